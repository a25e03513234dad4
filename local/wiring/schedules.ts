/** Schedules: what the template defines is kept in the scheduler, and what fires reaches its queue or function. */
import { readFileSync } from 'node:fs';
import type { StackModel } from '../assembly/model.ts';
import { writeAtomically } from '../data-folder.ts';
import { type Endpoint, send } from '../emulators/http-call.ts';
import { sendMessage } from '../emulators/queues-objects-topics.ts';
import type { Access } from '../gateway/access.ts';
import type { Functions } from '../lambda/pool.ts';

export interface Firing {
  readonly target: {
    readonly Arn: string;
    readonly RoleArn: string;
    readonly SqsParameters?: { readonly MessageGroupId?: string | undefined } | undefined;
  };
  readonly payload: string;
}

export interface ScheduleParts {
  readonly stack: StackModel;
  readonly access: Access;
  readonly queues: Endpoint;
  readonly invoke: Functions['invoke'];
  readonly onError: (error: unknown) => void;
}

const SCHEDULER = 'scheduler.amazonaws.com';
/** A minute, then two, in AWS. */
const RETRY_MS = 200;

/** Delivers one firing; a rejection says that the target did not accept it. */
export function deliverFiring({
  stack,
  access,
  queues,
  invoke,
  onError,
}: ScheduleParts): (firing: Firing) => Promise<void> {
  return async ({ target, payload }) => {
    const isQueue = target.Arn.startsWith('arn:aws:sqs:');
    const action = isQueue ? 'sqs:SendMessage' : 'lambda:InvokeFunction';
    const role = stack.roles.get(target.RoleArn);
    if (!role?.trustedServices.includes(SCHEDULER)) throw new Error(`${target.RoleArn} does not trust ${SCHEDULER}.`);
    const refused = access.refusedToRole(target.RoleArn, [{ action, resource: target.Arn, context: {} }]);
    if (refused) throw new Error(`${target.RoleArn} may not ${action} on ${target.Arn}.`);
    if (isQueue) {
      const queue = stack.queues.find(({ arn }) => arn === target.Arn);
      if (!queue) throw new Error(`There is no queue ${target.Arn}.`);
      await sendMessage(queues, queue.url, { body: payload, groupId: target.SqsParameters?.MessageGroupId });
      return;
    }
    await invokeAsEvent(target.Arn, JSON.parse(payload), { stack, queues, invoke, onError });
  };
}

type EventParts = Pick<ScheduleParts, 'stack' | 'queues' | 'invoke' | 'onError'>;

/** As Lambda treats an event for which no caller waits: some tries, then the on-failure destination. */
async function invokeAsEvent(functionArn: string, event: unknown, parts: EventParts): Promise<void> {
  const { stack, queues, invoke, onError } = parts;
  const { retries = 0, onFailureArn } = stack.eventInvokes.get(functionArn) ?? {};
  for (let attempt = 1; ; attempt += 1) {
    try {
      await invoke(functionArn, event);
      return;
    } catch (error) {
      onError(error);
      if (attempt > retries) {
        const queue = stack.queues.find(({ arn }) => arn === onFailureArn);
        if (queue) await sendMessage(queues, queue.url, { body: failureRecord(functionArn, event, attempt, error) });
        return;
      }
      await new Promise((done) => setTimeout(done, RETRY_MS * attempt));
    }
  }
}

function failureRecord(
  functionArn: string,
  requestPayload: unknown,
  approximateInvokeCount: number,
  error: unknown,
): string {
  const condition = 'RetriesExhausted';
  const requestContext = { functionArn: `${functionArn}:$LATEST`, condition, approximateInvokeCount };
  const responsePayload = { errorMessage: error instanceof Error ? error.message : String(error) };
  return JSON.stringify({ version: '1.0', requestContext, requestPayload, responsePayload });
}

/** Creates, updates and removes the template's schedules; `file` remembers those of the last start. */
export async function applySchedules(
  url: string,
  { schedules, scheduleGroups }: StackModel,
  file: string,
): Promise<void> {
  for (const group of scheduleGroups) await call(url, 'POST', `/schedule-groups/${encodeURIComponent(group)}`, {});
  const paths = schedules.map(({ name }) => `/schedules/${encodeURIComponent(name)}`);
  for (const [index, { create }] of schedules.entries()) {
    const path = paths[index] ?? '';
    const status = await call(url, 'POST', path, create);
    if (status === 409) await call(url, 'PUT', path, create);
  }
  const wanted = schedules.map(
    ({ name, group }) => `/schedules/${encodeURIComponent(name)}?groupName=${encodeURIComponent(group)}`,
  );
  for (const path of remembered(file).filter((each) => !wanted.includes(each)))
    await call(url, 'DELETE', path, undefined);
  writeAtomically(file, JSON.stringify(wanted));
}

function remembered(file: string): readonly string[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
  } catch {
    return [];
  }
}

/** 404 (already gone) and 409 (already there) are answers, everything else is an error. */
async function call(url: string, method: string, path: string, input: unknown): Promise<number> {
  const body = input === undefined ? '' : JSON.stringify(input);
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  const answer = await send(url, path, { method, headers, body });
  if (answer.status < 300 || answer.status === 404 || answer.status === 409) return answer.status;
  throw new Error(`The scheduler refused ${method} ${path}: ${answer.body.toString('utf8').slice(0, 300)}`);
}
