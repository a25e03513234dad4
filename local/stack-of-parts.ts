import { StartError } from './start-error.ts';

/** What has been started, in order, so that it can be stopped in the opposite order. */
export class Started {
  readonly #stops: { readonly name: string; readonly stop: () => unknown }[] = [];

  /** Starts a part and notes how it is stopped; an error gets the part's name. */
  async start<T extends { readonly stop: () => unknown }>(name: string, part: T | Promise<T>): Promise<T> {
    const started = await Promise.resolve(part).catch((error: unknown) => {
      if (error instanceof StartError) throw error;
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
    this.#stops.push({ name, stop: () => started.stop() });
    return started;
  }

  /** Stops everything, last started first; a part that fails to stop does not keep the others running. */
  async stop(): Promise<void> {
    for (let part = this.#stops.pop(); part; part = this.#stops.pop()) {
      const { name, stop } = part;
      try {
        await stop();
      } catch (error) {
        console.error(`${name} did not stop well: ${String(error)}`);
      }
    }
  }
}
