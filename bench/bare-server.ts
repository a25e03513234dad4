/**
 * What the hub is measured against: a plain HTTP handler that makes the AWS calls of an intake and acknowledges, and a loop that makes all
 * other calls of an order. As many calls of each kind as the gateway counted for the hub, of the same size, in the same order, and nothing
 * else: no signature is checked, nothing is understood, nothing decided, nothing composed. Started by `bench/bare.ts`.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { BarePlan } from './bare.ts';
import { type Context, callsOf } from './bare-calls.ts';

const plan = JSON.parse(process.env.BENCH_BARE ?? '') as BarePlan;
const calls = await callsOf(plan);

/** Fractions of a call per order add up until they make a whole one. */
function dealer(list: BarePlan['atIntake']): () => BarePlan['atIntake'] {
  const credit = list.map(() => 0);
  return () =>
    list.flatMap((call, index) => {
      const due = (credit[index] ?? 0) + call.requests;
      credit[index] = due - Math.floor(due + 1e-9);
      return Array.from({ length: Math.floor(due + 1e-9) }, () => call);
    });
}

const atIntake = dealer(plan.atIntake);
const later = dealer(plan.later);
const waiting: Context[] = [];
let underWay = 0;
let made = 0;
/** The first call that failed: the measurement is worth nothing then. */
let failure: unknown;

async function work(): Promise<void> {
  for (;;) {
    const context = waiting.shift();
    if (!context) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      continue;
    }
    underWay += 1;
    try {
      for (const call of later()) await calls.make(call, context);
    } catch (error) {
      failure ??= error;
    }
    underWay -= 1;
  }
}

async function intake(body: Buffer, response: ServerResponse): Promise<void> {
  made += 1;
  const context: Context = { id: `${process.pid}-${made}`, body, step: 0 };
  try {
    for (const call of atIntake()) await calls.make(call, context);
    waiting.push(context);
    response.writeHead(200).end('{}');
  } catch (error) {
    response.writeHead(500).end(String(error));
  }
}

const server = createServer((request, response) => {
  if (failure) {
    response.writeHead(500).end(String(failure));
    return;
  }
  if (request.method === 'GET') {
    response.end(JSON.stringify({ waiting: waiting.length, underWay }));
    return;
  }
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => void intake(Buffer.concat(chunks), response));
});

for (let loop = 0; loop < plan.loops; loop += 1) void work();
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(`ready ${typeof address === 'object' ? address?.port : ''}`);
});
