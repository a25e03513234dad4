import { type HttpAnswer, type HttpRequest, json } from '../http.ts';
import { createSchedule } from './actions/create-schedule.ts';
import { createScheduleGroup } from './actions/create-schedule-group.ts';
import { deleteSchedule } from './actions/delete-schedule.ts';
import { deleteScheduleGroup } from './actions/delete-schedule-group.ts';
import { getSchedule } from './actions/get-schedule.ts';
import { getScheduleGroup } from './actions/get-schedule-group.ts';
import { listScheduleGroups } from './actions/list-schedule-groups.ts';
import { listSchedules } from './actions/list-schedules.ts';
import { updateSchedule } from './actions/update-schedule.ts';
import type { Action, Context } from './context.ts';
import { invalid, SchedulerError } from './errors.ts';

/** Every action that the local scheduler carries, by method and path (`*` is the name). */
const ACTIONS: Readonly<Record<string, Action>> = {
  'POST /schedules/*': createSchedule,
  'PUT /schedules/*': updateSchedule,
  'GET /schedules/*': getSchedule,
  'DELETE /schedules/*': deleteSchedule,
  'GET /schedules': listSchedules,
  'POST /schedule-groups/*': createScheduleGroup,
  'GET /schedule-groups/*': getScheduleGroup,
  'DELETE /schedule-groups/*': deleteScheduleGroup,
  'GET /schedule-groups': listScheduleGroups,
};

/** Answers one request of the EventBridge Scheduler REST API. */
export function route(request: HttpRequest, context: Context): HttpAnswer {
  try {
    const [, collection = '', ...rest] = request.url.pathname.replace(/\/$/, '').split('/');
    const name = rest.map(decodeURIComponent).join('/');
    const action = ACTIONS[`${request.method} /${collection}${rest.length > 0 ? '/*' : ''}`];
    if (!action) throw unknownAction(request);
    return json(200, action({ name, query: request.url.searchParams, body: readBody(request.body) }, context));
  } catch (error) {
    if (!(error instanceof SchedulerError)) throw error;
    return json(error.status, { Message: error.message }, { 'x-amzn-errortype': error.type });
  }
}

function unknownAction(request: HttpRequest): SchedulerError {
  const what = `${request.method} ${request.url.pathname}`;
  return new SchedulerError('UnknownOperationException', 404, `The local scheduler does not carry ${what}.`);
}

function readBody(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  try {
    const value: unknown = JSON.parse(body.toString());
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // Falls through to the same refusal as any other body that is not an object.
  }
  throw invalid('The request body is not a JSON object.');
}
