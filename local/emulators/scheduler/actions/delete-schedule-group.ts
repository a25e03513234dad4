import { type Action, DEFAULT_GROUP, mustHaveGroup } from '../context.ts';
import { invalid } from '../errors.ts';
import { once } from '../idempotency.ts';

/** Takes the group's schedules with it, at once (AWS shows the state DELETING for a while). */
export const deleteScheduleGroup: Action = ({ name, query }, context) => {
  if (name === DEFAULT_GROUP) throw invalid('The default schedule group cannot be deleted.');
  return once(
    context,
    { action: 'DeleteScheduleGroup', resource: name, token: query.get('clientToken'), request: null },
    () => {
      mustHaveGroup(context, name);
      context.store.deleteGroup(name);
      return {};
    },
    () => (context.store.group(name) ? undefined : {}),
  );
};
