/** One execution environment of a function: a thread that handles one event at a time. */
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { FunctionModel } from '../assembly/model.ts';
import type { FunctionFault, Invocation, WorkerSays, WorkerSetup } from './protocol.ts';

/** What an invocation that did not succeed looks like to the invoker. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  readonly fault: FunctionFault;

  constructor(functionName: string, fault: FunctionFault) {
    super(`${functionName}: ${fault.errorType}: ${fault.errorMessage}`);
    this.fault = fault;
  }
}

export interface InstanceParts {
  readonly setup: Omit<WorkerSetup, 'codeFolder' | 'handler'>;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: (functionName: string, text: string) => void;
}

interface Running {
  readonly done: (result: string) => void;
  readonly failed: (error: Error) => void;
}

/** Old space only: buffers and code lie outside of it, as they do in the memory of a real function. */
const LEAST_HEAP_MB = 64;

export class Instance {
  readonly #model: FunctionModel;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  #running: Running | undefined;
  /** True once the thread has ended and the instance cannot be used again. */
  ended = false;

  constructor(model: FunctionModel, { setup, environment, log }: InstanceParts) {
    this.#model = model;
    const { codeFolder, handler, memoryMb } = model;
    const workerData: WorkerSetup = { ...setup, codeFolder, handler };
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData,
      env: environment,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: Math.max(LEAST_HEAP_MB, memoryMb) },
    });
    this.#worker.stdout.setEncoding('utf8').on('data', (text: string) => log(model.name, text));
    this.#worker.stderr.setEncoding('utf8').on('data', (text: string) => log(model.name, text));
    this.#ready = new Promise((done, failed) => {
      this.#worker.on('message', (said: WorkerSays) => {
        if (said.kind === 'ready') return done();
        if (said.kind === 'failed' && said.requestId === undefined) return failed(this.#end(said.error));
        this.#hear(said);
      });
      this.#worker.on('error', (error: Error) => failed(this.#end(crash(error))));
      this.#worker.on('exit', () =>
        failed(this.#end({ errorType: 'Runtime.ExitError', errorMessage: 'The thread ended.', trace: [] })),
      );
    });
    // Who starts an instance without invoking it learns of a failure when invoking.
    this.#ready.catch(() => {});
  }

  /** Gives the answer as JSON text. @throws FunctionError on an error or a time-out */
  async invoke(event: string): Promise<string> {
    await this.#ready;
    const requestId = randomUUID();
    const timeoutMs = this.#model.timeoutSeconds * 1000;
    return new Promise((done, failed) => {
      const timer = setTimeout(() => {
        const errorMessage = `${requestId} Task timed out after ${this.#model.timeoutSeconds.toFixed(2)} seconds`;
        this.#end({ errorType: 'Sandbox.Timedout', errorMessage, trace: [] });
      }, timeoutMs);
      this.#running = {
        done: (result) => {
          clearTimeout(timer);
          done(result);
        },
        failed: (error) => {
          clearTimeout(timer);
          failed(error);
        },
      };
      const invocation: Invocation = { requestId, event, timeoutMs };
      this.#worker.postMessage(invocation);
    });
  }

  async stop(): Promise<void> {
    this.ended = true;
    await this.#worker.terminate();
  }

  #hear(said: WorkerSays): void {
    const running = this.#running;
    this.#running = undefined;
    if (said.kind === 'done') running?.done(said.result);
    if (said.kind === 'failed') running?.failed(new FunctionError(this.#model.name, said.error));
  }

  /** Ends the thread; what ran in it fails with the reason. */
  #end(fault: FunctionFault): FunctionError {
    const error = new FunctionError(this.#model.name, fault);
    if (!this.ended) void this.stop();
    this.#running?.failed(error);
    this.#running = undefined;
    return error;
  }
}

function crash(error: Error): FunctionFault {
  const outOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  const errorType = outOfMemory ? 'Runtime.OutOfMemory' : error.name;
  return { errorType, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}
