import type { Capture } from '../../shared/capture/record.ts';
import { flowOf } from '../../shared/lifecycle/stages.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import type { WorkRow } from '../../shared/platform/orders.ts';
import { maySee } from '../../shared/rights/rights.ts';
import { renderMyTasks } from '../../web/desk/my-tasks.tsx';
import { renderReviewQueue } from '../../web/desk/review-queue.tsx';
import type { WorkView } from '../../web/desk/views.ts';
import { outcomeWords, reviewRow, senderLine } from '../../web/present/capture.ts';
import { customerLine } from '../../web/present/ledger.ts';
import { sourceName, taskView } from '../../web/present/order.ts';
import { presentingFor } from './flow.ts';
import { workTag } from './live.ts';
import { deskPage, presentingOf, type Visit } from './visit.ts';

async function taskWork(rows: readonly WorkRow[], visit: Visit): Promise<WorkView[]> {
  const orders = await visit.deps.orders.findMany(rows.map(({ orderId }) => orderId));
  const known = new Map(orders.map((order) => [order.id, order]));
  const work = rows.map(async ({ orderId, orderNumber, task }): Promise<WorkView | null> => {
    const order = known.get(orderId);
    // The row may be older than the order: work that was done meanwhile is not shown.
    if (!order?.tasks.some(({ id }) => id === task.id)) return null;
    const presenting = await presentingFor(order, visit);
    const urgent = flowOf(presenting.settings, order.flow)?.urgent ?? false;
    // The owner of an order that is outside their limits sees that there is work, and nothing of the customer.
    const customer = maySee(visit.staff, order, visit.settings) ? customerLine(order) : '';
    const { version } = order;
    return { kind: 'task', orderId, orderNumber, version, customer, task: taskView(task, presenting, order), urgent };
  });
  return (await Promise.all(work)).filter((one) => one !== null);
}

function reviewWork(capture: Capture, visit: Visit): WorkView[] {
  const { outcome } = capture;
  if (outcome.status !== 'in-review') return [];
  const presenting = presentingOf(visit);
  return [
    {
      kind: 'review',
      captureId: capture.id,
      source: sourceName(capture.source, presenting),
      from: senderLine(capture),
      words: outcomeWords(capture, presenting),
      dueAt: outcome.dueAt,
    },
  ];
}

/** `GET /desk`: the work of whoever is signed in. */
export async function showTasks(visit: Visit): Promise<HttpReply> {
  const { deps, staff } = visit;
  const { tasks, captureIds } = await deps.orders.work(staff.id);
  const captures = await Promise.all(captureIds.map((id) => deps.captures.find(id)));
  const reviews = captures.flatMap((capture) => (capture ? reviewWork(capture, visit) : []));
  const view = { work: [...(await taskWork(tasks, visit)), ...reviews], tag: await workTag(visit) };
  return deskPage(visit, (context) => renderMyTasks(view, context));
}

/** `GET /desk/reviews`: all messages that wait for a person, whoever it is. */
export async function showReviews(visit: Visit): Promise<HttpReply> {
  const { deps } = visit;
  const captures = await deps.captures.inReview();
  const rows = captures.map(async (capture) =>
    reviewRow(capture, (await deps.drafts.get(capture.id)) ?? null, presentingOf(visit)),
  );
  const view = { rows: (await Promise.all(rows)).filter((row) => row !== null) };
  return deskPage(visit, (context) => renderReviewQueue(view, context));
}
