/** How queues deliver: once and soon, or as tests want it: twice, out of order, and with short waits between tries. */
import { seeded } from '../gateway/faults.ts';

export interface DeliverySettings {
  /** Every message is delivered twice, and messages of standard queues out of order. */
  readonly hostile?: boolean;
  readonly seed?: number;
  /** Real seconds until a failed message is tried again; default: the queue's visibility time-out in hub time. */
  readonly retrySeconds?: number;
}

export class Delivery {
  readonly region: string;
  readonly #speed: number;
  #settings: DeliverySettings = {};
  #random: () => number = seeded(1);

  constructor(region: string, speed: number, settings: DeliverySettings = {}) {
    this.region = region;
    this.#speed = speed;
    this.set(settings);
  }

  set(settings: DeliverySettings): void {
    this.#settings = settings;
    this.#random = seeded(settings.seed ?? 1);
  }

  /** Splits a receive of a standard queue: some are put back to come later, the rest is shuffled. */
  holdBack<T>(messages: readonly T[]): readonly [readonly T[], readonly T[]] {
    if (!this.#settings.hostile) return [messages, []];
    const drawn = messages.map((message) => ({ message, back: this.#random() < 0.2, order: this.#random() }));
    const kept = drawn.filter(({ back }) => !back).sort((a, b) => a.order - b.order);
    return [kept.map(({ message }) => message), drawn.filter(({ back }) => back).map(({ message }) => message)];
  }

  /** Delivers a second time; for a standard queue at some later moment, for a FIFO queue before anything else. */
  async again(fifo: boolean, deliver: () => Promise<void>): Promise<void> {
    if (!this.#settings.hostile) return;
    if (fifo) return deliver();
    setTimeout(() => void deliver().catch(() => {}), this.#random() * 1_000);
  }

  /** Undefined: leave it to the queue's own time-out. */
  retrySeconds(visibilitySeconds: number): number | undefined {
    if (this.#settings.retrySeconds !== undefined) return this.#settings.retrySeconds;
    return this.#speed > 1 ? Math.ceil(visibilitySeconds / this.#speed) : undefined;
  }
}
