import type { MailStore, Outgoing } from './store.ts';

export interface OutboxOptions {
  readonly store: MailStore;
  readonly publish: (topicArn: string, message: object) => Promise<void>;
  readonly reply: ((to: string, raw: Buffer) => Promise<void>) | undefined;
  readonly log: (line: string) => void;
}

const RETRY_MS = 250;

/** Publishes what is in the outbox, in order; what fails is tried again until it goes, also after a restart. */
export class Outbox {
  readonly #options: OutboxOptions;
  #working: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Starts working unless it does already. */
  wake(): void {
    if (this.#stopped || this.#working) return;
    this.#working = this.#work().finally(() => {
      this.#working = undefined;
      // Something may have come in between the last look and now.
      if (!this.#timer && !this.#stopped && this.#options.store.nextOutgoing()) this.wake();
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#working;
  }

  async #work(): Promise<void> {
    const { store, log } = this.#options;
    for (;;) {
      const next = this.#stopped ? undefined : store.nextOutgoing();
      if (!next) return;
      try {
        await this.#deliver(next);
        store.deleteOutgoing(next.id);
      } catch (error) {
        log(`mail-out: ${next.kind} to ${next.target} failed, will try again: ${String(error)}`);
        this.#timer = setTimeout(() => {
          this.#timer = undefined;
          this.wake();
        }, RETRY_MS);
        return;
      }
    }
  }

  async #deliver(next: Outgoing): Promise<void> {
    if (next.kind === 'reply') await this.#options.reply?.(next.target, Buffer.from(next.body));
    else await this.#options.publish(next.target, JSON.parse(next.body) as object);
  }
}
