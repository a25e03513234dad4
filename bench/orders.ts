import type { Count } from '../local/gateway/count.ts';
import type { Order } from '../shared/orders/order.ts';
import { type Balance, sumOf } from '../shared/reports/balance.ts';
import { type Traffic, trafficOf } from '../test/kit/traffic.ts';
import { type Bare, planOf, startBare } from './bare.ts';
import { addedUp, type CallPerOrder, callsPerOrder, isRequest } from './calls.ts';
import { costOf } from './cost.ts';
import { type BenchHub, withHub } from './hub.ts';
import { prepare, type Round, runRound } from './load.ts';
import { percentile, rounded, sum } from './numbers.ts';
import { atLeast, atMost, type Section, say, type Table } from './report.ts';

export interface OrderOptions {
  readonly orders: number;
  readonly concurrency: number;
  readonly rounds: number;
}

/** Orders before anything is measured: functions start, settings and catalogue are read. */
const WARM_UP = 24;
/** Orders that go all the way, and the steps that they take. */
const WHOLE_WAYS = 10;
const STEPS = ['confirm', 'start-production', 'ship', 'complete'];

interface Measured {
  readonly hub: Round[];
  readonly bare: Round[];
  readonly calls: CallPerOrder[];
  readonly bareCalls: CallPerOrder[];
  readonly logBytes: number;
}

/** Numbers of samples; each is used once. */
function numbers(): (count: number) => number {
  let next = 0;
  return (count) => {
    next += count;
    return next - count;
  };
}

async function orderedSoFar({ stack }: BenchHub): Promise<Balance> {
  const { sources } = await stack.api.get<{ sources: { completeness: Balance }[] }>('/api/sources');
  return sumOf(sources.map(({ completeness }) => completeness));
}

/** Hub and bare script take turns, and the one who begins changes, so that neither has the better half of the run. */
async function takeTurns(
  hub: BenchHub,
  bare: Bare,
  traffic: Traffic,
  from: (count: number) => number,
  options: OrderOptions,
): Promise<Measured> {
  const { orders, rounds, concurrency } = options;
  const each = Math.ceil(orders / rounds);
  const found: { hub: Round[]; bare: Round[] } = { hub: [], bare: [] };
  const counts: { hub: Count[][]; bare: Count[][] } = { hub: [], bare: [] };
  let logBytes = 0;
  const turn = async (who: 'hub' | 'bare'): Promise<void> => {
    const requests = await prepare(traffic, from(each), each);
    await hub.resetCounts();
    const before = hub.logBytes();
    const [url, isIdle] = who === 'hub' ? [hub.stack.url, hub.isIdle] : [bare.url, bare.isIdle];
    const round = await runRound(url, requests, concurrency, isIdle);
    if (who === 'hub') logBytes += hub.logBytes() - before;
    found[who].push(round);
    counts[who].push(await hub.stack.control.counts());
    say(`  ${who.padEnd(4)} ${each} orders in ${rounded(round.seconds)} s`);
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const who of round % 2 === 0 ? (['hub', 'bare'] as const) : (['bare', 'hub'] as const)) await turn(who);
  }
  const made = each * rounds;
  const operator = addedUp(counts.bare).filter(({ caller }) => caller === 'operator');
  return {
    ...found,
    calls: callsPerOrder(addedUp(counts.hub), made),
    bareCalls: callsPerOrder(
      operator.map((count) => ({ ...count, caller: 'bare' })),
      made,
    ),
    logBytes: logBytes / made,
  };
}

/** What people do with an order, and what that sets off, on the average. */
async function wholeWay(hub: BenchHub): Promise<{ calls: CallPerOrder[]; logBytes: number }> {
  const { stack } = hub;
  const { orders } = await stack.api.get<{ orders: Order[] }>(`/api/orders?limit=${WHOLE_WAYS}`);
  await hub.resetCounts();
  const before = hub.logBytes();
  for (const step of STEPS) {
    const wish = { type: 'take-step', step, carrier: 'SF', trackingNumber: 'SF1234567890123' };
    for (const { id } of orders) await stack.api.send('POST', `/api/orders/${id}/commands`, { wish });
    await stack.control.idle();
  }
  const calls = callsPerOrder(await stack.control.counts(), orders.length);
  const { orders: after } = await stack.api.get<{ orders: Order[] }>(`/api/orders?limit=${WHOLE_WAYS}`);
  const done = after.filter(({ stage }) => stage === 'completed').length;
  if (done !== orders.length) throw new Error(`only ${done} of ${orders.length} orders were completed`);
  return { calls, logBytes: (hub.logBytes() - before) / orders.length };
}

const speed = (rounds: readonly Round[]): number =>
  sum(rounds.map(({ acknowledged }) => acknowledged.length)) / sum(rounds.map(({ seconds }) => seconds));

function speedTable({ hub, bare }: Measured): { table: Table; ordersRatio: number; p99Ratio: number } {
  const row = (what: string, ours: number, theirs: number) => ({
    what,
    hub: rounded(ours, 2),
    'bare script': rounded(theirs, 2),
    ratio: rounded(ours / theirs, 2),
  });
  const times = (rounds: readonly Round[], share: number) =>
    percentile(
      rounds.flatMap(({ acknowledged }) => acknowledged),
      share,
    );
  const rows = [
    row('orders per second, until all is done', speed(hub), speed(bare)),
    ...[0.5, 0.95, 0.99].map((share) =>
      row(`acknowledgement p${share * 100}, ms`, times(hub, share), times(bare, share)),
    ),
  ];
  return {
    table: { title: 'On the local stack', rows },
    ordersRatio: rows[0]?.ratio ?? 0,
    p99Ratio: rows[3]?.ratio ?? 0,
  };
}

function requestTable(calls: readonly CallPerOrder[]): Table {
  const rows = calls.map(({ caller, service, action, requests, units, ms }) => ({
    caller: caller.replace('hub-local-', ''),
    service,
    action,
    'per order': rounded(requests, 2),
    'units each': rounded(units, 1),
    'ms each': rounded(ms, 0),
  }));
  return { title: 'Requests per order, by caller', rows };
}

/** Requests that a program makes itself, by service, beside those of the bare script. */
function comparedTable({ calls, bareCalls }: Measured): Table {
  const perService = (list: readonly CallPerOrder[], service: string) =>
    rounded(sum(list.filter((call) => call.service === service).map(({ requests }) => requests)), 2);
  const services = [...new Set(calls.filter(isRequest).map(({ service }) => service))];
  const rows = services.map((service) => ({
    service,
    hub: perService(calls, service),
    'bare script': perService(bareCalls, service),
  }));
  return { title: 'AWS requests per order, by service', rows };
}

async function measure(hub: BenchHub, options: OrderOptions): Promise<Section> {
  const { stack } = hub;
  const traffic = await trafficOf(stack);
  const from = numbers();
  say(`  warming up with ${2 * WARM_UP} orders`);
  const warmUp = async () =>
    runRound(stack.url, await prepare(traffic, from(WARM_UP), WARM_UP), options.concurrency, hub.isIdle);
  await warmUp();
  await hub.resetCounts();
  await warmUp();
  const planned = callsPerOrder(await stack.control.counts(), WARM_UP);
  const bare = await startBare(planOf(stack.run, planned, traffic.sender.settings.deploy.mailDomain));
  try {
    await runRound(bare.url, await prepare(traffic, from(WARM_UP), WARM_UP), options.concurrency, bare.isIdle);
    const before = await orderedSoFar(hub);
    const measured = await takeTurns(hub, bare, traffic, from, options);
    const after = await orderedSoFar(hub);
    return await told(hub, measured, {
      captured: after.captured - before.captured,
      ordered: after.ordered - before.ordered,
    });
  } finally {
    bare.stop();
  }
}

async function told(hub: BenchHub, measured: Measured, made: { captured: number; ordered: number }): Promise<Section> {
  say(`  taking ${WHOLE_WAYS} orders all the way`);
  const way = await wholeWay(hub);
  const { memory } = hub;
  const { calls, logBytes } = measured;
  const intake = costOf({ calls, memory, logBytes });
  const whole = costOf({ calls: [...calls, ...way.calls], memory, logBytes: logBytes + way.logBytes });
  const { table, ordersRatio, p99Ratio } = speedTable(measured);
  return {
    tables: [
      table,
      comparedTable(measured),
      requestTable(calls),
      { title: 'Cost of an order, from message to task mail', rows: intake.rows },
      { title: `Cost of an order, with ${STEPS.length} steps to the end`, rows: whole.rows },
    ],
    targets: [
      atLeast("orders per second, share of the bare script's", ordersRatio, 0.6),
      atMost("p99 acknowledgement, times the bare script's", p99Ratio, 2),
      atMost('USD per 1,000 orders without mail, to the task mail', rounded(intake.withoutMail, 3), 0.15),
      atMost('USD per 1,000 orders without mail, to the end', rounded(whole.withoutMail, 3), 0.15),
    ],
    notes: [
      `${made.captured} captures became ${made.ordered} orders.`,
      `Mail on top: ${rounded(intake.mail, 3)} USD per 1,000 orders to the task mail, ${rounded(whole.mail, 3)} to the end.`,
      'Milliseconds of functions are those of this machine, batches those of the local stack.',
    ],
  };
}

/** Speed, requests and cost per order on the local stack, beside a script that makes the same AWS calls and nothing else. */
export const measureOrders = (options: OrderOptions): Promise<Section> => withHub((hub) => measure(hub, options));
