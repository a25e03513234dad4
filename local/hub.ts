/** Starts the synthesised stack on this machine, part by part, and stops it in the opposite order. */
import { randomBytes } from 'node:crypto';
import type { FunctionModel, StackModel } from './assembly/model.ts';
import { readModel } from './assembly/read.ts';
import { synthesise } from './assembly/synth.ts';
import { readAssembly } from './assembly/template.ts';
import type { HubClock } from './clock.ts';
import { type KeptClock, keptClock } from './clock-file.ts';
import { takeDataFolder } from './data-folder.ts';
import { type Emulators, startEmulators } from './emulators.ts';
import { accessOf } from './gateway/access.ts';
import { attachGateway } from './gateway/attach.ts';
import type { Control } from './gateway/control.ts';
import { Counts } from './gateway/count.ts';
import { Faults } from './gateway/faults.ts';
import { environmentOf } from './lambda/environment.ts';
import type { InstanceParts } from './lambda/instance.ts';
import { type FunctionLog, functionLog } from './lambda/log.ts';
import { type Functions, startFunctions } from './lambda/pool.ts';
import type { HubOptions } from './options.ts';
import { apiKeyOf, type RunFile, removeRunFile, resourcesOf, writeRunFile } from './run-file.ts';
import { listeningServer } from './servers.ts';
import { type SetUpResult, setUp } from './set-up.ts';
import { Started } from './stack-of-parts.ts';
import { checkWiringRights } from './wiring/allowed.ts';
import { Delivery } from './wiring/delivery.ts';
import { serveHttp } from './wiring/http.ts';
import { type Sources, startSources } from './wiring/sources.ts';

export interface RunningHub {
  readonly run: RunFile;
  readonly stack: StackModel;
  /** What the set-up told; undefined if it was left out. */
  readonly setUp: SetUpResult | undefined;
  /** The same that `/_hub/…` on the gateway offers. */
  readonly control: Control;
  /** Fulfilled with a sentence if a part of the hub ends again and again, so that it cannot go on. */
  readonly died: Promise<string>;
  readonly stop: () => Promise<void>;
}

/** @throws StartError with one clear sentence; everything that had been started is stopped again */
export async function startHub(options: HubOptions): Promise<RunningHub> {
  const started = new Started();
  try {
    return await startParts(options, started);
  } catch (error) {
    await started.stop();
    throw error;
  }
}

async function startParts(options: HubOptions, started: Started): Promise<RunningHub> {
  const foundation = await lay(options, started);
  const { stack, folder } = foundation;
  options.print?.(`Starting ${stack.stackName} …`);
  const parts = await startAws(options, foundation, started);
  const { control, emulators } = parts;
  const run = runFile(options, foundation, parts);
  writeRunFile(folder.path('run.json'), run);
  await started.start('run file', { stop: () => removeRunFile(folder.path('run.json')) });
  const result = options.setUp ? await runSetUp(options, run) : undefined;
  // Only now, so that nothing fires into a hub that has no settings yet.
  await emulators.applySchedules();
  return { run, stack, control, setUp: result, died: emulators.died, stop: () => started.stop() };
}

/** What has to be there before anything can run: the data folder, the ports and the stack itself, found in order. */
async function lay(options: HubOptions, started: Started) {
  const { host, httpPort, projectDir, settings, assemblyDir, stackName, print } = options;
  const folder = await takeDataFolder(options.dataDir);
  await started.start('data folder', { stop: folder.release });
  const listening = { port: httpPort, host, what: 'the HTTP API', variable: 'HUB_HTTP_PORT' };
  const http = await started.start('HTTP API', listeningServer(listening));
  const gateway = await started.start('gateway', listeningServer({ port: 0, host: '127.0.0.1', what: 'the gateway' }));
  if (assemblyDir === undefined) print?.('Synthesising the stack …');
  const assembly = readAssembly(assemblyDir ?? (await synthesise({ projectDir, settings })), stackName);
  const gatewayUrl = `http://127.0.0.1:${gateway.port}`;
  const publicUrl = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${http.port}`;
  const stack = readModel(assembly, { publicUrl, gatewayUrl });
  const access = accessOf(stack);
  checkWiringRights(stack, access);
  return { folder, http, gateway, gatewayUrl, publicUrl, stack, access };
}

type Foundation = Awaited<ReturnType<typeof lay>>;

/** Emulators, then functions, then what feeds them; the two servers answer when all of it is there. */
async function startAws(options: HubOptions, foundation: Foundation, started: Started) {
  const { folder, http, gateway, stack, access } = foundation;
  const kept = await started.start('clock', keptClock(folder.path('clock'), options.clockSpeed));
  const { clock } = kept;
  const echo = options.verbose ? (text: string) => process.stdout.write(text) : undefined;
  const log = functionLog(folder.path('functions.log'), echo);
  const onError = (error: unknown) =>
    log.write('hub', error instanceof Error ? (error.stack ?? error.message) : String(error));
  const say = (sentence: string) => {
    log.write('hub', sentence);
    options.print?.(sentence);
  };
  const delivery = new Delivery(stack.region, options.clockSpeed, options.delivery);
  const counts = new Counts();
  const faults = new Faults();
  const keys = new Map(stack.functions.map(({ arn, name }) => [arn, `${name}.${secret()}`]));
  // Schedules that fell due while the hub was down fire at once, and wait here for the functions.
  const invocable = Promise.withResolvers<Functions>();
  const invoke: Functions['invoke'] = async (...call) => (await invocable.promise).invoke(...call);
  const emulators = await started.start(
    'emulators',
    startEmulators({ options, stack, access, clock, folder, onError, invoke, say }),
  );
  const partsOf = instanceParts(foundation, { clock, keys, outside: emulators.outside, log: log.write });
  const functions = await started.start(
    'functions',
    startFunctions(stack.functions, partsOf, ({ functionName, ms, failed }) =>
      counts.add({ caller: functionName, service: 'lambda', action: 'Invoke', ms, failed }),
    ),
  );
  invocable.resolve(functions);
  const operator = { accessKeyId: `operator.${secret()}`, secretAccessKey: secret() };
  const sources = startSources({ stack, emulators, functions, delivery, clock, folder, counts, onError });
  const control = controlOf({ kept, counts, faults, delivery, emulators, functions, sources });
  const onWrite = sources.wake;
  const common = { stack, access, counts, faults, clock, keys, operator, emulators, functions, control, onWrite };
  gateway.ready();
  attachGateway(gateway.server, common);
  http.ready();
  serveHttp(http.server, { routes: stack.routes, invoke: functions.invoke, clock, counts, onError });
  await started.start('event sources', sources);
  return { control, emulators, operator };
}

type AwsParts = Awaited<ReturnType<typeof startAws>>;

const secret = () => randomBytes(16).toString('hex');

interface InstanceNeeds {
  readonly clock: HubClock;
  readonly keys: ReadonlyMap<string, string>;
  readonly outside: Emulators['outside'];
  readonly log: FunctionLog['write'];
}

function instanceParts({ gatewayUrl, stack: { region } }: Foundation, { clock, keys, outside, log }: InstanceNeeds) {
  return (model: FunctionModel): InstanceParts => ({
    setup: { clock: clock.share, outside },
    environment: environmentOf(model, { accessKeyId: keys.get(model.arn) ?? '', gatewayUrl, region }),
    log,
  });
}

interface Controlled {
  readonly kept: KeptClock;
  readonly counts: Counts;
  readonly faults: Faults;
  readonly delivery: Delivery;
  readonly emulators: Emulators;
  readonly functions: Functions;
  readonly sources: Sources;
}

function controlOf({ kept, counts, faults, delivery, emulators, functions, sources }: Controlled): Control {
  return {
    counts: () => counts.all(),
    resetCounts: () => counts.reset(),
    setFaults: (rules) => faults.set(rules),
    setDelivery: (wanted) => delivery.set(wanted),
    now: () => kept.clock.now(),
    advance: async (seconds) => {
      const now = kept.advance(seconds);
      await emulators.fireDue();
      return now;
    },
    deleteExpired: () => emulators.deleteExpired(),
    state: async () => ({
      queues: await emulators.queueStates(),
      emulators: emulators.processes(),
      invocations: functions.running(),
      streamsBehind: sources.behind(),
    }),
  };
}

function runFile(options: HubOptions, foundation: Foundation, { emulators, operator }: AwsParts): RunFile {
  const { folder, stack, publicUrl, gatewayUrl } = foundation;
  return {
    url: publicUrl,
    gateway: gatewayUrl,
    mailbox: emulators.mailboxUrl,
    chat: emulators.chatUrl,
    smtpPort: emulators.smtpPort,
    ...operator,
    apiKey: apiKeyOf(folder.path('api-key'), options.apiKey),
    region: stack.region,
    accountId: stack.account,
    stage: 'local',
    pid: process.pid,
    logFile: folder.path('functions.log'),
    resources: resourcesOf(stack),
  };
}

function runSetUp(
  { print, settings, dataDir, projectDir }: HubOptions,
  run: RunFile,
): Promise<SetUpResult | undefined> {
  print?.('Setting up …');
  const extra = { HUB_DATA_DIR: dataDir, ...(settings === undefined ? {} : { HUB_SETTINGS: settings }) };
  return setUp(projectDir, run, extra);
}
