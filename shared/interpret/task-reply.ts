import { numberClaim } from '../admission/claims.ts';
import type { TaskReply } from '../capture/record.ts';
import { followedSettings } from '../lifecycle/flow-version.ts';
import type { Order } from '../orders/order.ts';
import { businessDay } from '../platform/business-day.ts';
import { mayWish } from '../rights/wishes.ts';
import type { Staff } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';
import { actsOf, claimAct } from '../tasks/acts.ts';
import { type ReplyProblem, readReply, type Understood } from '../tasks/reply.ts';
import { type ReplyClaims, readReplyAddress } from '../tasks/reply-address.ts';
import type { Arrival } from '../understanding/draft.ts';
import { attached, inReview, setAside } from './outcomes.ts';
import { finish, type Run } from './run.ts';

/** An answer whose address is genuine, with all that it can be read with. */
interface Answered {
  claims: ReplyClaims;
  order: Order;
  staff: Staff;
  /** The flow that the order follows, the people of now. */
  settings: Settings;
}

const LONGEST_COMMENT = 4000;

async function answered(run: Run, claims: ReplyClaims): Promise<Answered | null> {
  const { deps, settings: current } = run;
  const staff = current.staff.find(({ id }) => id === claims.staffId);
  const [id] = await deps.holders([numberClaim(claims.orderNumber)]);
  const order = id ? await deps.orders.find(id) : undefined;
  if (!order || !staff) return null;
  const { settings: begun } = await deps.settings.version(order.settingsVersion);
  return { claims, order, staff, settings: followedSettings(current, begun) };
}

/** Everybody can write any sender: only what is proved to be from the person is theirs. */
const isFrom = (staff: Staff, { sender, trust }: Arrival): boolean =>
  trust === 'authenticated' && sender.email?.toLowerCase() === staff.email.toLowerCase();

type Read = Understood | { ok: false; problem: ReplyProblem | 'gone' | 'unreadable' | 'not-allowed' };

/** What the words come to, with the limits of the page behind the buttons. */
function readAs({ claims, order, staff, settings }: Answered, text: string, now: Date): Read {
  const task = order.tasks.find(({ id }) => id === claims.taskId);
  if (!task) return { ok: false, problem: 'gone' };
  const mayClaim = task.owner !== staff.id && staff.roles.includes(task.role);
  const acts = [...actsOf(order, task, settings), ...(mayClaim ? [claimAct(task)] : [])];
  const today = businessDay(now, settings.timeZone);
  const read = readReply(text, { order, task, acts, staff: settings.staff, me: staff, today });
  return read.ok && !mayWish(staff, read.wish, order, settings) ? { ok: false, problem: 'not-allowed' } : read;
}

const base = ({
  claims,
  order,
}: Answered): Pick<TaskReply, 'by' | 'orderId' | 'orderNumber' | 'taskId' | 'version'> => ({
  by: claims.staffId,
  orderId: order.id,
  orderNumber: order.number,
  taskId: claims.taskId,
  version: claims.version,
});

const nothing = (found: Answered, result: TaskReply['result'], problem: string | null = null): TaskReply => ({
  ...base(found),
  result,
  problem,
  wish: null,
  reason: null,
});

/** A wish, or the words as a comment of their writer: nothing that somebody wrote is lost. */
export function replyOf(found: Answered, arrival: Arrival, now: Date): TaskReply {
  const text = arrival.type === 'text' ? arrival.message.text.trim() : '';
  const read: Read = arrival.type === 'text' ? readAs(found, text, now) : { ok: false, problem: 'unreadable' };
  if (read.ok) return { ...nothing(found, 'wished'), wish: read.wish, reason: read.reason?.slice(0, 1000) ?? null };
  const words = text.slice(0, LONGEST_COMMENT);
  const wish = { type: 'comment', text: words } as const;
  const heard = words !== '' && mayWish(found.staff, wish, found.order, found.settings);
  return { ...nothing(found, 'comment', read.problem), wish: heard ? wish : null };
}

async function refuse(run: Run, found: Answered, result: 'sender' | 'expired'): Promise<void> {
  const words = {
    sender: `An answer to a task mail of ${found.staff.name} that is not proved to be from their address`,
    expired: 'An answer to a task mail that is too old to be acted on',
  }[result];
  await finish(run, { ...setAside(`task-reply-${result}`, words, 'hub'), reply: nothing(found, result) });
}

/**
 * Acts on the answer to a task mail: for the person whom its address was made for, and nobody else.
 * @returns false for what is no such answer, and for what may be an order in spite of it
 */
export async function onTaskReply(run: Run, arrival: Arrival): Promise<boolean> {
  const { capture, deps, settings, context, answer } = run;
  const { taskReply: local, taskReplyAlso } = capture.meta;
  // Automatic mail ends as such and is never answered. What a person decided of it stands.
  if (!local || arrival.type === 'noise' || (answer !== null && answer.decision !== 'again')) return false;
  const staffIds = settings.staff.map(({ id }) => id);
  const read = readReplyAddress(local, staffIds, await deps.keys(), context.now);
  const found = read.ok || read.reason === 'expired' ? await answered(run, read.claims) : null;
  if (taskReplyAlso && (!found || !isFrom(found.staff, arrival))) return false;
  if (!found) {
    const words = 'It answers a task mail, but its address is damaged, forged, or of somebody who is gone';
    await finish(run, inReview(capture, { rule: 'task-reply-wrong', words }, context));
    return true;
  }
  if (!isFrom(found.staff, arrival)) await refuse(run, found, 'sender');
  else if (!read.ok) await refuse(run, found, 'expired');
  else if (arrival.replyTo === null && arrival.type === 'text') {
    const words = 'It answers a task mail, but came by a list or in the name of several';
    await finish(run, inReview(capture, { rule: 'task-reply-list', words }, context));
  } else {
    const reply = replyOf(found, arrival, context.now);
    const words = `${found.staff.name} answered a task mail`;
    const outcome = attached(found.order, 'status', { rule: 'task-reply', words });
    await finish(run, { ...outcome, reply });
  }
  return true;
}
