import { type Action, DEFAULT_GROUP, mustHaveSchedule, scheduleArn, seconds } from '../context.ts';

export const getSchedule: Action = ({ name, query }, context) => {
  const group = query.get('groupName') ?? DEFAULT_GROUP;
  const schedule = mustHaveSchedule(context, group, name);
  return {
    ...schedule.input,
    Arn: scheduleArn(context, group, name),
    CreationDate: seconds(schedule.createdAt),
    LastModificationDate: seconds(schedule.modifiedAt),
  };
};
