import { randomUUID } from 'node:crypto';
import { type Action, mustHaveSchedule, scheduleArn } from '../context.ts';
import { once } from '../idempotency.ts';
import { dueAfter, readSchedule } from '../model.ts';

/** Replaces the whole schedule: what the request leaves out goes back to its default. A completed one is armed again. */
export const updateSchedule: Action = ({ name, body }, context) => {
  const { ClientToken: token, ...rest } = body;
  const now = context.clock.now().getTime();
  const input = readSchedule({ ...rest, Name: name }, now);
  const answer = { ScheduleArn: scheduleArn(context, input.GroupName, name) };
  return once(
    context,
    { action: 'UpdateSchedule', resource: `${input.GroupName}/${name}`, token, request: input },
    () => {
      const { createdAt } = mustHaveSchedule(context, input.GroupName, name);
      const nextAt = dueAfter(input, now, Number.NEGATIVE_INFINITY);
      context.store.putSchedule({ input, createdAt, modifiedAt: now, revision: randomUUID(), nextAt });
      return answer;
    },
    () => answer,
  );
};
