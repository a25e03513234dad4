/** Starts the synthesised stack on this machine, part by part, and stops it in the opposite order. */
import { randomBytes } from 'node:crypto';
import type { StackModel } from './assembly/model.ts';
import { readModel } from './assembly/read.ts';
import { synthesise } from './assembly/synth.ts';
import { readAssembly } from './assembly/template.ts';
import { keptClock } from './clock-file.ts';
import { takeDataFolder } from './data-folder.ts';
import { startEmulators } from './emulators.ts';
import { accessOf } from './gateway/access.ts';
import { attachGateway } from './gateway/attach.ts';
import type { Control } from './gateway/control.ts';
import { Counts } from './gateway/count.ts';
import { Faults } from './gateway/faults.ts';
import { environmentOf } from './lambda/environment.ts';
import { functionLog } from './lambda/log.ts';
import { type Functions, startFunctions } from './lambda/pool.ts';
import type { HubOptions } from './options.ts';
import { apiKeyOf, type RunFile, removeRunFile, resourcesOf, writeRunFile } from './run-file.ts';
import { listeningServer } from './servers.ts';
import { type SetUpResult, setUp } from './set-up.ts';
import { Started } from './stack-of-parts.ts';
import { checkWiringRights } from './wiring/allowed.ts';
import { Delivery } from './wiring/delivery.ts';
import { serveHttp } from './wiring/http.ts';
import { startSources } from './wiring/sources.ts';

export interface RunningHub {
  readonly run: RunFile;
  readonly stack: StackModel;
  /** What the set-up told; undefined if it was left out. */
  readonly setUp: SetUpResult | undefined;
  /** The same that `/_hub/…` on the gateway offers. */
  readonly control: Control;
  /** Fulfilled with a sentence if a part of the hub ends by itself, so that it cannot go on. */
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
  const { host, projectDir, settings, print = () => {} } = options;
  const folder = await takeDataFolder(options.dataDir);
  await started.start('data folder', { stop: folder.release });
  const http = await started.start(
    'HTTP API',
    listeningServer({ port: options.httpPort, host, what: 'the HTTP API', variable: 'HUB_HTTP_PORT' }),
  );
  const gateway = await started.start('gateway', listeningServer({ port: 0, host: '127.0.0.1', what: 'the gateway' }));
  if (options.assemblyDir === undefined) print('Synthesising the stack …');
  const assembly = readAssembly(options.assemblyDir ?? (await synthesise({ projectDir, settings })), options.stackName);
  const gatewayUrl = `http://127.0.0.1:${gateway.port}`;
  const publicUrl = `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${http.port}`;
  const stack = readModel(assembly, { publicUrl, gatewayUrl });
  const access = accessOf(stack);
  checkWiringRights(stack, access);

  print(`Starting ${stack.stackName} …`);
  const kept = keptClock(folder.path('clock'), options.clockSpeed);
  await started.start('clock', kept);
  const { clock } = kept;
  const log = functionLog(
    folder.path('functions.log'),
    options.verbose ? (text) => process.stdout.write(text) : undefined,
  );
  const onError = (error: unknown) =>
    log.write('hub', error instanceof Error ? (error.stack ?? error.message) : String(error));
  const delivery = new Delivery(stack.region, options.clockSpeed, options.delivery);
  const counts = new Counts();
  const faults = new Faults();

  const keys = new Map(stack.functions.map(({ arn, name }) => [arn, `${name}.${randomBytes(12).toString('hex')}`]));
  // Schedules that fell due while the hub was down fire at once, and wait here for the functions.
  const invocable = Promise.withResolvers<Functions>();
  const invoke: Functions['invoke'] = async (arn, event) => (await invocable.promise).invoke(arn, event);
  const emulators = await started.start(
    'emulators',
    startEmulators({ options, stack, access, clock, folder, onError, invoke }),
  );
  const functions = await started.start(
    'functions',
    startFunctions(
      stack.functions,
      (model) => ({
        setup: { clock: clock.share, outside: emulators.outside },
        environment: environmentOf(model, {
          accessKeyId: keys.get(model.arn) ?? '',
          gatewayUrl,
          region: stack.region,
        }),
        log: log.write,
      }),
      ({ functionName: caller, ms, failed }) => counts.add({ caller, service: 'lambda', action: 'Invoke', ms, failed }),
    ),
  );
  invocable.resolve(functions);
  const operator = {
    accessKeyId: `operator.${randomBytes(16).toString('hex')}`,
    secretAccessKey: randomBytes(16).toString('hex'),
  };
  const sources = startSources({ stack, emulators, functions, delivery, clock, folder, counts, onError });
  const control: Control = {
    counts: () => counts.all(),
    resetCounts: () => counts.reset(),
    setFaults: (rules) => faults.set(rules),
    setDelivery: (wanted) => delivery.set(wanted),
    now: () => clock.now(),
    advance: async (seconds) => {
      const now = kept.advance(seconds);
      await emulators.fireDue();
      return now;
    },
    deleteExpired: () => emulators.deleteExpired(),
    state: async () => ({
      queues: await emulators.queueStates(),
      invocations: functions.running(),
      streamsBehind: sources.behind(),
    }),
  };
  gateway.ready();
  attachGateway(gateway.server, {
    stack,
    access,
    counts,
    faults,
    clock,
    keys,
    operator,
    emulators,
    functions,
    control,
    onWrite: sources.wake,
  });
  http.ready();
  serveHttp(http.server, { routes: stack.routes, invoke: functions.invoke, clock, counts, onError });
  await started.start('event sources', sources);

  const run: RunFile = {
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
  writeRunFile(folder.path('run.json'), run);
  await started.start('run file', { stop: () => removeRunFile(folder.path('run.json')) });
  let result: SetUpResult | undefined;
  if (options.setUp) {
    print('Setting up …');
    const extra = { HUB_DATA_DIR: options.dataDir, ...(settings === undefined ? {} : { HUB_SETTINGS: settings }) };
    result = await setUp(projectDir, run, extra);
  }
  // Only now, so that nothing fires into a hub that has no settings yet.
  await emulators.applySchedules();
  return { run, stack, control, setUp: result, died: emulators.died, stop: () => started.stop() };
}
