/** `/_hub/…` on the gateway: what tests, the bench and the demo ask of the runtime itself. Loopback only. */
import type { HttpAnswer } from '../emulators/http-call.ts';
import type { DeliverySettings } from '../wiring/delivery.ts';
import type { AwsRequest } from './call.ts';
import type { Count } from './count.ts';
import type { FaultSettings } from './faults.ts';

export interface QueueState {
  readonly name: string;
  readonly approximateMessageCount: number;
  readonly approximateInflightCount: number;
  readonly approximateDelayedCount: number;
}

/** An emulator that is a process of its own. */
export interface EmulatorState {
  readonly name: 'database' | 'queues';
  /** Null while it is down, and where the database is not ours. */
  readonly pid: number | null;
}

export interface HubState {
  readonly queues: readonly QueueState[];
  readonly emulators: readonly EmulatorState[];
  /** Invocations that run or wait. */
  readonly invocations: number;
  /** A table's stream has been written to and not yet read to its end. */
  readonly streamsBehind: boolean;
}

export interface Control {
  readonly counts: () => readonly Count[];
  readonly resetCounts: () => void;
  readonly setFaults: (settings: FaultSettings) => void;
  readonly setDelivery: (settings: DeliverySettings) => void;
  readonly now: () => Date;
  /** Moves the clock and fires what has become due. */
  readonly advance: (seconds: number) => Promise<Date>;
  /** Deletes expired items now; gives how many. */
  readonly deleteExpired: () => Promise<number>;
  readonly state: () => Promise<HubState>;
}

type Action = (control: Control, input: never) => unknown;

const ACTIONS: Readonly<Record<string, Action>> = {
  'GET /_hub/counts': (control) => control.counts(),
  'DELETE /_hub/counts': (control) => control.resetCounts(),
  'GET /_hub/state': (control) => control.state(),
  'GET /_hub/clock': (control) => ({ now: control.now() }),
  'POST /_hub/clock': async (control, input: { readonly advanceSeconds: number }) => ({
    now: await control.advance(input.advanceSeconds),
  }),
  'POST /_hub/faults': (control, input: FaultSettings) => control.setFaults(input),
  'POST /_hub/delivery': (control, input: DeliverySettings) => control.setDelivery(input),
  'POST /_hub/expire': async (control) => ({ deleted: await control.deleteExpired() }),
};

/** A web page that the developer looks at must not reach this, hence no request with an `Origin`. */
export function answerControl(control: Control): (request: AwsRequest) => Promise<HttpAnswer> {
  return async ({ method, url, headers, body }) => {
    const action = ACTIONS[`${method} ${url.pathname}`];
    if (!action || headers.origin !== undefined)
      return json(404, { message: `There is no ${method} ${url.pathname}.` });
    try {
      const input = body.length > 0 ? (JSON.parse(body.toString('utf8')) as never) : ({} as never);
      return json(200, (await action(control, input)) ?? {});
    } catch (error) {
      return json(400, { message: (error as Error).message });
    }
  };
}

function json(status: number, value: unknown): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(JSON.stringify(value)) };
}
