/** Keeps an emulator that is a process of its own running: what ends by itself is started again on the same data. */
import type { Child } from './child.ts';
import type { Endpoint } from './http-call.ts';
import { afterDeath } from './restarts.ts';

/** A child that serves an API. */
export interface EmulatorProcess extends Child {
  readonly url: string;
}

export interface SuperviseParts {
  /** As a person knows it, e.g. `dynoxide (DynamoDB)`. */
  readonly name: string;
  readonly region: string;
  /** Starts it on its data; `again` says that one has died there, so that something may have to be put right. */
  readonly start: (again: boolean) => Promise<EmulatorProcess>;
  /** Told the id of each process. */
  readonly onStart: (pid: number) => void;
  /** Told one sentence per death. */
  readonly say: (sentence: string) => void;
}

export interface Supervised {
  /** Its address is that of the running process: whoever keeps the object follows a restart. */
  readonly endpoint: Endpoint;
  /** Undefined while there is none. */
  readonly pid: () => number | undefined;
  /** Fulfilled with a sentence when it ended too often to be started again. */
  readonly died: Promise<string>;
  readonly stop: () => Promise<void>;
}

/** Starts it for the first time; a failure of that is the caller's. */
export async function supervise(parts: SuperviseParts): Promise<Supervised> {
  const supervisor = new Supervisor(parts, await parts.start(false));
  return {
    endpoint: {
      region: parts.region,
      get url() {
        return supervisor.url;
      },
    },
    pid: () => supervisor.pid,
    died: supervisor.gaveUp,
    stop: () => supervisor.stop(),
  };
}

class Supervisor {
  readonly #parts: SuperviseParts;
  readonly #deaths: number[] = [];
  readonly #end = Promise.withResolvers<string>();
  readonly #stopping = Promise.withResolvers<void>();
  #stopped = false;
  #running: EmulatorProcess | undefined;
  #restarting: Promise<void> = Promise.resolve();
  /** The last address stays after a death: calls to it are refused at once, as they should be. */
  url = '';

  constructor(parts: SuperviseParts, first: EmulatorProcess) {
    this.#parts = parts;
    this.#take(first);
  }

  get pid(): number | undefined {
    return this.#running?.pid;
  }

  get gaveUp(): Promise<string> {
    return this.#end.promise;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopping.resolve();
    await this.#restarting;
    await this.#running?.stop();
  }

  #take(process: EmulatorProcess): void {
    this.#running = process;
    this.url = process.url;
    this.#parts.onStart(process.pid);
    void process.died.then((reason) => {
      if (this.#stopped) return;
      this.#running = undefined;
      this.#restarting = this.#restart(reason);
    });
  }

  async #restart(firstReason: string): Promise<void> {
    const { name, start, say } = this.#parts;
    let reason = firstReason;
    while (!this.#stopped) {
      this.#deaths.push(performance.now());
      const after = afterDeath(this.#deaths);
      if (after.next === 'give-up') {
        this.#end.resolve(`${name} ended ${after.deaths} times within a minute, so that the hub ends too: ${reason}`);
        return;
      }
      say(`${name} ended (${reason}); it starts again on the same data in ${after.pauseMs / 1000} s.`);
      await this.#pause(after.pauseMs);
      if (this.#stopped) return;
      try {
        this.#take(await start(true));
        return;
      } catch (error) {
        reason = error instanceof Error ? error.message : String(error);
      }
    }
  }

  async #pause(ms: number): Promise<void> {
    const over = Promise.withResolvers<void>();
    const timer = setTimeout(over.resolve, ms);
    await Promise.race([over.promise, this.#stopping.promise]);
    clearTimeout(timer);
  }
}
