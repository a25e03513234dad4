import { createHash } from 'node:crypto';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { orderInReach } from './in-reach.ts';
import type { Visit } from './visit.ts';

/** The tag of what a page shows, or "nothing new" where the browser has it already. */
function tagged(tag: string, { request }: Visit): HttpReply {
  const etag = `"${tag}"`;
  const headers = { etag, 'cache-control': 'no-store', 'content-type': 'text/plain; charset=utf-8' };
  const known = request.headers['if-none-match'] === etag;
  return { status: known ? 304 : 200, headers, body: known ? '' : tag };
}

/** `GET /desk/orders/{id}/version`: what an open page asks for every few seconds, to know whether somebody did something. */
export async function orderVersion(visit: Visit): Promise<HttpReply> {
  const { version } = await orderInReach(visit);
  return tagged(String(version), visit);
}

/** What of somebody's work can be seen on its page: another owner, another due time, a task more or less. */
export async function workTag({ deps, staff }: Pick<Visit, 'deps' | 'staff'>): Promise<string> {
  const { tasks, captureIds } = await deps.orders.work(staff.id);
  const rows = tasks.map(({ orderId, task }) => [orderId, task.id, task.dueAt, task.stage]);
  return createHash('sha256')
    .update(JSON.stringify([rows, captureIds]))
    .digest('hex')
    .slice(0, 16);
}

/** `GET /desk/work/version` */
export const workVersion = async (visit: Visit): Promise<HttpReply> => tagged(await workTag(visit), visit);
