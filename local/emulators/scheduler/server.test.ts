import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  ListTagsForResourceCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeadLetter, Delivery } from './engine.ts';
import { type Scheduler, type SchedulerOptions, startScheduler } from './server.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:commands.fifo';
const DLQ = 'arn:aws:sqs:us-east-1:000000000000:schedule-dlq';
const ROLE = 'arn:aws:iam::000000000000:role/scheduler';

let folder: string;
let now: number;
let scheduler: Scheduler;
let client: SchedulerClient;
let delivered: Delivery[];
let dead: DeadLetter[];
let deliver: (delivery: Delivery) => Promise<void>;

async function start(options: Partial<SchedulerOptions> = {}): Promise<void> {
  scheduler = await startScheduler({
    dataFile: join(folder, 'scheduler.db'),
    clock: { now: () => new Date(now) },
    deliver: (delivery) => deliver(delivery),
    deadLetter: async (letter) => void dead.push(letter),
    tickMs: 0,
    log: () => undefined,
    ...options,
  });
  client = new SchedulerClient({
    endpoint: scheduler.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
}

function at(time: number): string {
  return `at(${new Date(time).toISOString().slice(0, 19)})`;
}

function schedule(name: string, expression: string, rest: Partial<CreateScheduleCommandInput> = {}) {
  return {
    Name: name,
    ScheduleExpression: expression,
    FlexibleTimeWindow: { Mode: 'OFF' as const },
    Target: { Arn: QUEUE, RoleArn: ROLE, Input: name, SqsParameters: { MessageGroupId: 'order-1' } },
    ...rest,
  };
}

const create = (...args: Parameters<typeof schedule>) => client.send(new CreateScheduleCommand(schedule(...args)));
const names = () => delivered.map((each) => each.payload);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scheduler-'));
  now = NOON;
  delivered = [];
  dead = [];
  deliver = async (delivery) => void delivered.push(delivery);
  await start();
});

afterEach(async () => {
  client.destroy();
  await scheduler.stop();
  rmSync(folder, { recursive: true });
});

describe('API', () => {
  it('creates, shows, updates (what is left out goes back), lists and deletes', async () => {
    const { ScheduleArn } = await create('remind-1', at(NOON + 60_000), { Description: 'first', State: 'DISABLED' });
    expect(ScheduleArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule/default/remind-1');
    const made = await client.send(new GetScheduleCommand({ Name: 'remind-1' }));
    expect(made).toMatchObject({
      Description: 'first',
      State: 'DISABLED',
      ActionAfterCompletion: 'NONE',
      GroupName: 'default',
    });
    expect(made.CreationDate).toEqual(new Date(NOON));

    now += 1000;
    await client.send(new UpdateScheduleCommand(schedule('remind-1', at(NOON + 120_000))));
    const updated = await client.send(new GetScheduleCommand({ Name: 'remind-1' }));
    expect(updated.Description).toBeUndefined();
    expect(updated).toMatchObject({
      State: 'ENABLED',
      ScheduleExpressionTimezone: 'UTC',
      CreationDate: new Date(NOON),
    });
    expect(updated.LastModificationDate).toEqual(new Date(NOON + 1000));

    await client.send(new DeleteScheduleCommand({ Name: 'remind-1' }));
    await expect(client.send(new GetScheduleCommand({ Name: 'remind-1' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('has groups, and lists in pages', async () => {
    await client.send(new CreateScheduleGroupCommand({ Name: 'hub' }));
    await expect(client.send(new CreateScheduleGroupCommand({ Name: 'hub' }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
    expect(await client.send(new GetScheduleGroupCommand({ Name: 'hub' }))).toMatchObject({
      Name: 'hub',
      State: 'ACTIVE',
    });
    for (const name of ['a-1', 'a-2', 'a-3', 'b-1']) await create(name, 'rate(1 day)', { GroupName: 'hub' });
    const first = await client.send(new ListSchedulesCommand({ GroupName: 'hub', NamePrefix: 'a-', MaxResults: 2 }));
    expect(first.Schedules?.map((each) => each.Name)).toEqual(['a-1', 'a-2']);
    const rest = await client.send(
      new ListSchedulesCommand({
        GroupName: 'hub',
        NamePrefix: 'a-',
        ...(first.NextToken ? { NextToken: first.NextToken } : {}),
      }),
    );
    expect(rest.Schedules?.map((each) => each.Name)).toEqual(['a-3']);
    expect(rest.NextToken).toBeUndefined();
    await client.send(new DeleteScheduleGroupCommand({ Name: 'hub' }));
    expect((await client.send(new ListSchedulesCommand({}))).Schedules).toEqual([]);
    const groups = await client.send(new ListScheduleGroupsCommand({}));
    expect(groups.ScheduleGroups?.map((each) => each.Name)).toEqual(['default']);
    await expect(create('late', 'rate(1 day)', { GroupName: 'hub' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('is idempotent by client token and a conflict without', async () => {
    const token = 'token-1';
    await create('one', at(NOON + 60_000), { ClientToken: token });
    await expect(create('one', at(NOON + 60_000), { ClientToken: token })).resolves.toHaveProperty('ScheduleArn');
    await expect(create('one', at(NOON + 90_000), { ClientToken: token })).rejects.toMatchObject({
      name: 'ConflictException',
    });
    await expect(create('one', at(NOON + 60_000))).rejects.toMatchObject({ name: 'ConflictException' });
  });

  it.each<[string, Partial<CreateScheduleCommandInput>]>([
    ['a long name', { Name: 'n'.repeat(65) }],
    ['a name with a blank', { Name: 'a b' }],
    ['a wrong expression', { ScheduleExpression: 'at(2026-13-01T00:00:00)' }],
    ['an unknown zone', { ScheduleExpressionTimezone: 'Mars/Olympus' }],
    ['no time window', { FlexibleTimeWindow: undefined }],
    ['a flexible window without length', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }],
    ['no role', { Target: { Arn: QUEUE, RoleArn: undefined } }],
    ['too many retries', { Target: { Arn: QUEUE, RoleArn: ROLE, RetryPolicy: { MaximumRetryAttempts: 186 } } }],
    ['a start date in the past', { StartDate: new Date(NOON - 3_600_000) }],
    ['an end before the start', { StartDate: new Date(NOON + 2000), EndDate: new Date(NOON + 1000) }],
    [
      'a kind of target that is not carried',
      { Target: { Arn: QUEUE, RoleArn: ROLE, KinesisParameters: { PartitionKey: 'k' } } },
    ],
  ])('refuses %s', async (_what, rest) => {
    await expect(create('fine', 'rate(1 day)', rest)).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('says loudly what it does not carry', async () => {
    const asked = client.send(
      new ListTagsForResourceCommand({ ResourceArn: `arn:aws:scheduler:us-east-1:000000000000:schedule-group/x` }),
    );
    await expect(asked).rejects.toThrow('does not carry GET /tags');
  });
});

describe('firing', () => {
  it('fires in the order of the due times, once, and deletes after completion when asked', async () => {
    await create('second', at(NOON + 20_000), { ActionAfterCompletion: 'DELETE' });
    await create('first', at(NOON + 10_000));
    await create('off', at(NOON + 5000), { State: 'DISABLED' });
    expect(await scheduler.fireDue()).toBe(0);
    now += 3_600_000;
    expect(await scheduler.fireDue()).toBe(2);
    expect(names()).toEqual(['first', 'second']);
    expect(await scheduler.fireDue()).toBe(0);
    expect((await client.send(new ListSchedulesCommand({}))).Schedules?.map((each) => each.Name)).toEqual([
      'first',
      'off',
    ]);
  });

  it('fires what fell due while it was down', async () => {
    await create('overnight', at(NOON + 60_000));
    client.destroy();
    await scheduler.stop();
    now += 86_400_000;
    await start();
    expect(await scheduler.fireDue()).toBe(1);
    expect(names()).toEqual(['overnight']);
  });

  it('fires an at() that is past already, and an updated one again', async () => {
    await create('late', at(NOON - 60_000));
    await scheduler.fireDue();
    await client.send(new UpdateScheduleCommand(schedule('late', at(NOON + 60_000))));
    now += 60_000;
    await scheduler.fireDue();
    expect(names()).toEqual(['late', 'late']);
  });

  it('repeats a rate from now on and ends with its end date', async () => {
    await create('sweep', 'rate(5 minutes)', { EndDate: new Date(NOON + 600_000), ActionAfterCompletion: 'DELETE' });
    for (let minute = 0; minute <= 30; minute += 1) {
      await scheduler.fireDue();
      now += 60_000;
    }
    expect(delivered.map((each) => each.scheduledTime.getTime() - NOON)).toEqual([0, 300_000, 600_000]);
    await expect(client.send(new GetScheduleCommand({ Name: 'sweep' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('fills in the placeholders, and the default event without input', async () => {
    const Input = '{"id":"<aws.scheduler.execution-id>","at":"<aws.scheduler.scheduled-time>"}';
    await create('filled', at(NOON), { Target: { Arn: QUEUE, RoleArn: ROLE, Input } });
    await create('plain', at(NOON), { Target: { Arn: QUEUE, RoleArn: ROLE } });
    await scheduler.fireDue();
    expect(JSON.parse(delivered[0]?.payload ?? '')).toEqual({
      id: delivered[0]?.executionId,
      at: '2026-11-22T12:00:00Z',
    });
    expect(JSON.parse(delivered[1]?.payload ?? '')).toMatchObject({
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
    });
  });

  it('retries by the policy, then uses the dead-letter queue', async () => {
    deliver = async (delivery) => {
      delivered.push(delivery);
      throw new Error('queue is away');
    };
    const Target = {
      Arn: QUEUE,
      RoleArn: ROLE,
      Input: 'x',
      RetryPolicy: { MaximumRetryAttempts: 2 },
      DeadLetterConfig: { Arn: DLQ },
    };
    await create('hopeless', at(NOON), { Target, ActionAfterCompletion: 'DELETE' });
    for (let step = 0; step < 20; step += 1) {
      await scheduler.fireDue();
      now += 1000;
    }
    expect(delivered.map((each) => each.attempt)).toEqual([1, 2, 3]);
    expect(dead).toHaveLength(1);
    expect(dead[0]).toMatchObject({
      queueArn: DLQ,
      body: 'x',
      attributes: {
        ERROR_MESSAGE: 'queue is away',
        RETRY_ATTEMPTS: '2',
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      },
    });
    expect((await client.send(new ListSchedulesCommand({}))).Schedules).toEqual([]);
  });

  it('does not let a slow target hold up another', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    deliver = async (delivery) => {
      if (delivery.target.Arn.includes(':function:')) await slow;
      delivered.push(delivery);
    };
    const Arn = 'arn:aws:lambda:us-east-1:000000000000:function:sweep';
    await create('slow', at(NOON - 1000), { Target: { Arn, RoleArn: ROLE, Input: '"slow"' } });
    await create('quick', at(NOON));
    const fired = scheduler.fireDue();
    while (delivered.length === 0) await new Promise((done) => setTimeout(done, 5));
    release();
    expect(await fired).toBe(2);
    expect(names()).toEqual(['quick', '"slow"']);
  });

  it('fires everything twice on purpose', async () => {
    client.destroy();
    await scheduler.stop();
    await start({ twice: true });
    await create('doubled', at(NOON));
    expect(await scheduler.fireDue()).toBe(2);
    expect(delivered[0]?.executionId).toBe(delivered[1]?.executionId);
  });

  it('keeps the order with a clock that runs 3600 times as fast', async () => {
    client.destroy();
    await scheduler.stop();
    const began = Date.now();
    await start({ tickMs: 20, clock: { now: () => new Date(NOON + (Date.now() - began) * 3600) } });
    const minutes = [47, 3, 29, 11, 58, 17, 5, 41];
    for (const minute of minutes) await create(`m${minute}`, at(NOON + 3_600_000 + minute * 60_000));
    while (delivered.length < minutes.length && Date.now() - began < 10_000)
      await new Promise((done) => setTimeout(done, 20));
    expect(names()).toEqual([...minutes].sort((one, other) => one - other).map((minute) => `m${minute}`));
  });
});
