import type { Order } from '../../shared/orders/order.ts';
import type { Task } from '../../shared/orders/work.ts';
import { maySee } from '../../shared/rights/rights.ts';
import { mayWish } from '../../shared/rights/wishes.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { type Act, actsOf, claimAct } from '../../shared/tasks/acts.ts';
import { MOST_AT_ONCE } from '../../web/desk/bulk-model.ts';
import { presentingFor } from './flow.ts';
import type { Visit } from './visit.ts';

const REF = /^([\w-]{1,60})~([\w.:-]{1,120})~(\d{1,9})$/;

/** A task that somebody selected, with the version of its order that they saw. */
export interface Ref {
  text: string;
  orderId: string;
  taskId: string;
  version: number;
}

/** The selected tasks, each once, at most as many as go at once. What is no task of ours is passed over. */
export function refsIn(texts: readonly string[]): { refs: Ref[]; cut: boolean } {
  const refs = [...new Set(texts)].flatMap((text): Ref[] => {
    const [, orderId = '', taskId = '', version = ''] = REF.exec(text) ?? [];
    return orderId ? [{ text, orderId, taskId, version: Number(version) }] : [];
  });
  return { refs: refs.slice(0, MOST_AT_ONCE), cut: refs.length > MOST_AT_ONCE };
}

/** A selected task as it stands now. */
export interface Item {
  ref: Ref;
  /** Null where it is not there, or outside the person's limits. */
  order: Order | null;
  task: Task | null;
  /** With the flow that the order follows. */
  settings: Settings;
}

export async function itemsOf(refs: readonly Ref[], visit: Visit): Promise<Item[]> {
  const { deps, staff, settings } = visit;
  const found = await deps.orders.findMany([...new Set(refs.map(({ orderId }) => orderId))]);
  const known = new Map(found.filter((order) => maySee(staff, order, settings)).map((order) => [order.id, order]));
  return Promise.all(
    refs.map(async (ref): Promise<Item> => {
      const order = known.get(ref.orderId) ?? null;
      const task = order?.tasks.find(({ id }) => id === ref.taskId) ?? null;
      return { ref, order, task, settings: order ? (await presentingFor(order, visit)).settings : settings };
    }),
  );
}

/** Holds have ids of their own: lifting one is the same thing on every order. */
export const sameAct = (id: string): string => (id.startsWith('hold.lift.') ? 'hold.lift' : id);

/** What the person may do with the task without entering anything: its own steps and answers, and claiming it from somebody else. */
export function plainActs({ order, task, settings }: Item, { staff }: Visit): Act[] {
  if (!order || !task) return [];
  const claimable = task.owner !== staff.id && staff.roles.includes(task.role);
  const acts = [...(claimable ? [claimAct(task)] : []), ...actsOf(order, task, settings)];
  return acts.filter(({ needs, wish }) => {
    const wanted = needs.length === 0 ? wish({}) : null;
    return wanted !== null && mayWish(staff, wanted, order, settings);
  });
}
