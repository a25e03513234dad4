import { createHash } from 'node:crypto';
import { OUTDATING } from '../../shared/lifecycle/outdating.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Task } from '../../shared/orders/work.ts';
import { maySee } from '../../shared/rights/rights.ts';
import { mayWish } from '../../shared/rights/wishes.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { ClaimsFor } from '../../shared/tasks/action-link.ts';
import { type Act, type ActValues, actsOf, claimAct } from '../../shared/tasks/acts.ts';
import { besidesOf, quantityField } from '../../shared/tasks/besides.ts';
import { happeningView, type Presenting, stageView } from '../../web/present/order.ts';
import type { ActionView, ActView, FieldError } from '../../web/views.ts';

type Claims = ClaimsFor<'step'>;

/** With these every act can say what would be wished: rights are judged by that. */
const ANYTHING: ActValues = {
  carrier: '-',
  trackingNumber: '-',
  reason: '-',
  until: '2100-01-01',
  remedy: 'other',
  answer: '-',
  cause: 'other',
  prevention: '-',
  holdReason: 'other',
  note: '-',
  handTo: '-',
};

/** The acts that this person may do: what the rights refuse is not offered. */
function allowed(acts: readonly Act[], { claims, order, settings }: Found): Act[] {
  const staff = settings.staff.find(({ id }) => id === claims.staffId);
  return acts.filter((act) => {
    const quantities = act.lines.map(({ lineNo }) => [quantityField(lineNo), '1']);
    const wish = act.wish({ ...ANYTHING, ...Object.fromEntries(quantities) });
    return staff !== undefined && wish !== null && mayWish(staff, wish, order, settings);
  });
}

const taskOf = ({ claims, order }: Found): Task | undefined => order.tasks.find(({ id }) => id === claims.taskId);

/** What can be done with the task of the link: as its owner, and taking it over where that is one's work too. */
export function offeredActs(found: Found): Act[] {
  const { claims, order, settings } = found;
  const task = taskOf(found);
  if (!task) return [];
  const acts = actsOf(order, task, settings);
  return allowed(mayClaim(task, claims.staffId, settings) ? [...acts, claimAct(task)] : acts, found);
}

/** What can be done beside it, by the owner of the task. */
export function besideActs(found: Found): Act[] {
  const task = taskOf(found);
  return task?.owner === found.claims.staffId ? allowed(besidesOf(found.order, task, found.settings), found) : [];
}

const mayClaim = (task: Task, staffId: string, { staff }: Settings): boolean =>
  task.owner !== staffId && (staff.find(({ id }) => id === staffId)?.roles.includes(task.role) ?? false);

/** Whoever could take the work of this order over. */
const othersOn = ({ claims, order, settings }: Found): { id: string; name: string }[] =>
  settings.staff
    .filter(({ id }) => id !== claims.staffId)
    .filter((person) => maySee(person, { ...order, tasks: [{ owner: person.id }] }, settings))
    .map(({ id, name }) => ({ id, name }));

const actView =
  (presenting: Presenting, found: Found) =>
  ({ id, names, to, needs, may, warns, lines }: Act): ActView => ({
    id,
    name: names[presenting.language],
    to: to === null ? null : stageView(to, presenting).name,
    needs,
    may,
    ends: warns,
    lines: lines.map(({ lineNo, quantity }) => {
      const line = found.order.content.lines.find((one) => one.lineNo === lineNo);
      return {
        field: quantityField(lineNo),
        name: line?.description || (line?.sku ?? `#${lineNo}`),
        most: `${quantity} ${line?.unit ?? ''}`.trim(),
      };
    }),
    people: needs.includes('handTo') ? othersOn(found) : [],
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
  const view = actView(presenting, found);
  const acts = offeredActs(found).map(view);
  const besides = besideActs(found).map(view);
  const chosen = acts.filter(({ id }) => claims.step === null || id === claims.step);
  const commandId = 'link';
  if (answer.errors.length > 0) {
    const steps = [...acts, ...besides].filter(({ id }) => id === answer.act);
    return { kind: 'ready', steps: steps.length > 0 ? steps : chosen, besides: [], commandId, ...answer };
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
  return { kind: 'ready', steps: chosen, besides, commandId, values: {}, errors: [] };
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
