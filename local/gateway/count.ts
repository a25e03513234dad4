/** Counts AWS requests by caller, service and action: the base of the cost per order. */
export interface Count {
  readonly caller: string;
  readonly service: string;
  readonly action: string;
  readonly requests: number;
  /** Answers with a status of 400 and above. */
  readonly failed: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** DynamoDB transactions: items touched, each billed twice. */
  readonly items: number;
}

type Sum = { -readonly [Name in keyof Count]: Count[Name] };

export class Counts {
  readonly #sums = new Map<string, Sum>();

  add(one: Omit<Count, 'requests' | 'failed'> & { readonly failed: boolean }): void {
    const { caller, service, action } = one;
    const key = `${caller} ${service} ${action}`;
    const fresh = { caller, service, action, requests: 0, failed: 0, requestBytes: 0, responseBytes: 0, items: 0 };
    const sum: Sum = this.#sums.get(key) ?? fresh;
    sum.requests += 1;
    sum.failed += one.failed ? 1 : 0;
    sum.requestBytes += one.requestBytes;
    sum.responseBytes += one.responseBytes;
    sum.items += one.items;
    this.#sums.set(key, sum);
  }

  all(): readonly Count[] {
    return [...this.#sums.values()].map((sum) => ({ ...sum }));
  }

  reset(): void {
    this.#sums.clear();
  }
}
