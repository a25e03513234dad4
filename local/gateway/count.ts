/** Counts requests by caller, service and action: the base of the cost per order. */
export interface Count {
  readonly caller: string;
  readonly service: string;
  readonly action: string;
  readonly requests: number;
  /** Answers with a status of 400 and above. */
  readonly failed: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** DynamoDB: capacity units, of reads or writes as the action is one. */
  readonly units: number;
  /** Lambda: how long the function ran. */
  readonly ms: number;
}

export type Counted = Pick<Count, 'caller' | 'service' | 'action'> &
  Partial<Pick<Count, 'requestBytes' | 'responseBytes' | 'units' | 'ms'>> & { readonly failed?: boolean };

type Sum = { -readonly [Name in keyof Count]: Count[Name] };

export class Counts {
  readonly #sums = new Map<string, Sum>();

  add({
    caller,
    service,
    action,
    failed = false,
    requestBytes = 0,
    responseBytes = 0,
    units = 0,
    ms = 0,
  }: Counted): void {
    const key = `${caller} ${service} ${action}`;
    const fresh = {
      caller,
      service,
      action,
      requests: 0,
      failed: 0,
      requestBytes: 0,
      responseBytes: 0,
      units: 0,
      ms: 0,
    };
    const sum: Sum = this.#sums.get(key) ?? fresh;
    sum.requests += 1;
    sum.failed += failed ? 1 : 0;
    sum.requestBytes += requestBytes;
    sum.responseBytes += responseBytes;
    sum.units += units;
    sum.ms += ms;
    this.#sums.set(key, sum);
  }

  all(): readonly Count[] {
    return [...this.#sums.values()].map((sum) => ({ ...sum }));
  }

  reset(): void {
    this.#sums.clear();
  }
}
