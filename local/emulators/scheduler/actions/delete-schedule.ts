import { type Action, DEFAULT_GROUP, mustHaveSchedule } from '../context.ts';
import { once } from '../idempotency.ts';

export const deleteSchedule: Action = ({ name, query }, context) => {
  const group = query.get('groupName') ?? DEFAULT_GROUP;
  return once(
    context,
    { action: 'DeleteSchedule', resource: `${group}/${name}`, token: query.get('clientToken'), request: null },
    () => {
      mustHaveSchedule(context, group, name);
      context.store.deleteSchedule(group, name);
      return {};
    },
    () => (context.store.schedule(group, name) ? undefined : {}),
  );
};
