import { type Action, groupArn, seconds } from '../context.ts';
import { page, pageSize, pageStart } from '../paging.ts';

export const listScheduleGroups: Action = ({ query }, context) => {
  const size = pageSize(query);
  const [after = ''] = pageStart(query, 1);
  const found = context.store.groups(query.get('NamePrefix') ?? '', after, size + 1);
  const { items, next } = page(found, size, (group) => [group.name]);
  return {
    NextToken: next,
    ScheduleGroups: items.map(({ name, createdAt }) => ({
      Arn: groupArn(context, name),
      Name: name,
      State: 'ACTIVE',
      CreationDate: seconds(createdAt),
      LastModificationDate: seconds(createdAt),
    })),
  };
};
