import type { Language } from '../../shared/settings/language.ts';
import { samplesFor } from '../samples.ts';
import type { LetterRow, LettersView, LetterView } from './views.ts';

/** Samples of the pages about messages that failed for good. */
export function letterSamplesFor(language: Language): {
  letters: LettersView;
  letter: LetterView;
  sentLetter: LetterView;
} {
  const { say } = samplesFor(language);
  const row: LetterRow = {
    id: '5f0c9f3e-6d5c-4a43-9a0e-2f6b8d1c7e10',
    what: say('执行指令', 'changing an order'),
    foundAt: '2026-11-23T02:25:00.000Z',
    order: { id: 'O01KB2' },
    captureId: null,
    status: 'waiting',
  };
  const read: LetterRow = {
    ...row,
    id: '7a1d',
    what: say('读取来件', 'reading a message'),
    order: null,
    captureId: 'C01KB9',
  };
  const relay: LetterRow = { ...row, id: '8b2e', what: say('转发变更', 'carrying on what was written'), order: null };
  const letter: LetterView = {
    ...row,
    sentAt: '2026-11-23T02:10:00.000Z',
    receiveCount: 6,
    body: '{\n  "orderId": "O01KB2",\n  "wish": {\n    "type": "comment",\n    "text": "请… (12)"\n  }\n}',
    whole: true,
    sendable: true,
    closed: null,
    values: { reason: '' },
    errors: [{ field: 'reason', words: say('请填写原因。', 'Please give a reason.') }],
  };
  return {
    letters: { part: 'waiting', rows: [row, read, relay] },
    letter,
    sentLetter: {
      ...letter,
      status: 'dropped',
      whole: false,
      sendable: false,
      errors: [],
      closed: {
        by: '陈静',
        at: '2026-11-23T02:28:00.000Z',
        reason: say('订单已由人工处理', 'The order was seen to by hand'),
      },
    },
  };
}
