import { type Action, mustHaveGroup, scheduleArn, seconds } from '../context.ts';
import { invalid } from '../errors.ts';
import { page, pageSize, pageStart } from '../paging.ts';

export const listSchedules: Action = ({ query }, context) => {
  const size = pageSize(query);
  const [group = '', name = ''] = pageStart(query, 2);
  const state = query.get('State') ?? undefined;
  if (state !== undefined && state !== 'ENABLED' && state !== 'DISABLED') throw invalid(`Invalid State ${state}.`);
  const wanted = query.get('ScheduleGroup') ?? undefined;
  if (wanted !== undefined) mustHaveGroup(context, wanted);
  const found = context.store.schedules({
    group: wanted,
    prefix: query.get('NamePrefix') ?? '',
    state,
    after: [group, name],
    limit: size + 1,
  });
  const { items, next } = page(found, size, ({ input }) => [input.GroupName, input.Name]);
  return {
    NextToken: next,
    Schedules: items.map(({ input, createdAt, modifiedAt }) => ({
      Arn: scheduleArn(context, input.GroupName, input.Name),
      CreationDate: seconds(createdAt),
      GroupName: input.GroupName,
      LastModificationDate: seconds(modifiedAt),
      Name: input.Name,
      State: input.State,
      Target: { Arn: input.Target.Arn },
    })),
  };
};
