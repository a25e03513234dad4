import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { plannedReminders } from '../../shared/deadlines/reminders.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import type { Order } from '../../shared/orders/order.ts';
import { ailmentsOf } from '../../shared/reports/health.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { sweepAbsent } from './absent.ts';
import { sweepDeadLetters } from './dead-letters.ts';
import { sweepQuestions } from './questions.ts';
import { sweepDigests, sweepStockTake } from './routine.ts';
import { sweepSources } from './sources.ts';
import { sweepStockTakeReport } from './stock-take-report.ts';
import type { SweepDeps } from './wire.ts';

/** In flight for longer than this, a capture is sent on again. */
const CAPTURE_PATIENCE_MS = 2 * 60_000;
/** In flight for longer than this without waiting for an order, somebody should look. */
const CAPTURE_ALARM_MS = 15 * 60_000;
/** A reminder that is later than this did not fire. */
const REMINDER_PATIENCE_MS = 15 * 60_000;
const AT_ONCE = 500;

/** What a sweep found and sent on again. */
export interface Swept {
  capturesResent: number;
  capturesWaiting: number;
  openOrders: number;
  ownerless: number;
  handedOver: number;
  reviewsHandedOver: number;
  /** Open orders that a round of stock-taking asked about. */
  stockTaken: number;
  digests: number;
  schedulesResent: number;
  remindersOverdue: number;
  reviewsLate: number;
  deadLettersFound: number;
  deadLettersWaiting: number;
  sourcesSilent: number;
}

/** Captures that nobody finished: the queue lost them, or a status change waits for its order. */
async function sweepCaptures(now: number, deps: SweepDeps): Promise<Pick<Swept, 'capturesResent' | 'capturesWaiting'>> {
  const stuck = await deps.captures.stuck(new Date(now - CAPTURE_PATIENCE_MS).toISOString(), AT_ONCE);
  await deps.interpret.send(stuck.map(({ id }) => ({ captureId: id })));
  const alarming = stuck.filter(
    ({ outcome, receivedAt }) =>
      outcome.status === 'in-flight' && !outcome.waitsFor && now - Date.parse(receivedAt) > CAPTURE_ALARM_MS,
  );
  return { capturesResent: stuck.length, capturesWaiting: alarming.length };
}

/** Reminders of a task that should have come by now and did not. Rungs that the settings got after their time was over were never made. */
function missedReminders(order: Order, made: ReadonlySet<string>, settings: Settings, now: number): number {
  const told = new Map(order.tasks.map(({ id, reminded }) => [id, new Set(reminded)]));
  return plannedReminders(order, settings).filter(
    ({ name, at, taskId, kind }) =>
      kind !== 'before' &&
      now - Date.parse(at) > REMINDER_PATIENCE_MS &&
      (made.size === 0 || made.has(name)) &&
      !told.get(taskId)?.has(kind),
  ).length;
}

/** Open orders: each has a task with owner and due time, and its schedules; what lacks is mended by the one who can. */
export async function sweepOrders(
  now: Date,
  deps: SweepDeps,
): Promise<
  Pick<
    Swept,
    | 'openOrders'
    | 'ownerless'
    | 'handedOver'
    | 'reviewsHandedOver'
    | 'stockTaken'
    | 'digests'
    | 'schedulesResent'
    | 'remindersOverdue'
  >
> {
  const { settings } = await deps.settings.current();
  const open = await deps.orders.open();
  const made = await deps.log.readMany(open.map(({ id }) => id));
  const ill = open.map((order, index) => ({
    order,
    ailments: ailmentsOf(order, settings, new Set(made[index]?.names), now),
  }));
  const unscheduled = ill.filter(({ ailments }) => ailments.some(({ kind }) => kind === 'no-schedule'));
  const ownerless = ill.filter(({ ailments }) => ailments.some(({ kind }) => kind !== 'no-schedule'));
  // What somebody left behind who is gone is handed over below.
  const workless = ill.filter(({ ailments }) =>
    ailments.some(({ kind }) => kind === 'no-task' || kind === 'no-due-time'),
  );
  await deps.schedule.send(unscheduled.map(({ order }) => ({ orderId: order.id })));
  await deps.commands.send(workless.map(({ order }) => noticeOf(order, settings)));
  const { away, handedOver, reviewsHandedOver } = await sweepAbsent(open, settings, now, deps);
  await sweepStockTakeReport(open, settings, now, deps);
  return {
    openOrders: open.length,
    ownerless: ownerless.length,
    handedOver,
    reviewsHandedOver,
    stockTaken: await sweepStockTake(open, settings, now, deps),
    digests: await sweepDigests(settings, now, away, deps),
    schedulesResent: unscheduled.length,
    remindersOverdue: open.reduce(
      (sum, order, index) => sum + missedReminders(order, new Set(made[index]?.names), settings, now.getTime()),
      0,
    ),
  };
}

/** Work for somebody who is there: the command's id makes it one notice per version of the order. */
const noticeOf = (order: Order, { language }: Settings): Command => ({
  id: `sweep-${order.id}-${order.version}`,
  orderId: order.id,
  actor: { kind: 'hub', id: 'sweep' },
  reason: null,
  expectedVersion: null,
  wish: {
    type: 'open-notice',
    words: language === 'en' ? 'Nobody who works here owns this order' : '此订单没有在职的负责人',
  },
});

/** Reviews past their due time: notify tells their owner and the managers, and marks that it did; until then they are offered again. */
async function sweepReviews(now: number, deps: SweepDeps): Promise<Pick<Swept, 'reviewsLate'>> {
  await sweepQuestions((await deps.settings.current()).settings, new Date(now), deps);
  const late = await deps.captures.lateReviews(new Date(now).toISOString());
  const untold = late.filter(({ outcome }) => outcome.status === 'in-review' && outcome.lateToldAt === undefined);
  await deps.notify.send(untold.map(({ id, version }) => ({ captureId: id, version, late: true })));
  return { reviewsLate: late.length };
}

type Mended = Omit<Swept, 'deadLettersFound' | 'deadLettersWaiting' | 'sourcesSilent'>;

async function mend(deps: SweepDeps): Promise<Mended> {
  const now = deps.clock.now().getTime();
  const mended = {
    ...(await sweepCaptures(now, deps)),
    ...(await sweepOrders(new Date(now), deps)),
    ...(await sweepReviews(now, deps)),
  };
  deps.metrics.addMetric('CapturesWaiting', MetricUnit.Count, mended.capturesWaiting);
  deps.metrics.addMetric('RemindersOverdue', MetricUnit.Count, mended.remindersOverdue);
  deps.metrics.addMetric('OrdersOwnerless', MetricUnit.Count, mended.ownerless);
  return mended;
}

/**
 * Finds what any step left behind and sends it on again, and makes work for people of what failed for good. Everything that it sends is
 * repeat-safe. What keeps one part from being done does not keep the others.
 * @throws whatever kept one of them
 */
export async function sweep(deps: SweepDeps): Promise<Swept> {
  const now = deps.clock.now();
  const watched = deps.settings.current().then(({ settings }) => sweepSources(settings, now, deps));
  const [mended, letters, silent] = await Promise.allSettled([mend(deps), sweepDeadLetters(now, deps), watched]);
  if (letters.status === 'fulfilled')
    deps.metrics.addMetric('DeadLettersWaiting', MetricUnit.Count, letters.value.deadLettersWaiting);
  deps.metrics.publishStoredMetrics();
  if (mended.status === 'rejected') throw mended.reason;
  if (letters.status === 'rejected') throw letters.reason;
  if (silent.status === 'rejected') throw silent.reason;
  return { ...mended.value, ...letters.value, sourcesSilent: silent.value };
}
