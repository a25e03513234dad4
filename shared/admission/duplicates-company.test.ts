import { describe, expect, it } from 'vitest';
import { sampleDraft, sure, unknown } from '../../test/kit/samples.ts';
import { type Message, to, verdicts } from '../../test/kit/verdicts.ts';
import type { Draft } from '../understanding/draft.ts';

describe('by somebody of the same company', () => {
  const said = (name: string, company: string, phone: string): Partial<Draft> => ({
    customer: {
      ...sampleDraft().customer,
      name: sure(name),
      company: sure(company),
      phone: sure(phone),
      email: unknown(),
    },
  });
  const HIMSELF = said('胡建波', '新浦胡记五金店', '+8613600000001');
  const COLLEAGUE = said('陈小红', '慈溪新浦胡记五金', '+8613600000002');
  const STRANGER = said('陈小红', '临港五金', '+8613600000002');
  const WEB = { source: 'web', customer: null };

  it.each<[string, Message[], string[]]>([
    [
      'himself, from another number',
      [{ at: 0 }, { ...WEB, at: 1, draft: HIMSELF }],
      ['new', 'copy same-goods-same-company'],
    ],
    ['a colleague', [{ at: 0 }, { ...WEB, at: 1, draft: COLLEAGUE }], ['new', 'ask same-goods-of-a-colleague']],
    ['a colleague, on another day', [{ at: 0 }, { ...WEB, at: 26, draft: COLLEAGUE }], ['new', 'new']],
    [
      'a colleague, by the same number',
      [
        { at: 0, reference: 'A-1' },
        { ...WEB, at: 26, reference: 'a1', draft: COLLEAGUE },
      ],
      ['new', 'copy same-reference-same-company'],
    ],
    [
      'a colleague, by another number',
      [
        { at: 0, reference: 'A-1' },
        { ...WEB, at: 1, reference: 'A-2', draft: COLLEAGUE },
      ],
      ['new', 'new'],
    ],
    ['a stranger behind the same door', [{ at: 0 }, { ...WEB, at: 1, draft: STRANGER }], ['new', 'new']],
    [
      'of an order that was cancelled',
      [
        { at: 0, cancelledLater: true },
        { ...WEB, at: 1, draft: HIMSELF },
      ],
      ['new', 'new'],
    ],
    [
      'for another place',
      [{ at: 0 }, { ...WEB, at: 1, draft: { ...HIMSELF, ...to('南桥镇环城东路118号') } }],
      ['new', 'new'],
    ],
    [
      'two customers of their own',
      [{ at: 0 }, { at: 1, source: 'web', customer: 'U02' }],
      ['new', 'ask same-goods-of-a-colleague'],
    ],
  ])('%s', (_name, messages, expected) => {
    expect(verdicts(...messages)).toEqual(expected);
  });

  it('but not where goods are fetched: strangers meet there', () => {
    const fetched: Partial<Draft> = { pickup: true, shipTo: unknown() };
    expect(verdicts({ at: 0, draft: fetched }, { ...WEB, at: 1, draft: { ...COLLEAGUE, ...fetched } })).toEqual([
      'new',
      'new',
    ]);
  });
});
