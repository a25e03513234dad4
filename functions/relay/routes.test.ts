import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { link } from '../../shared/orders/chain.ts';
import { sampleLetter } from '../../test/kit/letters.ts';
import { fromCapture, fromDeadLetter, fromEvent, nowhere } from './routes.ts';

const capture: Capture = {
  id: 'C1',
  version: 1,
  channel: 'form',
  source: 'web',
  day: '2026-01-01',
  receivedAt: '2026-01-01T00:00:00.000Z',
  rawKey: 'raw/web/ab/abcd',
  digest: 'abcd',
  size: 1,
  contentType: 'application/json',
  meta: {},
  messageId: 'm1',
  trust: 'unauthenticated',
  test: false,
  replyTo: null,
  outcome: { status: 'in-flight', waitsFor: null },
  answer: null,
  attempts: 0,
  ask: [],
  decidedAt: null,
};

const inReview: Capture = {
  ...capture,
  version: 2,
  outcome: {
    status: 'in-review',
    rule: 'x',
    words: 'x',
    owner: 'li',
    dueAt: '2026-01-01T04:00:00.000Z',
    similarTo: null,
  },
};

describe('where a committed fact goes', () => {
  it('sends a new capture to interpretation', () => {
    expect(fromCapture(null, capture)).toEqual({ ...nowhere(), interpret: [{ captureId: 'C1' }] });
  });

  it('tells of a capture that went into review, once', () => {
    expect(fromCapture(capture, inReview).notify).toEqual([{ captureId: 'C1', version: 2 }]);
    expect(fromCapture(inReview, { ...inReview, version: 3 })).toEqual(nowhere());
    const other = { ...inReview, version: 3, outcome: { ...inReview.outcome, owner: 'wang' } } as Capture;
    expect(fromCapture(inReview, other).notify).toEqual([{ captureId: 'C1', version: 3, handedOver: true }]);
  });

  it('asks once more for what an answer left open, then tells the reviewer', () => {
    const said = (captureId?: string) => ({
      at: '2026-01-01T01:00:00.000Z',
      corrections: {},
      words: {},
      lines: {},
      ...(captureId ? { captureId } : {}),
    });
    const again = { decision: 'again' } as const;
    const answered: Capture = {
      ...inReview,
      version: 3,
      ask: ['shipTo'],
      customerAnswers: [said('C2')],
      answer: { by: '@customer', at: '2026-01-01T01:00:00.000Z', answer: again },
    };
    const looked: Capture = { ...answered, version: 4, decidedAt: '2026-01-01T01:00:01.000Z' };
    expect(fromCapture(answered, looked).notify).toEqual([{ captureId: 'C1', version: 4, askedAgain: true }]);
    const twice = { ...looked, customerAnswers: [said('C2'), said('C3')] };
    expect(fromCapture(answered, twice).notify).toEqual([{ captureId: 'C1', version: 4, handedOver: true }]);
    expect(fromCapture(answered, { ...looked, ask: [] }).notify).toMatchObject([{ handedOver: true }]);
    expect(fromCapture(answered, { ...looked, customerAnswers: [said()] })).toEqual(nowhere());
  });

  it('asks once more what nobody answered, then tells the reviewer', () => {
    const again: Capture = { ...inReview, version: 3, ask: ['shipTo'], askedAgainAt: '2026-01-02T00:00:00.000Z' };
    expect(fromCapture(inReview, again).notify).toEqual([{ captureId: 'C1', version: 3, askedAgain: true }]);
    const gaveUp: Capture = { ...again, version: 4, gaveUpAt: '2026-01-03T00:00:00.000Z' };
    expect(fromCapture(again, gaveUp).notify).toEqual([{ captureId: 'C1', version: 4, handedOver: true }]);
  });

  it('sends a dead letter back where it came from, if that was decided', () => {
    const closed = { by: 'li', at: '2026-01-01T00:00:00.000Z', reason: null };
    const sent = sampleLetter({ status: 'sent-again', closed });
    expect(fromDeadLetter(sent).again).toEqual([{ id: 'm-1', body: sent.body, to: 'commands', group: 'O1' }]);
    const reminder = { ...sent, queue: 'reminders', group: null } as const;
    expect(fromDeadLetter(reminder).again).toMatchObject([{ to: 'commands', group: 'O1' }]);
    expect(fromDeadLetter({ ...sent, queue: 'notify' }).again).toMatchObject([{ to: 'notify', group: null }]);
    expect(fromDeadLetter({ ...sent, status: 'dropped' })).toEqual(nowhere());
    expect(fromDeadLetter({ ...sent, queue: 'relay' })).toEqual(nowhere());
  });

  it('has a decided review interpreted again', () => {
    const answered: Capture = {
      ...inReview,
      version: 3,
      answer: { by: 'li', at: '2026-01-01T01:00:00.000Z', answer: { decision: 'set-aside', reason: 'spam' } },
    };
    expect(fromCapture(inReview, answered).interpret).toEqual([{ captureId: 'C1' }]);
    expect(fromCapture(answered, { ...answered, version: 4 })).toEqual(nowhere());
  });

  it('makes commands of an attached capture, with ids that a repeat shares', () => {
    const wishes = [{ type: 'cancel', wish: 'cancelled by the shop' } as const];
    const attached: Capture = {
      ...capture,
      version: 2,
      outcome: { status: 'attached', orderId: 'O1', orderNumber: 'SO-1', as: 'status', rule: 'r', words: 'w', wishes },
    };
    const { commands } = fromCapture(capture, attached);
    expect(commands.map(({ id, wish }) => [id, wish.type])).toEqual([
      ['C1.0', 'attach-capture'],
      ['C1.1', 'cancel'],
    ]);
  });

  it('sends the answer to a task mail as its writer, before the capture is attached, and has them told', () => {
    const reply = {
      by: 'li-na',
      orderId: 'O1',
      orderNumber: 'SO-1',
      taskId: 'stage-1',
      version: 3,
      result: 'wished',
      problem: null,
      wish: { type: 'take-step', step: 'confirm' },
      reason: null,
    } as const;
    const about = { orderId: 'O1', orderNumber: 'SO-1', rule: 'task-reply', words: 'w' };
    const attached: Capture = {
      ...capture,
      version: 2,
      outcome: { status: 'attached', as: 'status', wishes: [], reply, ...about },
    };
    const { commands, notify } = fromCapture(capture, attached);
    expect(notify).toEqual([{ captureId: 'C1', version: 2, replied: true }]);
    expect(commands).toMatchObject([
      { id: 'C1.reply', actor: { kind: 'staff', id: 'li-na' }, expectedVersion: 3, wish: { step: 'confirm' } },
      { id: 'C1.0', actor: { kind: 'source' }, expectedVersion: null },
    ]);
    const refused = { ...reply, result: 'sender', wish: null } as const;
    const aside = { status: 'set-aside', rule: 'task-reply-sender', words: 'w', by: 'hub', reply: refused } as const;
    expect(fromCapture(capture, { ...capture, version: 2, outcome: aside })).toEqual({ ...nowhere(), notify });
  });

  it('sends a reminder to notify only, and an entered stage to the schedules too', () => {
    const body = {
      orderId: 'O1',
      seq: 2,
      at: '2026-01-01T00:00:00.000Z',
      actor: { kind: 'hub', id: 'schedule' } as const,
      reason: null,
      causedBy: 'K1',
    };
    const reminded = link({ ...body, fact: { type: 'reminded', taskId: 't', kind: 'due', to: ['li'] } }, '');
    expect(fromEvent(reminded)).toEqual({ ...nowhere(), notify: [{ orderId: 'O1', seq: 2 }] });
    const entered = link(
      {
        ...body,
        fact: {
          type: 'stage-entered',
          from: 'a',
          to: 'b',
          step: 's',
          task: null,
          carrier: null,
          trackingNumber: null,
          progress: null,
          shipment: null,
        },
      },
      '',
    );
    expect(fromEvent(entered)).toEqual({
      ...nowhere(),
      notify: [{ orderId: 'O1', seq: 2 }],
      schedule: [{ orderId: 'O1' }],
    });
  });
});
