import { GetScheduleCommand, ListSchedulesCommand, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { at, create, DLQ, freshScheduler, NOON, QUEUE, ROLE, schedule, start, stop, world } from './given.ts';

freshScheduler();

const names = () => world.delivered.map((each) => each.payload);

describe('firing', () => {
  it('fires in the order of the due times, once, and deletes after completion when asked', async () => {
    await create('second', at(NOON + 20_000), { ActionAfterCompletion: 'DELETE' });
    await create('first', at(NOON + 10_000));
    await create('off', at(NOON + 5000), { State: 'DISABLED' });
    expect(await world.scheduler.fireDue()).toBe(0);
    world.now += 3_600_000;
    expect(await world.scheduler.fireDue()).toBe(2);
    expect(names()).toEqual(['first', 'second']);
    expect(await world.scheduler.fireDue()).toBe(0);
    expect((await world.client.send(new ListSchedulesCommand({}))).Schedules?.map((each) => each.Name)).toEqual([
      'first',
      'off',
    ]);
  });

  it('fires what fell due while it was down', async () => {
    await create('overnight', at(NOON + 60_000));
    await stop();
    world.now += 86_400_000;
    await start();
    expect(await world.scheduler.fireDue()).toBe(1);
    expect(names()).toEqual(['overnight']);
  });

  it('fires an at() that is past already, and an updated one again', async () => {
    await create('late', at(NOON - 60_000));
    await world.scheduler.fireDue();
    await world.client.send(new UpdateScheduleCommand(schedule('late', at(NOON + 60_000))));
    world.now += 60_000;
    await world.scheduler.fireDue();
    expect(names()).toEqual(['late', 'late']);
  });

  it('repeats a rate from world.now on and ends with its end date', async () => {
    await create('sweep', 'rate(5 minutes)', { EndDate: new Date(NOON + 600_000), ActionAfterCompletion: 'DELETE' });
    for (let minute = 0; minute <= 30; minute += 1) {
      await world.scheduler.fireDue();
      world.now += 60_000;
    }
    expect(world.delivered.map((each) => each.scheduledTime.getTime() - NOON)).toEqual([0, 300_000, 600_000]);
    await expect(world.client.send(new GetScheduleCommand({ Name: 'sweep' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('fills in the placeholders, and the default event without input', async () => {
    const Input = '{"id":"<aws.scheduler.execution-id>","at":"<aws.scheduler.scheduled-time>"}';
    await create('filled', at(NOON), { Target: { Arn: QUEUE, RoleArn: ROLE, Input } });
    await create('plain', at(NOON), { Target: { Arn: QUEUE, RoleArn: ROLE } });
    await world.scheduler.fireDue();
    expect(JSON.parse(world.delivered[0]?.payload ?? '')).toEqual({
      id: world.delivered[0]?.executionId,
      at: '2026-11-22T12:00:00Z',
    });
    expect(JSON.parse(world.delivered[1]?.payload ?? '')).toMatchObject({
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
    });
  });

  it('retries by the policy, then uses the dead-letter queue', async () => {
    world.deliver = async (delivery) => {
      world.delivered.push(delivery);
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
      await world.scheduler.fireDue();
      world.now += 1000;
    }
    expect(world.delivered.map((each) => each.attempt)).toEqual([1, 2, 3]);
    expect(world.dead).toHaveLength(1);
    expect(world.dead[0]).toMatchObject({
      queueArn: DLQ,
      body: 'x',
      attributes: {
        ERROR_MESSAGE: 'queue is away',
        RETRY_ATTEMPTS: '2',
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
      },
    });
    expect((await world.client.send(new ListSchedulesCommand({}))).Schedules).toEqual([]);
  });

  it('does not let a slow target hold up another', async () => {
    let release = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    world.deliver = async (delivery) => {
      if (delivery.target.Arn.includes(':function:')) await slow;
      world.delivered.push(delivery);
    };
    const Arn = 'arn:aws:lambda:us-east-1:000000000000:function:sweep';
    await create('slow', at(NOON - 1000), { Target: { Arn, RoleArn: ROLE, Input: '"slow"' } });
    await create('quick', at(NOON));
    const fired = world.scheduler.fireDue();
    while (world.delivered.length === 0) await new Promise((done) => setTimeout(done, 5));
    release();
    expect(await fired).toBe(2);
    expect(names()).toEqual(['quick', '"slow"']);
  });

  it('fires everything twice on purpose', async () => {
    await stop();
    await start({ twice: true });
    await create('doubled', at(NOON));
    expect(await world.scheduler.fireDue()).toBe(2);
    expect(world.delivered[0]?.executionId).toBe(world.delivered[1]?.executionId);
  });

  it('keeps the order with a clock that runs 3600 times as fast', async () => {
    await stop();
    const began = Date.now();
    await start({ tickMs: 20, clock: { now: () => new Date(NOON + (Date.now() - began) * 3600) } });
    const minutes = [47, 3, 29, 11, 58, 17, 5, 41];
    for (const minute of minutes) await create(`m${minute}`, at(NOON + 3_600_000 + minute * 60_000));
    while (world.delivered.length < minutes.length && Date.now() - began < 10_000)
      await new Promise((done) => setTimeout(done, 20));
    expect(names()).toEqual([...minutes].sort((one, other) => one - other).map((minute) => `m${minute}`));
  });
});
