import { setTimeout as after } from 'node:timers/promises';
import { signShopify } from '../shared/channels/shopify/sign.ts';
import type { Traffic } from '../test/kit/traffic.ts';

/** A request that is ready to be sent. */
export interface Prepared {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Round {
  readonly seconds: number;
  /** Milliseconds from request to acknowledgement. */
  readonly acknowledged: readonly number[];
}

const SHOP = 'shop-eu';
const FORM = 'web';
const LOOK_MS = 50;
/** Between a queue and its reader there is a moment in which neither has the message. */
const QUIET_LOOKS = 4;
const PATIENCE_MS = 300_000;

/** Orders that nobody has sent before: signed webhooks of a shop and posts of the form in turns. */
export async function prepare(traffic: Traffic, from: number, count: number): Promise<Prepared[]> {
  const { clientSecret = '' } = await traffic.secrets('shop', SHOP);
  const shop = traffic.source(SHOP).account ?? '';
  const prepared: Prepared[] = [];
  for (let number = from; number < from + count; number += 1) {
    const id = `bench-${String(number).padStart(7, '0')}`;
    const sample = traffic.sample(number);
    const source = number % 2 === 0 ? SHOP : FORM;
    const message = await traffic.message(source, sample, id);
    if (message.as === 'form') {
      const body = Buffer.from(JSON.stringify(message.fields));
      prepared.push({ path: `/in/form/${FORM}`, headers: { 'content-type': 'application/json' }, body });
    } else if (message.as === 'shop') {
      const body = JSON.stringify(message.body);
      const { headers } = signShopify({ topic: message.topic, shop, webhookId: id, body, clientSecret });
      prepared.push({ path: `/in/shop/${SHOP}`, headers, body: Buffer.from(body) });
    }
  }
  return prepared;
}

async function acknowledge(url: string, { path, headers, body }: Prepared): Promise<number> {
  const start = performance.now();
  const response = await fetch(`${url}${path}`, { method: 'POST', headers, body: new Uint8Array(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 200)}`);
  return performance.now() - start;
}

/** Waits for rest and gives the moment in which it began. */
async function restOf(isIdle: () => Promise<boolean>): Promise<number> {
  const until = performance.now() + PATIENCE_MS;
  let since = 0;
  let quiet = 0;
  while (quiet < QUIET_LOOKS) {
    if (performance.now() > until) throw new Error('the orders were not done in time');
    const now = performance.now();
    if (await isIdle()) {
      if (quiet === 0) since = now;
      quiet += 1;
    } else quiet = 0;
    await after(LOOK_MS);
  }
  return since;
}

/** Sends all of it, so many at a time, and waits until everything that follows from it is done. */
export async function runRound(
  url: string,
  requests: readonly Prepared[],
  concurrency: number,
  isIdle: () => Promise<boolean>,
): Promise<Round> {
  const left = [...requests];
  const acknowledged: number[] = [];
  const start = performance.now();
  const send = async (): Promise<void> => {
    for (let request = left.shift(); request; request = left.shift())
      acknowledged.push(await acknowledge(url, request));
  };
  await Promise.all(Array.from({ length: concurrency }, send));
  return { seconds: ((await restOf(isIdle)) - start) / 1000, acknowledged };
}
