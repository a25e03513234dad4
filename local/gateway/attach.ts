/** Puts the gateway together for one stack. */
import type { Server } from 'node:http';
import type { StackModel } from '../assembly/model.ts';
import type { Clock } from '../clock.ts';
import type { HttpAnswer } from '../emulators/http-call.ts';
import type { Emulators } from '../emulators.ts';
import { FunctionError } from '../lambda/instance.ts';
import type { Functions } from '../lambda/pool.ts';
import type { Access } from './access.ts';
import type { AwsRequest, IdentifiedCall } from './call.ts';
import { answerControl, type Control } from './control.ts';
import type { Counts } from './count.ts';
import type { Faults } from './faults.ts';
import { type Caller, serveGateway } from './gateway.ts';
import { invokedFunction } from './identify-rest.ts';

export interface AttachParts {
  readonly stack: StackModel;
  readonly access: Access;
  readonly counts: Counts;
  readonly faults: Faults;
  readonly clock: Clock;
  /** Access key id by function ARN. */
  readonly keys: ReadonlyMap<string, string>;
  readonly operator: { readonly accessKeyId: string };
  readonly emulators: Pick<Emulators, 'endpoints'>;
  readonly functions: Functions;
  readonly control: Control;
  /** Told of every successful write to a table. */
  readonly onWrite: () => void;
}

const WRITES = /^(Put|Update|Delete|TransactWrite|BatchWrite)/;

export function attachGateway(server: Server, parts: AttachParts): void {
  const { stack, access, counts, faults, clock } = parts;
  const partitionKeys = new Map(stack.tables.map(({ name, keyNames }) => [name, keyNames[0]]));
  serveGateway(server, {
    callers: callersOf(parts),
    access,
    scope: {
      region: stack.region,
      account: stack.account,
      partitionKey: (table) => partitionKeys.get(table),
      mailIdentities: stack.mailIdentities,
    },
    counts,
    faults,
    clock,
    endpoints: parts.emulators.endpoints,
    invoke: (request) => invokeByApi(request, parts),
    control: answerControl(parts.control),
    onSuccess: ({ service, action }: IdentifiedCall) => {
      if (service === 'dynamodb' && WRITES.test(action)) parts.onWrite();
    },
  });
}

function callersOf({ stack, keys, operator }: AttachParts): ReadonlyMap<string, Caller> {
  const callers = new Map<string, Caller>([[operator.accessKeyId, { kind: 'operator', name: 'operator' }]]);
  for (const { arn, name, roleArn } of stack.functions) {
    callers.set(keys.get(arn) ?? '', { kind: 'function', name, roleArn });
  }
  return callers;
}

/** Lambda's Invoke: waits for the answer unless the caller asks for an event invocation. */
async function invokeByApi({ url, headers, body }: AwsRequest, { stack, functions }: AttachParts): Promise<HttpAnswer> {
  const model = stack.functions.find(({ name }) => name === invokedFunction(url));
  const json = { 'content-type': 'application/json' };
  if (!model) {
    const text = JSON.stringify({ Message: 'Function not found' });
    return {
      status: 404,
      headers: { ...json, 'x-amzn-errortype': 'ResourceNotFoundException' },
      body: Buffer.from(text),
    };
  }
  const event: unknown = JSON.parse(body.toString('utf8') || '{}');
  if (headers['x-amz-invocation-type'] === 'Event') {
    void functions.invoke(model.arn, event).catch(() => {});
    return { status: 202, headers: json, body: Buffer.alloc(0) };
  }
  try {
    const result = await functions.invoke(model.arn, event, 'awaited');
    return { status: 200, headers: json, body: Buffer.from(JSON.stringify(result ?? null)) };
  } catch (error) {
    if (!(error instanceof FunctionError)) throw error;
    const more = { 'x-amz-function-error': 'Unhandled' };
    return { status: 200, headers: { ...json, ...more }, body: Buffer.from(JSON.stringify(error.fault)) };
  }
}
