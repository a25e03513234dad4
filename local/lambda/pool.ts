/** All functions of the stack, each with the threads it needs and no more. */
import type { FunctionModel } from '../assembly/model.ts';
import { Instance, type InstanceParts } from './instance.ts';

/** A machine has few cores: what a region would run side by side, a local run lets wait. */
const MOST_INSTANCES = 2;

export interface Functions {
  /** Invokes a function and gives its answer. @throws FunctionError */
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  /** Invocations that run or wait. */
  readonly running: () => number;
  readonly stop: () => Promise<void>;
}

type PartsOf = (model: FunctionModel) => InstanceParts;

/** `concurrency` per function ARN bounds what its queue mapping wants; instances start when first needed. */
export function startFunctions(
  models: readonly FunctionModel[],
  concurrency: ReadonlyMap<string, number>,
  partsOf: PartsOf,
): Functions {
  const pools = new Map(
    models.map((model) => {
      const wanted = Math.min(
        model.reservedConcurrency ?? MOST_INSTANCES,
        concurrency.get(model.arn) ?? MOST_INSTANCES,
      );
      return [model.arn, new Pool(model, Math.max(1, Math.min(MOST_INSTANCES, wanted)), partsOf(model))];
    }),
  );
  let running = 0;
  return {
    running: () => running,
    invoke: async (functionArn, event) => {
      const pool = pools.get(functionArn);
      if (!pool) throw new Error(`There is no function ${functionArn}.`);
      running += 1;
      try {
        const result: unknown = JSON.parse(await pool.invoke(JSON.stringify(event)));
        return result;
      } finally {
        running -= 1;
      }
    },
    stop: async () => {
      await Promise.all([...pools.values()].map((pool) => pool.stop()));
    },
  };
}

class Pool {
  readonly #model: FunctionModel;
  readonly #size: number;
  readonly #parts: InstanceParts;
  readonly #idle: Instance[] = [];
  readonly #all = new Set<Instance>();
  readonly #waiting: ((instance: Instance) => void)[] = [];
  #stopped = false;

  constructor(model: FunctionModel, size: number, parts: InstanceParts) {
    this.#model = model;
    this.#size = size;
    this.#parts = parts;
  }

  async invoke(event: string): Promise<string> {
    const instance = await this.#take();
    try {
      return await instance.invoke(event);
    } finally {
      this.#giveBack(instance);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#all].map((instance) => instance.stop()));
  }

  #take(): Promise<Instance> | Instance {
    if (this.#stopped) throw new Error(`${this.#model.name} has been stopped.`);
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#all.size < this.#size) return this.#start();
    return new Promise((done) => this.#waiting.push(done));
  }

  #start(): Instance {
    const instance = new Instance(this.#model, this.#parts);
    this.#all.add(instance);
    return instance;
  }

  #giveBack(instance: Instance): void {
    if (instance.ended) this.#all.delete(instance);
    const next = this.#waiting.shift();
    if (next) {
      if (!this.#stopped) next(instance.ended ? this.#start() : instance);
      return;
    }
    if (!instance.ended) this.#idle.push(instance);
  }
}
