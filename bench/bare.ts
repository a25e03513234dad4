import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { RunFile } from '../local/run-file.ts';
import { type CallPerOrder, isRequest } from './calls.ts';

/** What the bare script is told. */
export interface BarePlan {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly bucket: string;
  readonly scheduleGroup: string;
  readonly queueArn: string;
  readonly roleArn: string;
  readonly mailFrom: string;
  /** Calls before the acknowledgement, per order. */
  readonly atIntake: readonly CallPerOrder[];
  readonly later: readonly CallPerOrder[];
  /** Orders that it works on at a time. */
  readonly loops: number;
}

export interface Bare {
  readonly url: string;
  /** Everything that was acknowledged has been done. */
  readonly isIdle: () => Promise<boolean>;
  readonly stop: () => void;
}

/** The hub has two threads for each of the four functions behind the intake. */
const LOOPS = 8;

/** Several intakes take half of the orders each; the script is one for all. */
function asOneCaller(calls: readonly CallPerOrder[]): CallPerOrder[] {
  const sums = new Map<string, CallPerOrder>();
  for (const call of calls) {
    const key = `${call.service} ${call.action}`;
    const before = sums.get(key);
    const requests = (before?.requests ?? 0) + call.requests;
    const mean = (of: 'bytes' | 'units') =>
      ((before?.requests ?? 0) * (before?.[of] ?? 0) + call.requests * call[of]) / requests;
    sums.set(key, { ...call, requests, bytes: mean('bytes'), units: mean('units') });
  }
  return [...sums.values()];
}

/** What makes the same calls as the hub through the same gateway, as its operator. */
export function planOf(run: RunFile, calls: readonly CallPerOrder[], mailDomain: string): BarePlan {
  const requests = calls.filter(isRequest);
  const isIntake = ({ caller }: CallPerOrder) => caller.includes('-intake-');
  const queue = Object.entries(run.resources.queues).find(([id]) => id.startsWith('OrdersLifecycleQueue'))?.[1] ?? '';
  return {
    endpoint: run.gateway,
    region: run.region,
    accessKeyId: run.accessKeyId,
    secretAccessKey: run.secretAccessKey,
    bucket: run.resources.bucket,
    scheduleGroup: run.resources.scheduleGroup,
    queueArn: `arn:aws:sqs:${run.region}:${run.accountId}:${queue.split('/').at(-1)}`,
    roleArn: `arn:aws:iam::${run.accountId}:role/bench`,
    mailFrom: `bench@${mailDomain}`,
    atIntake: asOneCaller(requests.filter(isIntake)),
    later: requests.filter((call) => !isIntake(call)),
    loops: LOOPS,
  };
}

/** Starts it in a process of its own, as the hub runs in one of its own. */
export async function startBare(plan: BarePlan): Promise<Bare> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-server.ts')], {
    env: { ...process.env, BENCH_BARE: JSON.stringify(plan) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-4000);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      const port = /ready (\d+)/.exec(chunk.toString('utf8'))?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    child.on('exit', () => reject(new Error(`the bare script ended:\n${said}`)));
  });
  return {
    url,
    isIdle: async () => {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`the bare script failed: ${await answer.text()}`);
      const { waiting, underWay } = (await answer.json()) as { waiting: number; underWay: number };
      return waiting + underWay === 0;
    },
    stop: () => child.kill(),
  };
}
