import {
  type CreateScheduleCommandInput,
  CreateScheduleGroupCommand,
  DeleteScheduleCommand,
  DeleteScheduleGroupCommand,
  GetScheduleCommand,
  GetScheduleGroupCommand,
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  ListTagsForResourceCommand,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler';
import { describe, expect, it } from 'vitest';
import { at, create, freshScheduler, NOON, QUEUE, ROLE, schedule, world } from './given.ts';

freshScheduler();

describe('API', () => {
  it('creates, shows, updates (what is left out goes back), lists and deletes', async () => {
    const { ScheduleArn } = await create('remind-1', at(NOON + 60_000), { Description: 'first', State: 'DISABLED' });
    expect(ScheduleArn).toBe('arn:aws:scheduler:us-east-1:000000000000:schedule/default/remind-1');
    const made = await world.client.send(new GetScheduleCommand({ Name: 'remind-1' }));
    expect(made).toMatchObject({
      Description: 'first',
      State: 'DISABLED',
      ActionAfterCompletion: 'NONE',
      GroupName: 'default',
    });
    expect(made.CreationDate).toEqual(new Date(NOON));

    world.now += 1000;
    await world.client.send(new UpdateScheduleCommand(schedule('remind-1', at(NOON + 120_000))));
    const updated = await world.client.send(new GetScheduleCommand({ Name: 'remind-1' }));
    expect(updated.Description).toBeUndefined();
    expect(updated).toMatchObject({
      State: 'ENABLED',
      ScheduleExpressionTimezone: 'UTC',
      CreationDate: new Date(NOON),
    });
    expect(updated.LastModificationDate).toEqual(new Date(NOON + 1000));

    await world.client.send(new DeleteScheduleCommand({ Name: 'remind-1' }));
    await expect(world.client.send(new GetScheduleCommand({ Name: 'remind-1' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('has groups, and lists in pages', async () => {
    await world.client.send(new CreateScheduleGroupCommand({ Name: 'hub' }));
    await expect(world.client.send(new CreateScheduleGroupCommand({ Name: 'hub' }))).rejects.toMatchObject({
      name: 'ConflictException',
    });
    expect(await world.client.send(new GetScheduleGroupCommand({ Name: 'hub' }))).toMatchObject({
      Name: 'hub',
      State: 'ACTIVE',
    });
    for (const name of ['a-1', 'a-2', 'a-3', 'b-1']) await create(name, 'rate(1 day)', { GroupName: 'hub' });
    const first = await world.client.send(
      new ListSchedulesCommand({ GroupName: 'hub', NamePrefix: 'a-', MaxResults: 2 }),
    );
    expect(first.Schedules?.map((each) => each.Name)).toEqual(['a-1', 'a-2']);
    const rest = await world.client.send(
      new ListSchedulesCommand({
        GroupName: 'hub',
        NamePrefix: 'a-',
        ...(first.NextToken ? { NextToken: first.NextToken } : {}),
      }),
    );
    expect(rest.Schedules?.map((each) => each.Name)).toEqual(['a-3']);
    expect(rest.NextToken).toBeUndefined();
    await world.client.send(new DeleteScheduleGroupCommand({ Name: 'hub' }));
    expect((await world.client.send(new ListSchedulesCommand({}))).Schedules).toEqual([]);
    const groups = await world.client.send(new ListScheduleGroupsCommand({}));
    expect(groups.ScheduleGroups?.map((each) => each.Name)).toEqual(['default']);
    await expect(create('late', 'rate(1 day)', { GroupName: 'hub' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('is idempotent by world.client token and a conflict without', async () => {
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
    const asked = world.client.send(
      new ListTagsForResourceCommand({ ResourceArn: `arn:aws:scheduler:us-east-1:000000000000:schedule-group/x` }),
    );
    await expect(asked).rejects.toThrow('does not carry GET /tags');
  });
});
