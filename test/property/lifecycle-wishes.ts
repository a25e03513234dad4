import fc from 'fast-check';
import type { Wish } from '../../shared/lifecycle/commands.ts';
import type { Actor } from '../../shared/orders/actor.ts';
import type { Order, Profile } from '../../shared/orders/order.ts';
import type { Task } from '../../shared/orders/work.ts';
import { HOLD_REASONS } from '../../shared/settings/reasons.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { sampleContent } from '../kit/samples.ts';

const words = fc.string({ maxLength: 20 });
const number = fc.integer({ min: 1, max: 30 });
const idOf = (...kinds: string[]) => fc.tuple(fc.constantFrom(...kinds), number).map(([kind, seq]) => `${kind}-${seq}`);
const taskId = idOf('stage', 'hold', 'approval', 'change', 'complaint', 'return', 'stock-take', 'notice');
const lineNo = fc.constantFrom(1, 2, 3);
const lines = fc.array(fc.record({ lineNo, quantity: fc.constantFrom(0.1, 0.2, 5, 9.9, 10, 20) }), {
  minLength: 1,
  maxLength: 3,
});

const [LINE] = sampleContent().lines;
if (!LINE) throw new Error('the sample has a line');
const line = fc.record({
  lineNo,
  sku: fc.constantFrom('HN-M8', 'FW-M8'),
  quantity: fc.constantFrom(0.3, 5, 10, 20, 40),
});

/** Contents that differ in goods, quantities, day and note. */
export const content = fc
  .record({
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    requestedDate: fc.constantFrom(null, '2026-11-10', '2026-11-25', '2026-12-20'),
    note: fc.constantFrom(null, 'call first'),
    total: fc.constantFrom(
      null,
      { minor: 24_000, currency: 'CNY' },
      { minor: 90_000, currency: 'CNY' },
      { minor: 500, currency: 'EUR' },
    ),
  })
  .map(({ lines: wanted, ...rest }) => sampleContent({ ...rest, lines: wanted.map((one) => ({ ...LINE, ...one })) }));

export const actor: fc.Arbitrary<Actor> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('li-na', 'emma', 'chen-jing', 'wang-wei', 'zhao-lei', 'gone')
      .map((id) => ({ kind: 'staff' as const, id })),
  },
  fc.constant({ kind: 'source' as const, id: 'shop-eu' }),
  fc.constant({ kind: 'customer' as const, id: 'U01' }),
  fc.constant({ kind: 'api' as const, id: 'erp' }),
  fc.constantFrom('interpret', 'schedule', 'sweep').map((id) => ({ kind: 'hub' as const, id: id as 'sweep' })),
);

/** What rules ask about an order. */
export const profile: fc.Arbitrary<Profile> = fc.record({
  newCustomer: fc.boolean(),
  overCredit: fc.boolean(),
  shortOfStock: fc.subarray(['HN-M8', 'FW-M8']),
  discount: fc.constantFrom(0, 0.2, 0.5),
});

const instant = fc.constantFrom('2026-11-16T05:30:00.000Z', '2026-11-20T09:00:00.000Z', '2027-03-01T09:00:00.000Z');

/** One arbitrary for each type of wish: a wish without one is a compile error. */
function wishes({ stages }: Pick<Settings, 'stages'>): {
  [T in Wish['type']]: fc.Arbitrary<Extract<Wish, { type: T }>>;
} {
  const steps = [...new Set(stages.flatMap((stage) => stage.steps.map(({ id }) => id)))];
  const parcel = { carrier: fc.constantFrom('SF', 'SF', '', null), trackingNumber: fc.constantFrom('1', '1', null) };
  const is = <T extends string>(type: T) => fc.constant(type);
  return {
    'take-step': fc.record({ type: is('take-step'), step: fc.constantFrom(...steps, 'nonsense'), ...parcel }),
    'undo-step': fc.record({ type: is('undo-step'), seq: number }),
    hold: fc.record({ type: is('hold'), reason: fc.constantFrom(...HOLD_REASONS), note: words }),
    'lift-hold': fc.record({ type: is('lift-hold'), holdId: idOf('hold'), note: words }),
    resume: fc.record({ type: is('resume') }),
    'answer-approval': fc.record({
      type: is('answer-approval'),
      taskId: fc.oneof(
        idOf('approval'),
        idOf('approval').map((id) => `${id}-2`),
      ),
      answer: fc.constantFrom('approve', 'approve', 'refuse', 'send-back'),
      to: fc.constantFrom(null, ...stages.map(({ id }) => id)),
    }),
    'record-lines': fc.record({
      type: is('record-lines'),
      what: fc.constantFrom('confirmed', 'produced', 'shipped'),
      lines,
      ...parcel,
    }),
    'cancel-lines': fc.record({ type: is('cancel-lines'), lines }),
    'record-return': fc.record({
      type: is('record-return'),
      kind: fc.constantFrom('return', 'exchange'),
      why: fc.constantFrom('damaged', 'other'),
      note: words,
      lines,
    }),
    'answer-return': fc.record({
      type: is('answer-return'),
      returnId: idOf('return'),
      answer: fc.constantFrom('agreed', 'received', 'refused'),
      note: words,
    }),
    'promise-date': fc.record({
      type: is('promise-date'),
      date: fc.constantFrom(null, '2026-11-01', '2026-11-18', '2026-12-10'),
    }),
    'migrate-flow': fc.record({
      type: is('migrate-flow'),
      settingsVersion: fc.constantFrom(1, 2, 3),
      to: fc.constantFrom(null, ...stages.map(({ id }) => id)),
    }),
    'ask-change': fc.record({ type: is('ask-change'), content, note: words }),
    'answer-change': fc.record({
      type: is('answer-change'),
      changeId: idOf('change'),
      answer: fc.constantFrom('agree', 'agree', 'refuse', 'withdraw'),
      note: words,
    }),
    'open-complaint': fc.record({
      type: is('open-complaint'),
      kind: fc.constantFrom('late', 'damaged'),
      text: fc.constantFrom('Where is it?', 'Broken'),
    }),
    'answer-complaint': fc.record({
      type: is('answer-complaint'),
      complaintId: idOf('complaint'),
      remedy: fc.constantFrom('hurry', 'credit'),
      answer: fc.constant('Sorry'),
    }),
    'close-complaint': fc.record({
      type: is('close-complaint'),
      complaintId: idOf('complaint'),
      cause: fc.constant('carrier'),
      prevention: fc.option(words),
    }),
    'open-stock-take': fc.record({ type: is('open-stock-take'), round: fc.constantFrom('2026-W47', '2026-W48') }),
    'answer-stock-take': fc.record({
      type: is('answer-stock-take'),
      taskId: idOf('stock-take'),
      answer: fc.constantFrom('on-time', 'late', 'waiting-customer', 'cancel'),
      until: fc.option(instant),
    }),
    'record-cause': fc.record({ type: is('record-cause'), seq: number, cause: fc.constant('sales') }),
    cancel: fc.record({ type: is('cancel'), wish: fc.option(words) }),
    'change-content': fc.record({ type: is('change-content'), content }),
    'attach-capture': fc.record({
      type: is('attach-capture'),
      captureId: fc.constantFrom('C1', 'C2', 'C3'),
      as: fc.constantFrom('copy', 'message', 'status'),
      words,
    }),
    'detach-capture': fc.record({ type: is('detach-capture'), captureId: fc.constantFrom('C1', 'C2', 'C3'), words }),
    'record-payment': fc.record({
      type: is('record-payment'),
      payment: fc.constantFrom('unknown', 'pending', 'paid', 'partly-refunded', 'refunded'),
      words,
    }),
    'open-notice': fc.record({ type: is('open-notice'), words }),
    'hand-over': fc.record({
      type: is('hand-over'),
      taskId,
      to: fc.constantFrom('li-na', 'emma', 'chen-jing', 'gone'),
      note: words,
    }),
    'claim-task': fc.record({ type: is('claim-task'), taskId }),
    'close-task': fc.record({ type: is('close-task'), taskId, words }),
    remind: fc.record({
      type: is('remind'),
      taskId,
      kind: fc.constantFrom('before', 'due', 'after', 'hand-over', 'escalate'),
      dueAt: instant,
    }),
    comment: fc.record({ type: is('comment'), text: fc.string({ minLength: 1, maxLength: 20 }) }),
  };
}

/** Any wish, those that move an order more often. */
export function wishOf(settings: Pick<Settings, 'stages'>): fc.Arbitrary<Wish> {
  const often: Partial<Record<Wish['type'], number>> = {
    'take-step': 14,
    'change-content': 3,
    'record-lines': 5,
    'answer-approval': 7,
    hold: 2,
    resume: 2,
    'lift-hold': 2,
    'undo-step': 3,
    'ask-change': 3,
    'answer-change': 3,
  };
  const all = Object.entries(wishes(settings)) as [Wish['type'], fc.Arbitrary<Wish>][];
  return fc.oneof(...all.map(([type, arbitrary]) => ({ weight: often[type] ?? 1, arbitrary })));
}

/** What a wish names by an id is taken from what the order has, or offers by these `steps`, where it has some: most wishes then hit something. */
export function aimed(wish: Wish, order: Order, steps: readonly string[], pick: number): Wish {
  const of = (list: readonly { id: string }[]): string | undefined => list[pick % Math.max(1, list.length)]?.id;
  const kinds: Partial<Record<Wish['type'], Task['kind']>> = {
    'answer-approval': 'approval',
    'answer-stock-take': 'stock-take',
    'close-task': 'notice',
  };
  if ('taskId' in wish) {
    const kind = kinds[wish.type];
    const tasks = kind ? order.tasks.filter((task) => task.kind === kind) : order.tasks;
    const task = tasks.find(({ id }) => id === of(tasks));
    if (!task) return wish;
    return wish.type === 'remind' ? { ...wish, taskId: task.id, dueAt: task.dueAt } : { ...wish, taskId: task.id };
  }
  if ('holdId' in wish) return { ...wish, holdId: of(order.holds) ?? wish.holdId };
  if ('changeId' in wish) return { ...wish, changeId: of(order.changes) ?? wish.changeId };
  if ('complaintId' in wish) return { ...wish, complaintId: of(order.complaints) ?? wish.complaintId };
  if ('returnId' in wish) return { ...wish, returnId: of(order.returns) ?? wish.returnId };
  if (wish.type === 'undo-step') return { ...wish, seq: order.version };
  const onward = pick === 0 ? steps : steps.filter((step) => step !== 'cancel');
  return wish.type === 'take-step' ? { ...wish, step: onward[pick % Math.max(1, onward.length)] ?? wish.step } : wish;
}
