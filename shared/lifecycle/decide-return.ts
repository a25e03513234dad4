import type { OrderFact } from '../orders/events.ts';
import type { LineProgress, LineQuantity, ReturnRecord } from '../orders/fulfilment.ts';
import type { Order } from '../orders/order.ts';
import { type Deciding, nameOf, type WishOf } from './deciding.ts';
import { tooMuch } from './line-work.ts';
import { noticeFor } from './notice.ts';
import { openTask } from './open-task.ts';
import { linesTooMany, needsMissing, notAllowed, type Refusal, requestEnded, requestUnknown } from './refusals.ts';
import { stageOf } from './stages.ts';

const round = (quantity: number): number => Math.round(quantity * 1e9) / 1e9;

const sumOf = (lines: readonly LineQuantity[], lineNo: number): number =>
  lines.filter((line) => line.lineNo === lineNo).reduce((sum, { quantity }) => sum + quantity, 0);

/** What the customer has and has not asked to give back yet. */
export function leftToReturn({ progress, returns }: Pick<Order, 'progress' | 'returns'>): LineQuantity[] {
  const onTheWay = returns.filter(({ state }) => state === 'asked' || state === 'agreed').flatMap(({ lines }) => lines);
  return progress
    .map(({ lineNo, shipped, returned }) => ({ lineNo, quantity: round(shipped - returned - sumOf(onTheWay, lineNo)) }))
    .filter(({ quantity }) => quantity > 0);
}

const isOurs = ({ command }: Deciding): boolean => command.actor.kind === 'staff' || command.actor.kind === 'api';

/** Goods are to come back: staff agree by recording it, customers and shops ask. Also of a closed order. */
function asked(wish: WishOf<'record-return'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order, command, context } = deciding;
  const left = leftToReturn(order);
  if (tooMuch(wish.lines, left).length > 0) return linesTooMany(left);
  const { settings, now } = context;
  const seq = order.version + 1;
  const record: ReturnRecord = {
    id: `return-${seq}`,
    at: now.toISOString(),
    by: nameOf(command.actor),
    kind: wish.kind,
    reason: wish.why,
    note: wish.note,
    lines: wish.lines,
    state: 'asked',
  };
  const task = openTask(
    {
      kind: 'return',
      stage: order.stage,
      role: settings.changes.role ?? stageOf(settings, order.stage)?.role ?? settings.admission.reviewRole,
      due: settings.changes.due,
      reason: wish.note || null,
      about: record.id,
      order,
      seq,
    },
    context,
  );
  const recorded: OrderFact = { type: 'return-recorded', record, task };
  if (!isOurs(deciding)) return [recorded];
  return [recorded, { type: 'return-recorded', record: { ...record, state: 'agreed' }, task }];
}

/** What is left to do when goods are back: nobody else would see to it. */
const THEN = {
  return: { 'zh-CN': '退货已收到，请退款或冲账', en: 'The returned goods are here: give the money back or credit it' },
  exchange: { 'zh-CN': '换货已收到，请补发货物', en: 'The goods to exchange are here: send the new ones' },
} as const;

const withReturned = (progress: readonly LineProgress[], lines: readonly LineQuantity[]): LineProgress[] =>
  progress.map((line) => ({ ...line, returned: round(line.returned + sumOf(lines, line.lineNo)) }));

/** The goods are back: they count as returned, and somebody settles what is owed for them. */
function received(record: ReturnRecord, deciding: Deciding): OrderFact[] | Refusal {
  const { order, context } = deciding;
  const { lines } = record;
  const back = order.progress.map(({ lineNo, shipped, returned }) => ({ lineNo, quantity: round(shipped - returned) }));
  if (tooMuch(lines, back).length > 0) return linesTooMany(back.filter(({ quantity }) => quantity > 0));
  return [
    { type: 'return-recorded', record: { ...record, state: 'received' }, task: null },
    {
      type: 'lines-progressed',
      what: 'returned',
      lines,
      progress: withReturned(order.progress, lines),
      shipment: null,
      words: record.note || null,
    },
    noticeFor(deciding, THEN[record.kind][context.settings.language], 2),
  ];
}

/** Agrees to a return, takes the goods back, or refuses with words for the customer. */
function answered(wish: WishOf<'answer-return'>, deciding: Deciding): OrderFact[] | Refusal {
  const { order } = deciding;
  if (!isOurs(deciding)) return notAllowed();
  const record = order.returns.find(({ id }) => id === wish.returnId);
  if (!record) return requestUnknown();
  if (record.state === 'received' || record.state === 'refused') return requestEnded();
  if (wish.answer === record.state) return [];
  const noted = { ...record, note: wish.note.trim() || record.note };
  if (wish.answer === 'received') return received(noted, deciding);
  if (wish.answer === 'refused') {
    if (!wish.note.trim()) return needsMissing(['reason']);
    return [{ type: 'return-recorded', record: { ...noted, state: 'refused' }, task: null }];
  }
  const task = order.tasks.find(({ about }) => about === record.id) ?? null;
  return [{ type: 'return-recorded', record: { ...noted, state: 'agreed' }, task }];
}

export const decideReturn = (
  wish: WishOf<'record-return' | 'answer-return'>,
  deciding: Deciding,
): OrderFact[] | Refusal => (wish.type === 'record-return' ? asked(wish, deciding) : answered(wish, deciding));
