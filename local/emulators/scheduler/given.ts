import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateScheduleCommand, type CreateScheduleCommandInput, SchedulerClient } from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach } from 'vitest';
import type { DeadLetter, Delivery } from './engine.ts';
import { type Scheduler, type SchedulerOptions, startScheduler } from './server.ts';

export const NOON = Date.parse('2026-11-22T12:00:00Z');
export const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:commands.fifo';
export const DLQ = 'arn:aws:sqs:us-east-1:000000000000:schedule-dlq';
export const ROLE = 'arn:aws:iam::000000000000:role/scheduler';

/** One scheduler with the real client, anew for each test. */
export interface World {
  folder: string;
  now: number;
  scheduler: Scheduler;
  client: SchedulerClient;
  delivered: Delivery[];
  dead: DeadLetter[];
  deliver: (delivery: Delivery) => Promise<void>;
}

export const world = {} as World;

export async function start(options: Partial<SchedulerOptions> = {}): Promise<void> {
  world.scheduler = await startScheduler({
    dataFile: join(world.folder, 'scheduler.db'),
    clock: { now: () => new Date(world.now) },
    deliver: (delivery) => world.deliver(delivery),
    deadLetter: async (letter) => void world.dead.push(letter),
    tickMs: 0,
    log: () => undefined,
    ...options,
  });
  world.client = new SchedulerClient({
    endpoint: world.scheduler.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
}

export async function stop(): Promise<void> {
  world.client.destroy();
  await world.scheduler.stop();
}

export function at(time: number): string {
  return `at(${new Date(time).toISOString().slice(0, 19)})`;
}

export function schedule(name: string, expression: string, rest: Partial<CreateScheduleCommandInput> = {}) {
  return {
    Name: name,
    ScheduleExpression: expression,
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    Target: { Arn: QUEUE, RoleArn: ROLE, Input: name, SqsParameters: { MessageGroupId: 'order-1' } },
    ...rest,
  };
}

export const create = (...args: Parameters<typeof schedule>) =>
  world.client.send(new CreateScheduleCommand(schedule(...args)));

/** Starts a scheduler before each test and stops it afterwards. */
export function freshScheduler(): void {
  beforeEach(async () => {
    Object.assign(world, { folder: mkdtempSync(join(tmpdir(), 'scheduler-')), now: NOON, delivered: [], dead: [] });
    world.deliver = async (delivery) => void world.delivered.push(delivery);
    await start();
  });
  afterEach(async () => {
    await stop();
    rmSync(world.folder, { recursive: true });
  });
}
