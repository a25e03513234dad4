import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { LetterBox } from '../../shared/platform/letter-box.ts';
import type { NotifyMessage } from '../../shared/platform/messages.ts';
import { sampleReview } from '../../test/kit/desk-world.ts';
import { boxWith, lettersInMemory, sampleLetter } from '../../test/kit/letters.ts';
import { after, MONDAY, sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import { sweepDeadLetters } from './dead-letters.ts';
import type { SweepDeps } from './wire.ts';

const settings = sampleSettings();
const { order, event } = sampleBeginning();
const commandFor = (orderId: string, id = 'K1') => JSON.stringify({ id, orderId, wish: { type: 'take-step' } });

interface Left {
  boxes: LetterBox[];
  letters?: ReturnType<typeof lettersInMemory>;
  orders?: Order[];
  capture?: Capture;
  causedBy?: string;
}

function world({ boxes, letters = lettersInMemory(), orders = [order], capture, causedBy = '' }: Left) {
  const sent = { commands: [] as Command[], notify: [] as NotifyMessage[] };
  const captures = new Map(capture ? [[capture.id, capture]] : []);
  const deps = {
    letters,
    letterBoxes: boxes,
    settings: { current: async () => ({ settings, version: 1 }) },
    suppression: { among: async () => new Set() },
    orders: {
      find: async (id: string) => orders.find((one) => one.id === id),
      event: async () => ({ ...event, causedBy }),
    },
    captures: {
      find: async (id: string) => captures.get(id),
      replace: async (next: Capture) => {
        if (captures.get(next.id)?.version !== next.version) return false;
        captures.set(next.id, { ...next, version: next.version + 1 });
        return true;
      },
    },
    commands: { send: async (more: Command[]) => void sent.commands.push(...more) },
    notify: { send: async (more: NotifyMessage[]) => void sent.notify.push(...more) },
  } as unknown as SweepDeps;
  const run = (hours = 0) => sweepDeadLetters(after(MONDAY, hours), deps);
  return { sent, letters, captures, run };
}

describe('messages that failed for good', () => {
  it('become letters, work for the owner of their order and one mail, and leave their queue', async () => {
    const box = boxWith(
      'commands',
      { body: commandFor(order.id), group: order.id },
      { body: '{broken', group: 'none' },
    );
    const other = boxWith('schedule', { body: JSON.stringify({ orderId: order.id }) });
    const { sent, letters, run } = world({ boxes: [box, other] });
    expect(await run()).toEqual({ deadLettersFound: 3, deadLettersWaiting: 3 });
    expect(box.lying).toEqual([]);
    expect(letters.kept.get('commands-0')).toMatchObject({ queue: 'commands', orderId: order.id, group: order.id });
    expect(letters.kept.get('commands-1')).toMatchObject({ orderId: 'none', status: 'waiting' });
    // No notice for an order that does not exist: it would fail in the same way.
    expect(sent.commands.map(({ id, orderId }) => [id, orderId])).toEqual([
      ['dead-letter-commands-0', order.id],
      ['dead-letter-schedule-0', order.id],
    ]);
    expect(sent.commands[0]?.wish).toMatchObject({ type: 'open-notice', words: expect.stringContaining('take-step') });
    const queues = [
      { queue: 'schedule', count: 1 },
      { queue: 'commands', count: 2 },
    ];
    expect(sent.notify).toEqual([{ deadLetters: { digest: MONDAY.toISOString(), queues, waiting: 3 } }]);
  });

  it('that are found again, since the run before died, are the same letters, commands and mail', async () => {
    const box = boxWith('commands', { body: commandFor(order.id) });
    const { sent, letters, run } = world({ boxes: [box] });
    const { remove } = box;
    box.remove = async () => {
      throw new Error('killed');
    };
    await expect(run()).rejects.toThrow('killed');
    box.remove = remove;
    await run(0.1);
    expect(letters.kept.size).toBe(1);
    expect(new Set(sent.commands.map(({ id }) => id)).size).toBe(1);
    expect(new Set(sent.notify.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(box.lying).toEqual([]);
  });

  it('about which somebody decided meanwhile only leave their queue', async () => {
    const closed = { by: 'li', at: MONDAY.toISOString(), reason: null };
    const letters = lettersInMemory(sampleLetter({ id: 'commands-0', status: 'sent-again', closed }));
    const box = boxWith('commands', { body: commandFor(order.id) });
    const { sent, run } = world({ boxes: [box], letters });
    expect(await run()).toEqual({ deadLettersFound: 0, deadLettersWaiting: 0 });
    expect(sent).toEqual({ commands: [], notify: [] });
    expect(box.lying).toEqual([]);
  });

  it('open no notice that would come again and again', async () => {
    const own = boxWith('commands', { body: commandFor(order.id, 'dead-letter-m') });
    const told = boxWith('notify', { body: JSON.stringify({ orderId: order.id, seq: 2 }) });
    const first = world({ boxes: [own, told], causedBy: 'dead-letter-m' });
    await first.run();
    expect(first.sent.commands).toEqual([]);
    const two = boxWith('schedule', ...[1, 2].map(() => ({ body: JSON.stringify({ orderId: order.id }) })));
    const second = world({ boxes: [two] });
    await second.run();
    expect(second.sent.commands).toHaveLength(1);
    const [notice] = second.sent.commands;
    const reason = notice?.wish.type === 'open-notice' ? notice.wish.words : '';
    const task = { ...order.tasks[0], id: 'notice-2', kind: 'notice', reason };
    const noticed = { ...order, tasks: [...order.tasks, task] } as Order;
    const third = world({
      boxes: [boxWith('schedule', { body: JSON.stringify({ orderId: order.id }) })],
      orders: [noticed],
    });
    await third.run();
    expect(third.sent.commands).toEqual([]);
  });

  it('tell nobody of the mail that tells of them, nor every time of a sweep that fails every time', async () => {
    const digest = { digest: MONDAY.toISOString(), queues: [], waiting: 1 };
    const mail = world({ boxes: [boxWith('notify', { body: JSON.stringify({ deadLetters: digest }) })] });
    await mail.run();
    expect(mail.letters.kept.size).toBe(1);
    expect(mail.sent.notify).toEqual([]);
    const sweeps = world({
      boxes: [boxWith('sweep', {}, { id: 'other' })],
      letters: lettersInMemory(sampleLetter({ queue: 'sweep' })),
    });
    expect(await sweeps.run()).toEqual({ deadLettersFound: 2, deadLettersWaiting: 3 });
    expect(sweeps.sent.notify).toEqual([]);
  });

  it('about a capture that nobody could read put it in review, if it is still in flight', async () => {
    const { capture } = sampleReview({ outcome: { status: 'in-flight', waitsFor: null }, decidedAt: null });
    const box = () => boxWith('interpret', { body: JSON.stringify({ captureId: capture.id }) });
    const { captures, run } = world({ boxes: [box()], capture });
    await run(1);
    const { outcome, decidedAt } = captures.get(capture.id) ?? {};
    expect(outcome).toMatchObject({ status: 'in-review', rule: 'failed-to-read' });
    expect(settings.staff.map(({ id }) => id)).toContain(outcome?.status === 'in-review' && outcome.owner);
    expect(decidedAt).toBe(after(MONDAY, 1).toISOString());
    const done = { ...capture, outcome: { status: 'ordered', orderId: 'O1', orderNumber: 'SO-1' } } as Capture;
    const settled = world({ boxes: [box()], capture: done });
    await settled.run();
    expect(settled.captures.get(capture.id)).toEqual(done);
    // And the next run sees that there is nothing left to decide.
    expect(await settled.run(1)).toEqual({ deadLettersFound: 0, deadLettersWaiting: 0 });
    expect(settled.letters.kept.get('interpret-0')).toMatchObject({ status: 'dropped', closed: { by: 'sweep' } });
  });

  it('that are too long for the table stay in their queue, with their beginning as a letter', async () => {
    const box = boxWith('notify', { body: 'x'.repeat(400_000) });
    const { letters, run } = world({ boxes: [box] });
    await run();
    expect(letters.kept.get('notify-0')).toMatchObject({ whole: false, body: 'x'.repeat(2000) });
    expect(box.lying).toHaveLength(1);
  });

  it('of other queues are seen to where one queue cannot be read, and the run fails', async () => {
    const broken: LetterBox = { ...boxWith('relay'), take: async () => Promise.reject(new Error('AccessDenied')) };
    const box = boxWith('mail-feedback', {});
    const { sent, run } = world({ boxes: [broken, box] });
    await expect(run()).rejects.toThrow('not all dead-letter queues');
    expect(box.lying).toEqual([]);
    expect(sent.notify).toHaveLength(1);
  });
});
