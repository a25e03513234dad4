import { createHash } from 'node:crypto';
import { OUTDATING } from '../../shared/lifecycle/outdating.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Task } from '../../shared/orders/work.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { ClaimsFor } from '../../shared/tasks/action-link.ts';
import { type Act, actsOf, claimAct } from '../../shared/tasks/acts.ts';
import { happeningView, type Presenting, stageView } from '../../web/present/order.ts';
import type { ActionView, ActView, FieldError } from '../../web/views.ts';

type Claims = ClaimsFor<'step'>;

/** What can be done with the task of the link: as its owner; else only taking it over, where that is one's work too. */
export function offeredActs({ claims, order, settings }: Found): Act[] {
  const task = order.tasks.find(({ id }) => id === claims.taskId);
  if (!task) return [];
  const acts = actsOf(order, task, settings);
  return mayClaim(task, claims.staffId, settings) ? [...acts, claimAct(task)] : acts;
}

const mayClaim = (task: Task, staffId: string, { staff }: Settings): boolean =>
  task.owner !== staffId && (staff.find(({ id }) => id === staffId)?.roles.includes(task.role) ?? false);

const actView =
  (presenting: Presenting) =>
  ({ id, names, to, needs, may, warns }: Act): ActView => ({
    id,
    name: names[presenting.language],
    to: to === null ? null : stageView(to, presenting).name,
    needs,
    may,
    ends: warns,
  });

/** One id per link, version and what was filled in: pressing twice, or two tabs, is one command; a mended form is another. */
export const commandIdOf = (claims: Claims, version: number, filledIn: Readonly<Record<string, string>>): string =>
  `${linkPrefix(claims)}${createHash('sha256')
    .update(JSON.stringify([version, filledIn]))
    .digest('hex')
    .slice(0, 32)}`;

/** The same for every press of one link: the page finds again what came of it. */
const linkPrefix = (claims: Claims): string =>
  `link-${createHash('sha256').update(JSON.stringify(claims)).digest('hex').slice(0, 32)}-`;

export interface Found {
  claims: Claims;
  order: Order;
  settings: Settings;
}

/** The last event that is this person's own doing by this link, if nobody took it back since. */
function ownDoing(claims: Claims, since: readonly OrderEvent[], done: readonly string[]): OrderEvent | undefined {
  const undone = new Set(since.flatMap(({ fact }) => (fact.type === 'step-undone' ? [fact.undoes] : [])));
  const isStep = ({ fact }: OrderEvent): boolean => fact.type === 'stage-entered' || fact.type === 'cancelled';
  const stands = since.filter(({ seq }) => !undone.has(seq));
  const mine = stands.filter(({ causedBy }) => done.includes(causedBy) || causedBy.startsWith(linkPrefix(claims)));
  const before = stands.find(({ fact }) => fact.type === 'stage-entered' && fact.step === claims.step);
  return mine.find(isStep) ?? mine[0] ?? before;
}

/** How to take a step back, while that is possible: shortly after, by the same person, and while nothing followed. */
function undoOf(
  own: OrderEvent,
  { claims, settings }: Found,
  since: readonly OrderEvent[],
  now: Date,
): { seq: number; minutes: number } | null {
  const minutes = settings.links.undoMinutes;
  const isStep = own.fact.type === 'stage-entered' || own.fact.type === 'cancelled';
  const mine = own.actor.kind === 'staff' && own.actor.id === claims.staffId;
  const inTime = now.getTime() - Date.parse(own.at) < minutes * 60_000;
  const followed = since.some(({ seq, fact }) => seq > own.seq && OUTDATING.has(fact.type));
  return isStep && mine && inTime && !followed ? { seq: own.seq, minutes } : null;
}

/** What the page shows: what can be done, or who was faster, or that it is done. */
export function stateOf(
  found: Found,
  since: readonly OrderEvent[],
  presenting: Presenting,
  answer: Answer,
  now: Date,
): ActionView['state'] {
  const { claims } = found;
  const acts = offeredActs(found).map(actView(presenting));
  const chosen = acts.filter(({ id }) => claims.step === null || id === claims.step);
  const commandId = 'link';
  if (answer.errors.length > 0) {
    const steps = acts.filter(({ id }) => id === answer.act);
    return { kind: 'ready', steps: steps.length > 0 ? steps : chosen, commandId, ...answer };
  }
  if (answer.undone) return { kind: 'undone' };
  const own = ownDoing(claims, since, answer.done);
  if (own) return { kind: 'done', happening: happeningView(own, presenting), undo: undoOf(own, found, since, now) };
  if (answer.underWay) return { kind: 'under-way' };
  const moving = since.filter(({ fact }) => OUTDATING.has(fact.type));
  const gone = chosen.length === 0 && claims.step !== null && since.length > 0;
  if (moving.length > 0 || gone) {
    const told = moving.length > 0 ? moving : since;
    return { kind: 'stale', since: told.map((event) => happeningView(event, presenting)), steps: acts, commandId };
  }
  return { kind: 'ready', steps: chosen, commandId, values: {}, errors: [] };
}

export interface Answer {
  /** Commands that were carried out by this request. */
  done: string[];
  underWay: boolean;
  values: Record<string, string>;
  errors: FieldError[];
  refusal: string | null;
  undone: boolean;
  /** Which act the values and errors belong to. */
  act: string;
}

export const NOTHING: Answer = {
  done: [],
  underWay: false,
  values: {},
  errors: [],
  refusal: null,
  undone: false,
  act: '',
};
