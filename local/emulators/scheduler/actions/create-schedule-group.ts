import { type Action, groupArn } from '../context.ts';
import { conflict } from '../errors.ts';
import { once } from '../idempotency.ts';
import { readName } from '../model.ts';

/** Tags are accepted and dropped: nothing local reads them. */
export const createScheduleGroup: Action = ({ name, body }, context) => {
  readName(name);
  const answer = { ScheduleGroupArn: groupArn(context, name) };
  return once(
    context,
    { action: 'CreateScheduleGroup', resource: name, token: body.ClientToken, request: null },
    () => {
      if (context.store.group(name)) throw conflict(`Schedule group ${name} already exists.`);
      context.store.addGroup({ name, createdAt: context.clock.now().getTime() });
      return answer;
    },
    () => (context.store.group(name) ? answer : undefined),
  );
};
