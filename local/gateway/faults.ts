/** Faults that tests ask for: which calls fail, how and how often, from a seed so that a failure can be repeated. */
import type { ServiceId } from './call.ts';

export const FAULT_KINDS = ['throttle', 'conflict', 'error', 'error-after-success', 'latency'] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultRule {
  readonly kind: FaultKind;
  readonly service?: ServiceId;
  /** API action, e.g. `TransactWriteItems`. */
  readonly action?: string;
  /** Name or logical id of the calling function. */
  readonly function?: string;
  /** 0 to 1; default 1. */
  readonly probability?: number;
  /** How often at most; default without end. */
  readonly times?: number;
  /** Length of a latency. */
  readonly ms?: number;
}

export interface FaultSettings {
  readonly seed?: number;
  readonly rules: readonly FaultRule[];
}

interface Asked {
  readonly service: string;
  readonly action: string;
  readonly caller: string;
}

export class Faults {
  #rules: readonly FaultRule[] = [];
  #left: number[] = [];
  #random: () => number = seeded(1);

  /** Replaces all rules; none heals everything. */
  set({ seed = 1, rules }: FaultSettings): void {
    for (const { kind } of rules) {
      if (!FAULT_KINDS.includes(kind)) throw new RangeError(`There is no fault ${String(kind)}.`);
    }
    this.#rules = rules;
    this.#left = rules.map(({ times }) => times ?? Number.POSITIVE_INFINITY);
    this.#random = seeded(seed);
  }

  /** Faults of the operator's own calls are never injected: a test has to be able to look. */
  draw({ service, action, caller }: Asked): FaultRule | undefined {
    for (const [index, rule] of this.#rules.entries()) {
      if (rule.service !== undefined && rule.service !== service) continue;
      if (rule.action !== undefined && rule.action !== action) continue;
      if (rule.function !== undefined && !caller.includes(rule.function)) continue;
      const left = this.#left[index] ?? 0;
      if (left <= 0 || this.#random() >= (rule.probability ?? 1)) continue;
      this.#left[index] = left - 1;
      return rule;
    }
    return undefined;
  }
}

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
