/** Runs inside a function's thread: loads its bundle and calls its handler, one event at a time, as Lambda does. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { installClock } from '../clock.ts';
import { lambdaContext } from './context.ts';
import { stayLocal } from './limits.ts';
import type { FunctionFault, Invocation, WorkerSays, WorkerSetup } from './protocol.ts';

type Handler = (event: unknown, context: unknown) => unknown;

const MAXIMUM_RESULT_BYTES = 6 * 1024 * 1024;
const setup: WorkerSetup = workerData;

function say(message: WorkerSays): void {
  parentPort?.postMessage(message);
}

async function loadHandler(): Promise<Handler> {
  const [file = '', name = ''] = setup.handler.split('.');
  const path = ['mjs', 'js', 'cjs'].map((ending) => join(setup.codeFolder, `${file}.${ending}`)).find(existsSync);
  if (path === undefined) throw new Error(`Cannot find module '${file}' in ${setup.codeFolder}`);
  const bundle: Readonly<Record<string, unknown>> = await import(pathToFileURL(path).href);
  const handler = bundle[name];
  if (typeof handler !== 'function') throw new Error(`${setup.handler} is undefined or not exported`);
  return handler as Handler;
}

function faultOf(error: unknown): FunctionFault {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: (error.stack ?? '').split('\n') };
}

async function invoke(handler: Handler, { requestId, event, timeoutMs }: Invocation): Promise<void> {
  try {
    const context = lambdaContext(requestId, performance.now() + timeoutMs, process.env);
    const result = JSON.stringify((await handler(JSON.parse(event), context)) ?? null);
    if (Buffer.byteLength(result) > MAXIMUM_RESULT_BYTES) throw new RangeError('The answer is larger than 6 MB.');
    say({ kind: 'done', requestId, result });
  } catch (error) {
    const fault = faultOf(error);
    console.error(JSON.stringify({ level: 'ERROR', message: 'Invoke Error', requestId, ...fault }));
    say({ kind: 'failed', requestId, error: fault });
  }
}

installClock(setup.clock);
stayLocal(setup.outside);
try {
  const handler = await loadHandler();
  parentPort?.on('message', (invocation: Invocation) => void invoke(handler, invocation));
  say({ kind: 'ready' });
} catch (error) {
  say({ kind: 'failed', requestId: undefined, error: faultOf(error) });
}
