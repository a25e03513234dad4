import { leftOf } from '../lifecycle/line-work.ts';
import { stageOf } from '../lifecycle/stages.ts';
import type { LineQuantity } from '../orders/fulfilment.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import { HoldReason } from '../settings/reasons.ts';
import type { Settings } from '../settings/schema.ts';
import { type Act, type ActValues, plainAct } from './acts.ts';

/** Field of the quantity of one line, by its number. */
export const quantityField = (lineNo: number): string => `qty.${lineNo}`;

/** Quantities as they were entered; a field that is empty is not meant. Null where one is no number, or there is none. */
function quantitiesOf(left: readonly LineQuantity[], values: ActValues): LineQuantity[] | null {
  const named = left.flatMap(({ lineNo }): LineQuantity[] => {
    const entered = values[quantityField(lineNo)]?.trim() ?? '';
    return entered === '' ? [] : [{ lineNo, quantity: Number(entered.replace(',', '.')) }];
  });
  const fits = named.length > 0 && named.every(({ quantity }) => Number.isFinite(quantity) && quantity > 0);
  return fits ? named : null;
}

function shipPart(order: Order): Act[] {
  const left = leftOf(order.content.lines, order.progress, 'shipped');
  if (left.length === 0) return [];
  return [
    plainAct(
      'lines.shipped',
      { 'zh-CN': '登记部分发货', en: 'Record what was shipped' },
      (values) => {
        const lines = quantitiesOf(left, values);
        const [carrier, trackingNumber] = [values.carrier || null, values.trackingNumber || null];
        return lines && { type: 'record-lines', what: 'shipped', lines, carrier, trackingNumber };
      },
      { lines: left, may: ['carrier', 'trackingNumber'] },
    ),
  ];
}

function putOnHold(order: Order): Act[] {
  if (order.holds.length > 0) return [];
  return [
    plainAct(
      'order.hold',
      { 'zh-CN': '挂起', en: 'Put on hold' },
      ({ holdReason, note = '' }) => {
        const reason = HoldReason.safeParse(holdReason).data;
        return reason && note ? { type: 'hold', reason, note, cause: null } : null;
      },
      { needs: ['holdReason', 'note'] },
    ),
  ];
}

const handOver = (task: Task): Act =>
  plainAct(
    'task.hand-over',
    { 'zh-CN': '转交他人', en: 'Hand over to somebody else' },
    ({ handTo, note = '' }) =>
      handTo ? { type: 'hand-over', taskId: task.id, to: handTo, note, from: task.owner } : null,
    { needs: ['handTo'], may: ['note'] },
  );

/** What can be done beside the work that a task asks for, while its order is under way: ship a part, hold, hand over. */
export function besidesOf(order: Order, task: Task, settings: Settings): Act[] {
  const category = stageOf(settings, order.stage)?.category;
  if (category === 'done' || category === 'void') return [];
  return task.kind === 'stage' ? [...shipPart(order), ...putOnHold(order), handOver(task)] : [handOver(task)];
}
