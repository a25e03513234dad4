import type { Outgoing } from '../../cli/deliver.ts';
import type { SampleOrder } from '../../cli/samples/order.ts';
import type { Stack } from './stack.ts';
import type { Traffic } from './traffic.ts';
import { withoutRoutine } from './without-routine.ts';

export const SOURCES = ['mail-sales', 'web', 'shop-eu', 'erp', 'wecom-sales', 'slack-trade'];

/** `CHAOS_SIZE=full` makes the loads of the chaos tests as large as a release deserves; each change has to do with less. */
export const chaosSize = (usual: number, full: number): number => (process.env.CHAOS_SIZE === 'full' ? full : usual);

/** Lets the web form take as many messages as a load test sends. */
export async function withoutFormLimit({ api }: Pick<Stack, 'api'>): Promise<void> {
  const { yaml } = await api.get<{ yaml: string }>('/api/settings');
  await api.send('PUT', '/api/settings?note=load', withoutRoutine(yaml), 'text/plain');
}

/** One message of a sender who does not give up: the same bytes until the hub says that it has them. */
export interface Sending {
  source: string;
  sample: SampleOrder;
  outgoing: Outgoing;
  acknowledged: boolean;
  /** How long the hub let them wait for its answers at most, whatever it was. */
  longestMs: number;
}

export async function sendings(traffic: Traffic, first: number, count: number): Promise<Sending[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const source = SOURCES[index % SOURCES.length] ?? '';
      const sample = traffic.sample(first + index);
      const outgoing = await traffic.message(source, sample, `load-${first + index}`);
      return { source, sample, outgoing, acknowledged: false, longestMs: 0 };
    }),
  );
}

/** Tries once; whatever is no acknowledgement leaves the sender with its message. */
export async function attempt(sending: Sending, traffic: Traffic): Promise<boolean> {
  const start = performance.now();
  try {
    const status = await traffic.deliver(sending.source, sending.outgoing);
    if (status >= 200 && status < 300) sending.acknowledged = true;
    return status < 300;
  } catch {
    return false;
  } finally {
    sending.longestMs = Math.max(sending.longestMs, performance.now() - start);
  }
}

/** All at a few at a time, again and again until each is acknowledged; `tries` bounds it. */
export async function deliverAll(all: readonly Sending[], traffic: Traffic, tries = 60): Promise<void> {
  for (let round = 0; round < tries; round += 1) {
    const waiting = all.filter(({ acknowledged }) => !acknowledged);
    if (waiting.length === 0) return;
    for (let at = 0; at < waiting.length; at += 6)
      await Promise.all(waiting.slice(at, at + 6).map((sending) => attempt(sending, traffic)));
  }
  const left = all.filter(({ acknowledged }) => !acknowledged).map(({ outgoing }) => outgoing.id);
  if (left.length > 0) throw new Error(`never acknowledged: ${left.join(', ')}`);
}

/** An order whose first step somebody wants to be taken. */
export interface Confirming {
  orderId: string;
  done: boolean;
}

/** The command of that wish: its id is always the same, so that it counts once however often it is asked. */
export const confirmation = (orderId: string) => ({
  wish: { type: 'take-step', step: 'confirm' },
  commandId: `chaos-${orderId}`,
});

/** Asks for the first step of orders; an answer that does not come is asked for again with the same id. */
export async function confirm(all: readonly Confirming[], { api }: Pick<Stack, 'api'>): Promise<void> {
  for (const one of all.filter(({ done }) => !done)) {
    const answer = await api
      .send<{ state: string }>('POST', `/api/orders/${one.orderId}/commands`, confirmation(one.orderId))
      .catch(() => undefined);
    one.done = answer !== undefined;
  }
}

/** Some of the orders that nobody wanted to confirm so far. */
export async function moreToConfirm(
  known: readonly Confirming[],
  { api }: Pick<Stack, 'api'>,
  chosen: () => boolean,
): Promise<Confirming[]> {
  const { orders } = await api.get<{ orders: { id: string }[] }>('/api/orders?limit=200');
  return orders
    .filter(({ id }) => !known.some(({ orderId }) => orderId === id) && chosen())
    .map(({ id }) => ({ orderId: id, done: false }));
}
