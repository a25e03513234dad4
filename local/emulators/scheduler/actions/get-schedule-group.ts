import { type Action, groupArn, seconds } from '../context.ts';
import { notFound } from '../errors.ts';

export const getScheduleGroup: Action = ({ name }, context) => {
  const group = context.store.group(name);
  if (!group) throw notFound(`Schedule group ${name} does not exist.`);
  const made = seconds(group.createdAt);
  return { Arn: groupArn(context, name), Name: name, State: 'ACTIVE', CreationDate: made, LastModificationDate: made };
};
