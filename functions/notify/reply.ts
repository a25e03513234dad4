import type { TaskReply } from '../../shared/capture/record.ts';
import { replyCommandId } from '../../shared/capture/reply-command.ts';
import type { CommandReceipt } from '../../shared/platform/orders.ts';
import type { ReplyOccasion } from './plan-reply.ts';
import type { NotifyDeps } from './wire.ts';

/** How often and how long (milliseconds) one run waits for the order's writer. */
const LOOKS = [0, 100, 200, 400, 800, 1500];
/** After so long the answer goes out without the end: better "under way" than nothing. */
const PATIENCE_MS = 120_000;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function receiptOf(orderId: string, commandId: string, deps: NotifyDeps): Promise<CommandReceipt | null> {
  for (const wait of LOOKS) {
    await pause(wait);
    const { receipt } = await deps.orders.withReceipt(orderId, commandId);
    if (receipt) return receipt;
  }
  return null;
}

/**
 * What came of the answer to a task mail.
 * @throws Error while it is under way: the queue brings it back, until it has taken too long
 */
export async function cameOf(
  { id, decidedAt }: ReplyOccasion['capture'],
  { orderId, wish }: TaskReply,
  deps: NotifyDeps,
): Promise<Pick<ReplyOccasion, 'receipt' | 'events'>> {
  const receipt = wish ? await receiptOf(orderId, replyCommandId(id), deps) : null;
  const waited = deps.clock.now().getTime() - Date.parse(decidedAt ?? '');
  if (wish && !receipt && waited < PATIENCE_MS) throw new Error('the answer to a task mail is still under way');
  const events = receipt && receipt.events.length > 0 ? await deps.orders.events(orderId) : [];
  return { receipt, events: events.filter(({ seq }) => receipt?.events.includes(seq)) };
}
