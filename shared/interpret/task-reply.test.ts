import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KEYS } from '../../test/kit/notify-world.ts';
import { MONDAY, sampleOrder, sampleSettings } from '../../test/kit/samples.ts';
import type { Capture } from '../capture/record.ts';
import type { Order } from '../orders/order.ts';
import { assigner } from '../tasks/assign.ts';
import { replyAddressOf } from '../tasks/reply-address.ts';
import type { Arrival } from '../understanding/draft.ts';
import type { Run } from './run.ts';
import { onTaskReply } from './task-reply.ts';

const settings = sampleSettings();
const order: Order = sampleOrder('pending');
const [task] = order.tasks;
const owner = settings.staff.find(({ id }) => id === task?.owner);
if (!task || !owner) throw new Error('the sample has a task with an owner');
const address = (days = 14) =>
  replyAddressOf(
    { orderNumber: order.number, version: order.version, taskId: task.id, staffId: owner.id, days },
    KEYS,
    MONDAY,
  ) ?? '';

const mail = (text: string, more: Partial<Arrival> = {}): Arrival =>
  ({
    type: 'text',
    sender: { name: null, email: owner.email.toUpperCase(), phone: null, chatId: null },
    trust: 'authenticated',
    messageKey: null,
    threadRef: null,
    replyTo: { kind: 'email', address: owner.email, inReplyTo: null, references: [], subject: null },
    message: { subject: 'Re', text, html: null, quoted: '', attachments: [] },
    ...more,
  }) as Arrival;

const replace = vi.fn<(capture: Capture) => Promise<boolean>>();
beforeEach(() => void replace.mockReset().mockResolvedValue(true));

async function ends(arrival: Arrival, meta: Record<string, string> = { taskReply: address() }, now = MONDAY) {
  const run = {
    capture: { id: 'C9', source: 'mail-sales', meta, attempts: 0 },
    settings,
    answer: null,
    context: { settings, now, assign: assigner(settings) },
    deps: {
      captures: { replace },
      keys: async () => KEYS,
      holders: async () => [order.id],
      orders: { find: async () => order },
      settings: { version: async () => ({ settings }) },
    },
  } as unknown as Run;
  const taken = await onTaskReply(run, arrival);
  return { taken, outcome: replace.mock.calls[0]?.[0].outcome };
}

describe('an answer to a task mail', () => {
  it('wishes what it says, of the version that its writer saw', async () => {
    const { taken, outcome } = await ends(mail('确认'));
    expect(taken).toBe(true);
    expect(outcome).toMatchObject({
      status: 'attached',
      as: 'status',
      reply: { by: owner.id, version: order.version, result: 'wished', wish: { type: 'take-step', step: 'confirm' } },
    });
  });

  it('holds with its words', async () => {
    const { outcome } = await ends(mail('hold: waiting for price'));
    expect(outcome).toMatchObject({ reply: { wish: { type: 'hold', reason: 'price', note: 'waiting for price' } } });
  });

  it('is a comment where it is not understood', async () => {
    const { outcome } = await ends(mail('whatever you say, dear machine'));
    expect(outcome).toMatchObject({
      status: 'attached',
      reply: {
        result: 'comment',
        problem: 'not-understood',
        wish: { type: 'comment', text: 'whatever you say, dear machine' },
      },
    });
  });

  it('is told apart where it could not be read: nothing is wished', async () => {
    const unread = mail('', { type: 'unreadable', rule: 'mail-encrypted', words: 'x' } as Partial<Arrival>);
    expect((await ends(unread)).outcome).toMatchObject({
      reply: { result: 'comment', problem: 'unreadable', wish: null },
    });
  });

  it.each([
    ['another person', { sender: { name: null, email: 'x@example.org', phone: null, chatId: null } }],
    ['nobody proved', { trust: 'unauthenticated' }],
    ['a forgery', { trust: 'forged', replyTo: null }],
  ] as const)('does nothing for %s, and the true person is told', async (_, more) => {
    const { outcome } = await ends(mail('ok', more as Partial<Arrival>));
    expect(outcome).toMatchObject({ status: 'set-aside', reply: { by: owner.id, result: 'sender', wish: null } });
  });

  it('does nothing once it is too old', async () => {
    const later = new Date(MONDAY.getTime() + 20 * 86_400_000);
    const { outcome } = await ends(mail('ok'), { taskReply: address() }, later);
    expect(outcome).toMatchObject({ status: 'set-aside', reply: { result: 'expired', wish: null } });
  });

  it('goes to a person where its address is damaged, or a list sent it', async () => {
    const cut = await ends(mail('ok'), { taskReply: address().slice(0, -1) });
    expect(cut.outcome).toMatchObject({ status: 'in-review', rule: 'task-reply-wrong' });
    replace.mockClear();
    expect((await ends(mail('ok', { replyTo: null }))).outcome).toMatchObject({ rule: 'task-reply-list' });
  });

  it('is none where it is automatic, or an order that was also sent to a mailbox for orders', async () => {
    const away = mail('', { type: 'noise', rule: 'auto-reply', words: 'x' } as Partial<Arrival>);
    expect((await ends(away)).taken).toBe(false);
    expect((await ends(mail('20 boxes please'), {})).taken).toBe(false);
    const both = { taskReply: address(), taskReplyAlso: 'true' };
    expect((await ends(mail('20 boxes please', { trust: 'unauthenticated' }), both)).taken).toBe(false);
    expect(replace).not.toHaveBeenCalled();
  });
});
