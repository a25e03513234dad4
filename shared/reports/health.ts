import type { Capture } from '../capture/record.ts';
import { plannedReminders } from '../deadlines/reminders.ts';
import { isOpen } from '../lifecycle/stages.ts';
import type { Order } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import type { Settings } from '../settings/schema.ts';

/** What an order lacks of the promise that no open order is ownerless. */
export type Ailment =
  /** Open, and no task of its stage or hold. */
  | { kind: 'no-task'; orderId: string }
  /** A task belongs to somebody who is no longer of the staff. */
  | { kind: 'no-owner'; orderId: string; taskId: string; owner: string }
  | { kind: 'no-due-time'; orderId: string; taskId: string }
  /** Schedules that should exist and do not. */
  | { kind: 'no-schedule'; orderId: string; missing: string[] };

/** Work that moves an order on; what stands beside it, such as a complaint, does not. */
const MOVES_ON: ReadonlySet<Task['kind']> = new Set(['stage', 'hold', 'approval']);

/**
 * Checks one order against the promise. `schedules` are the names known to exist; what should have fired by now is not missed, since fired
 * schedules delete themselves.
 */
export function ailmentsOf(
  order: Pick<Order, 'id' | 'stage' | 'tasks'>,
  settings: Settings,
  schedules: ReadonlySet<string>,
  now: Date,
): Ailment[] {
  const ailments: Ailment[] = [];
  const orderId = order.id;
  const owned = order.tasks.some(({ kind }) => MOVES_ON.has(kind));
  if (isOpen(order, settings) && !owned) ailments.push({ kind: 'no-task', orderId });
  for (const { id, owner, dueAt } of order.tasks) {
    if (!settings.staff.some((person) => person.id === owner)) {
      ailments.push({ kind: 'no-owner', orderId, taskId: id, owner });
    }
    if (Number.isNaN(Date.parse(dueAt))) ailments.push({ kind: 'no-due-time', orderId, taskId: id });
  }
  const missing = plannedReminders(order, settings)
    .filter(({ at, name }) => Date.parse(at) > now.getTime() && !schedules.has(name))
    .map(({ name }) => name);
  if (missing.length > 0) ailments.push({ kind: 'no-schedule', orderId, missing });
  return ailments;
}

/** An ailment with what a person knows the order by. */
export type Finding = Ailment & { orderNumber: string; stage: string };

export interface CheckDeps {
  /** Open orders in parts, `parts` of them. */
  parts: number;
  openPart(part: number): Promise<Order[]>;
  /** Names of the schedules that were made for each order, in the order of the ids. */
  schedulesOf(orderIds: readonly string[]): Promise<readonly (readonly string[])[]>;
  settings(): Promise<Settings>;
  now(): Date;
}

export interface Checked {
  at: string;
  /** Open orders that were looked at. */
  checked: number;
  findings: Finding[];
}

/** Looks at the open orders of one part. */
export async function checkPart(part: number, deps: CheckDeps): Promise<Checked> {
  const [settings, orders] = await Promise.all([deps.settings(), deps.openPart(part)]);
  const made = await deps.schedulesOf(orders.map(({ id }) => id));
  const now = deps.now();
  const findings = orders.flatMap((order, index) =>
    ailmentsOf(order, settings, new Set(made[index]), now).map((ailment) => ({
      ...ailment,
      orderNumber: order.number,
      stage: order.stage,
    })),
  );
  return { at: now.toISOString(), checked: orders.length, findings };
}

/**
 * Checks every open order against the promise that none is without owner, due time or schedule. `progress` hears after each part how many orders were
 * looked at.
 */
export async function checkAll(deps: CheckDeps, progress: (checked: number) => void = () => {}): Promise<Checked> {
  const whole: Checked = { at: deps.now().toISOString(), checked: 0, findings: [] };
  for (let part = 0; part < deps.parts; part += 1) {
    const { checked, findings } = await checkPart(part, deps);
    whole.checked += checked;
    whole.findings.push(...findings);
    progress(whole.checked);
  }
  return whole;
}

const WORDS: Readonly<Record<Ailment['kind'], { 'zh-CN': string; en: string }>> = {
  'no-task': { 'zh-CN': '没有任务', en: 'has no task' },
  'no-owner': { 'zh-CN': '负责人不在员工名单中', en: 'belongs to somebody who is not of the staff' },
  'no-due-time': { 'zh-CN': '没有期限', en: 'has no due time' },
  'no-schedule': { 'zh-CN': '缺少提醒', en: 'has reminders that were not made' },
};

/** What is wrong, as the end of a sentence that begins with the order. */
export const findingWords = ({ kind }: Ailment): { 'zh-CN': string; en: string } => WORDS[kind];

/** What a message in review lacks. */
export interface CaptureAilment {
  kind: 'no-owner' | 'no-due-time';
  captureId: string;
}

/** Checks messages in review: each belongs to somebody of the staff until a time. */
export const captureAilments = (
  captures: readonly Pick<Capture, 'id' | 'outcome'>[],
  { staff }: Pick<Settings, 'staff'>,
): CaptureAilment[] =>
  captures.flatMap(({ id: captureId, outcome }): CaptureAilment[] => {
    if (outcome.status !== 'in-review') return [];
    const owned = staff.some(({ id }) => id === outcome.owner);
    const timed = !Number.isNaN(Date.parse(outcome.dueAt));
    return [
      ...(owned ? [] : [{ kind: 'no-owner', captureId } as const]),
      ...(timed ? [] : [{ kind: 'no-due-time', captureId } as const]),
    ];
  });
