import type { Count } from '../local/gateway/count.ts';

/** Whose requests belong to no order: the bench itself, and the sweep, which runs whether orders come or not. */
const NOT_PER_ORDER = /(^operator$|-sweep$)/;

/** What one order takes of one action of one caller, on the average. */
export interface CallPerOrder {
  readonly caller: string;
  readonly service: string;
  readonly action: string;
  readonly requests: number;
  /** Of one request. */
  readonly bytes: number;
  /** Of one request: DynamoDB capacity units. */
  readonly units: number;
  /** Of one request: milliseconds of a function. */
  readonly ms: number;
}

/** Order of the list is that in which an order comes by. */
export function callsPerOrder(counts: readonly Count[], orders: number): CallPerOrder[] {
  return counts
    .filter(({ caller }) => !NOT_PER_ORDER.test(caller))
    .filter(({ service }) => service !== 'dynamodbstreams')
    .map(({ caller, service, action, requests, requestBytes, units, ms }) => ({
      caller,
      service,
      action,
      requests: requests / orders,
      bytes: requestBytes / requests,
      units: units / requests,
      ms: ms / requests,
    }));
}

/** Counts of several stretches of a run as one. */
export function addedUp(stretches: readonly (readonly Count[])[]): Count[] {
  const sums = new Map<string, Count>();
  for (const count of stretches.flat()) {
    const key = `${count.caller} ${count.service} ${count.action}`;
    const before = sums.get(key);
    sums.set(key, before ? plus(before, count) : count);
  }
  return [...sums.values()];
}

const plus = (a: Count, b: Count): Count => ({
  ...a,
  requests: a.requests + b.requests,
  failed: a.failed + b.failed,
  requestBytes: a.requestBytes + b.requestBytes,
  responseBytes: a.responseBytes + b.responseBytes,
  units: a.units + b.units,
  ms: a.ms + b.ms,
});

/** Calls of the AWS API that a program has to make itself: what the bare script repeats. */
export const isRequest = ({ service }: CallPerOrder): boolean => service !== 'lambda' && service !== 'apigateway';
