import { Command } from 'commander';
import type { Capture } from '../../shared/capture/record.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import { type Balance, closes, sumOf } from '../../shared/reports/balance.ts';
import type { Client } from '../client.ts';
import { deliver, hubTime, type Sender } from '../deliver.ts';
import { dayOf, type Happening } from '../demo/day.ts';
import { gatewayOf, type HubProcess, startHubProcess } from '../demo/hub-process.ts';
import { CommandLineError, findPlace } from '../place.ts';
import { show, table } from '../print.ts';
import { sampleProducts, senderFor } from './send.ts';

interface DemoOptions {
  orders: string;
  speed: string;
  catalogue: string;
  keep?: boolean;
}

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const progress = (done: number, of: number, what: string): void => {
  const width = 30;
  const filled = Math.round((done / of) * width);
  const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${of} ${what}`;
  process.stderr.write(process.stderr.isTTY ? `\r${bar.padEnd(90)}` : done === of ? `${bar}\n` : '');
};

async function sendDay(day: readonly Happening[], sender: Sender): Promise<Map<string, number>> {
  const kinds = new Map<string, number>();
  for (const [index, { kind, source, outgoing }] of day.entries()) {
    await deliver(outgoing, source, sender);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    progress(index + 1, day.length, 'messages sent');
  }
  if (process.stderr.isTTY) say('');
  return kinds;
}

type Sources = { id: string; channel: string; completeness: Balance }[];

const sourcesToday = async (client: Client): Promise<Sources> =>
  (await client.get<{ sources: Sources }>('/api/sources')).sources;

const PATIENCE_MS = 120_000;

/** Waits until nothing is in flight; what the sweep has to wake up may take a little longer. */
async function settled(client: Client, expected: number): Promise<Sources> {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const sources = await sourcesToday(client);
    const sum = sumOf(sources.map(({ completeness }) => completeness));
    if (sum.captured >= expected && sum.inFlight === 0) return sources;
    if (Date.now() > until) return sources;
    progress(sum.captured - sum.inFlight, Math.max(expected, sum.captured), 'captures settled');
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
}

/** Some orders go on their way, the others are left until their reminders speak. */
async function work(client: Client, gateway: string): Promise<{ moved: number; reminded: number }> {
  const { orders } = await client.get<{ orders: Order[] }>('/api/orders?limit=200');
  const toMove = orders.filter((_, index) => index % 2 === 0);
  for (const [index, order] of toMove.entries()) {
    await client.send('POST', `/api/orders/${order.id}/commands`, { wish: { type: 'take-step', step: 'confirm' } });
    progress(index + 1, toMove.length, 'orders confirmed');
  }
  if (process.stderr.isTTY) say('');
  await fetch(`${gateway}/_hub/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds: 8 * 3600 }),
  });
  await new Promise((resolve) => setTimeout(resolve, 4000));
  let reminded = 0;
  for (const order of orders) {
    const { events } = await client.get<{ events: OrderEvent[] }>(`/api/orders/${order.id}/events`);
    reminded += events.some(({ fact }) => fact.type === 'reminded') ? 1 : 0;
  }
  return { moved: toMove.length, reminded };
}

const COLUMNS = ['captured', 'ordered', 'attached', 'inReview', 'setAside', 'inFlight'] as const;

function resultTable(sources: Sources): string {
  const rowOf = (name: string, balance: Balance): string[] => [
    name,
    ...COLUMNS.map((column) => String(balance[column])),
  ];
  const sum = sumOf(sources.map(({ completeness }) => completeness));
  const rows = [...sources.map(({ id, completeness }) => rowOf(id, completeness)), rowOf('all', sum)];
  return table(['source', 'captured', 'ordered', 'attached', 'in review', 'set aside', 'in flight'], rows);
}

async function runDay(hub: HubProcess, options: DemoOptions): Promise<void> {
  process.env.HUB_DATA_DIR = hub.dataDir;
  const sender = await senderFor(findPlace());
  const products = await sampleProducts(options.catalogue);
  const day = dayOf(sender.settings.sources, products, Number(options.orders), await hubTime(sender.client));
  const kinds = await sendDay(day, sender);
  const repeats = kinds.get('the same message again') ?? 0;
  const sources = await settled(sender.client, day.length - repeats);
  const { moved, reminded } = await work(sender.client, gatewayOf(hub.dataDir));
  const sum = sumOf(sources.map(({ completeness }) => completeness));
  const inReview = (await sender.client.get<{ captures: Capture[] }>('/api/captures')).captures.length;
  show(
    {},
    `\nSent\n\n${table(
      ['what', 'messages'],
      [...kinds].map(([kind, count]) => [kind, String(count)]),
    )}`,
    false,
  );
  show({}, `\nWhat became of it\n\n${resultTable(sources)}`, false);
  show(
    {},
    `\n${moved} orders were confirmed, ${reminded} reminded about, ${inReview} captures wait for a person.`,
    false,
  );
  show({}, `${day.length - sum.captured} repeats of a delivery were answered and not captured a second time.`, false);
  if (!sources.every(({ completeness }) => closes(completeness)))
    throw new CommandLineError('The sum does not close: something was lost or doubled.');
  show(
    {},
    `The sum closes: ${sum.captured} captured = ${COLUMNS.slice(1)
      .map((column) => `${sum[column]} ${column}`)
      .join(' + ')}.`,
    false,
  );
}

async function demo(options: DemoOptions): Promise<void> {
  say('Starting a hub of its own …');
  const hub = await startHubProcess(Number(options.speed), () => {});
  try {
    await runDay(hub, options);
  } finally {
    await hub.stop(options.keep ?? false);
    if (options.keep) say(`Its data stays in ${hub.dataDir}; look around with: HUB_DATA_DIR=${hub.dataDir} npm start`);
  }
}

/** `hub demo`: a day in a minute. */
export function demoCommand(): Command {
  return new Command('demo')
    .description(
      "Start a hub with a fast clock, send a day's mixed messages by all channels, and show what became of them",
    )
    .option('--orders <count>', 'so many orders', '30')
    .option('--speed <factor>', 'how fast the clock runs', '60')
    .option(
      '--catalogue <file>',
      'orders products of this catalogue',
      process.env.HUB_CATALOGUE ?? 'examples/catalogue.csv',
    )
    .option('--keep', 'leave the data for a look around')
    .action(demo);
}
