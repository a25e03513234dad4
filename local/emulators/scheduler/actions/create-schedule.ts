import { randomUUID } from 'node:crypto';
import { type Action, mustHaveGroup, scheduleArn } from '../context.ts';
import { conflict } from '../errors.ts';
import { once } from '../idempotency.ts';
import { dueAfter, readSchedule } from '../model.ts';

/** An `at()` that is past already fires at once, so that nothing is lost to a slow caller. */
export const createSchedule: Action = ({ name, body }, context) => {
  const { ClientToken: token, ...rest } = body;
  const now = context.clock.now().getTime();
  const input = readSchedule({ ...rest, Name: name }, now);
  const answer = { ScheduleArn: scheduleArn(context, input.GroupName, name) };
  const find = () => context.store.schedule(input.GroupName, name);
  return once(
    context,
    { action: 'CreateSchedule', resource: `${input.GroupName}/${name}`, token, request: input },
    () => {
      mustHaveGroup(context, input.GroupName);
      if (find()) throw conflict(`Schedule ${name} already exists.`);
      const nextAt = dueAfter(input, now, Number.NEGATIVE_INFINITY);
      context.store.putSchedule({ input, createdAt: now, modifiedAt: now, revision: randomUUID(), nextAt });
      return answer;
    },
    () => (find() ? answer : undefined),
  );
};
