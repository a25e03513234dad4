/** All functions of the stack, each with the threads it needs and no more. */
import type { FunctionModel } from '../assembly/model.ts';
import { Instance, type InstanceParts } from './instance.ts';
import { precedence } from './precedence.ts';

/** A machine has few cores: what a region would run side by side, a local run lets wait. */
const MOST_INSTANCES = 2;

/** Whether somebody waits for the answer, such as the sender of an HTTP request. */
export type Urgency = 'awaited' | 'behind';

export interface Functions {
  /** Invokes a function and gives its answer; what nobody waits for lets awaited requests go first. @throws FunctionError */
  readonly invoke: (functionArn: string, event: unknown, urgency?: Urgency) => Promise<unknown>;
  /** Invocations that run or wait. */
  readonly running: () => number;
  readonly stop: () => Promise<void>;
}

export interface Ran {
  readonly functionName: string;
  readonly ms: number;
  readonly failed: boolean;
}

type PartsOf = (model: FunctionModel) => InstanceParts;

/** Instances start when first needed. */
export function startFunctions(
  models: readonly FunctionModel[],
  partsOf: PartsOf,
  onRan: (ran: Ran) => void,
): Functions {
  const pools = new Map(
    models.map((model) => {
      const wanted = Math.min(model.reservedConcurrency ?? MOST_INSTANCES, MOST_INSTANCES);
      return [model.arn, new Pool(model, Math.max(1, wanted), partsOf(model), onRan)];
    }),
  );
  const turns = precedence();
  let running = 0;
  return {
    running: () => running,
    invoke: async (functionArn, event, urgency = 'behind') => {
      const pool = pools.get(functionArn);
      if (!pool) throw new Error(`There is no function ${functionArn}.`);
      running += 1;
      try {
        const text = JSON.stringify(event);
        const answer = await turns[urgency](() => pool.invoke(text));
        return JSON.parse(answer) as unknown;
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
  readonly #onRan: (ran: Ran) => void;
  #stopped = false;

  constructor(model: FunctionModel, size: number, parts: InstanceParts, onRan: (ran: Ran) => void) {
    this.#model = model;
    this.#size = size;
    this.#parts = parts;
    this.#onRan = onRan;
  }

  async invoke(event: string): Promise<string> {
    const instance = await this.#take();
    const start = performance.now();
    let failed = true;
    try {
      const result = await instance.invoke(event);
      failed = false;
      return result;
    } finally {
      this.#onRan({ functionName: this.#model.name, ms: performance.now() - start, failed });
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
