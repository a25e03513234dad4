import type { Order } from '../../shared/orders/order.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { newId } from '../../shared/platform/ids.ts';
import { claimableBy, type TeamTask, teamWork } from '../../shared/reports/team.ts';
import { isKeptToSome, maySee } from '../../shared/rights/rights.ts';
import { renderTeam } from '../../web/desk/team.tsx';
import type { TeamView, TeamWorkView } from '../../web/desk/team-model.ts';
import { customerLine } from '../../web/present/ledger.ts';
import { staffName, taskView } from '../../web/present/order.ts';
import { presentingFor } from './flow.ts';
import { deskPage, presentingOf, type Visit } from './visit.ts';

/** Open orders of each part of the table that are read, and what so many come to at least. */
const OF_EACH_PART = 500;
const MAYBE_MORE = 3500;
/** Tasks in a list; more do not go at once anyway. */
const LISTED = 50;

async function listed(tasks: readonly TeamTask[], visit: Visit): Promise<TeamWorkView[]> {
  const views = tasks.slice(0, LISTED).map(async ({ order, task }): Promise<TeamWorkView> => {
    const presenting = await presentingFor(order, visit);
    const { id: orderId, number: orderNumber, version } = order;
    const customer = customerLine(order);
    return { kind: 'task', orderId, orderNumber, version, customer, task: taskView(task, presenting), urgent: false };
  });
  return Promise.all(views);
}

/** Messages that wait for a decision: who is kept to some orders sees only what waits for them. */
async function reviewsFor({ deps, staff, settings }: Visit): Promise<{ owner: string; dueAt: string }[]> {
  const captures = await deps.captures.inReview();
  const kept = isKeptToSome(staff, settings);
  return captures.flatMap(({ outcome }) => {
    if (outcome.status !== 'in-review' || (kept && outcome.owner !== staff.id)) return [];
    return [{ owner: outcome.owner, dueAt: outcome.dueAt }];
  });
}

async function personView(orders: readonly Order[], visit: Visit): Promise<TeamView['person']> {
  const id = (visit.request.query.get('person') ?? '').slice(0, 60);
  const tasks = orders
    .flatMap((order) => order.tasks.map((task) => ({ order, task })))
    .filter(({ task }) => task.owner === id)
    .sort((a, b) => Date.parse(a.task.dueAt) - Date.parse(b.task.dueAt));
  const known = visit.settings.staff.some((one) => one.id === id) || tasks.length > 0;
  if (!known) return null;
  const name = staffName(id, presentingOf(visit));
  return { id, name, work: await listed(tasks, visit), left: Math.max(0, tasks.length - LISTED) };
}

/** `GET /desk/team`: who has how much to do, what can be claimed, and the work of one person (`person`). Query: `role`. */
export async function showTeam(visit: Visit): Promise<HttpReply> {
  const { request, deps, settings, staff, now } = visit;
  const choices = [...new Set(settings.staff.flatMap(({ roles }) => roles))].sort();
  const role = choices.find((one) => one === request.query.get('role')) ?? null;
  const [open, reviews, away] = await Promise.all([
    deps.orders.open(OF_EACH_PART),
    reviewsFor(visit),
    deps.away(settings),
  ]);
  const orders = open.filter((order) => maySee(staff, order, settings));
  const input = { orders, reviews, staff: settings.staff, away, now, timeZone: settings.timeZone, role };
  const { people, roles } = teamWork(input);
  const claimable = claimableBy(staff, input);
  const view: TeamView = {
    people: people.map((one) => ({ ...one, name: staffName(one.staffId, presentingOf(visit)) })),
    roles,
    choices,
    role: role ?? '',
    complete: open.length < MAYBE_MORE,
    claimable: await listed(claimable, visit),
    claimableLeft: Math.max(0, claimable.length - LISTED),
    person: await personView(orders, visit),
    commandId: newId('K', now),
  };
  return deskPage(visit, (context) => renderTeam(view, context));
}
