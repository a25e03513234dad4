import type { Command, Wish } from '../lifecycle/commands.ts';
import type { Actor } from '../orders/actor.ts';
import type { Clock } from './clock.ts';
import { newId } from './ids.ts';
import type { CommandReceipt, Orders } from './orders.ts';
import type { Outbox } from './queue.ts';

export interface SendDeps {
  orders: Orders;
  commands: Outbox<Command>;
  clock: Clock;
}

export interface Request {
  orderId: string;
  actor: Actor;
  wish: Wish;
  reason: string | null;
  expectedVersion: number | null;
  /** Given by callers that may repeat themselves; made otherwise. */
  commandId?: string | undefined;
}

/** How often and how long (milliseconds) a page waits for the writer before it says "under way". */
const LOOKS = [40, 80, 120, 200, 300, 500, 800, 1000];

/**
 * Sends a command to the order's writer and waits a moment for what came of it.
 * @returns the receipt, or null while it is still under way
 */
export async function sendCommand(
  request: Request,
  deps: SendDeps,
): Promise<{ commandId: string; receipt: CommandReceipt | null }> {
  const { commandId = newId('K', deps.clock.now()), ...rest } = request;
  await deps.commands.send([{ id: commandId, ...rest }]);
  for (const wait of LOOKS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const { receipt } = await deps.orders.withReceipt(request.orderId, commandId);
    if (receipt) return { commandId, receipt };
  }
  return { commandId, receipt: null };
}

/** Longer than for one: so many take their time. */
const LOOKS_AT_MANY = [...LOOKS, 1500, 2000];

/**
 * Sends a command to each of several orders and waits a moment for what came of them; ids are given by the caller, so that a repeat does nothing twice.
 * @returns the receipts in the order of the requests, null for what is still under way
 */
export async function sendCommands(
  requests: readonly (Request & { commandId: string })[],
  deps: SendDeps,
): Promise<(CommandReceipt | null)[]> {
  await deps.commands.send(requests.map(({ commandId, ...rest }) => ({ id: commandId, ...rest })));
  const receipts: (CommandReceipt | null)[] = requests.map(() => null);
  for (const wait of LOOKS_AT_MANY) {
    if (receipts.every((receipt) => receipt !== null)) break;
    await new Promise((resolve) => setTimeout(resolve, wait));
    await Promise.all(
      requests.map(async ({ orderId, commandId }, index) => {
        if (receipts[index] === null)
          receipts[index] = (await deps.orders.withReceipt(orderId, commandId)).receipt ?? null;
      }),
    );
  }
  return receipts;
}
