import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHubProcess } from '../cli/demo/hub-process.ts';
import { synthesise } from '../local/assembly/synth.ts';
import type { RunFile } from '../local/run-file.ts';
import { connectStack, type Stack } from '../test/kit/stack.ts';
import { withoutRoutine } from '../test/kit/without-routine.ts';

const ROOT = join(import.meta.dirname, '..');

/** A hub to be measured, in a process and a folder of its own. */
export interface BenchHub {
  readonly stack: Stack;
  /** Megabytes of each function by name. */
  readonly memory: ReadonlyMap<string, number>;
  readonly logBytes: () => number;
  readonly isIdle: () => Promise<boolean>;
  readonly resetCounts: () => Promise<void>;
}

/** The example's settings without what keeps strangers from sending too fast: one sender stands for all of them here. */
function benchSettings(): string {
  const example = readFileSync(join(ROOT, 'examples/hub.yaml'), 'utf8');
  const fast = '{ ratePerSecond: 5000, burst: 5000 }';
  const text = withoutRoutine(example).replace(
    /^deploy:$/m,
    `deploy:\n  throttle: { signed: ${fast}, public: ${fast} }`,
  );
  const file = join(ROOT, 'node_modules/.cache/bench-hub.yaml');
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  return file;
}

interface LambdaResource {
  readonly Type: string;
  readonly Properties?: { readonly FunctionName?: string; readonly MemorySize?: number };
}

function memoryOf(assembly: string): Map<string, number> {
  const file = readdirSync(assembly).find((name) => name.endsWith('.template.json')) ?? '';
  const { Resources } = JSON.parse(readFileSync(join(assembly, file), 'utf8')) as {
    Resources: Record<string, LambdaResource>;
  };
  const functions = Object.values(Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return new Map(functions.map(({ Properties }) => [Properties?.FunctionName ?? '', Properties?.MemorySize ?? 128]));
}

/** Runs the work with a fresh hub, which is stopped and forgotten afterwards. */
export async function withHub<T>(work: (hub: BenchHub) => Promise<T>): Promise<T> {
  const settings = benchSettings();
  const assembly = await synthesise({ projectDir: `${ROOT}/`, settings });
  process.env.HUB_SETTINGS = settings;
  process.env.HUB_ASSEMBLY_DIR = assembly;
  const hub = await startHubProcess(1, () => {});
  try {
    const run = JSON.parse(readFileSync(join(hub.dataDir, 'run.json'), 'utf8')) as RunFile;
    const stack = connectStack(run);
    return await work({
      stack,
      memory: memoryOf(assembly),
      logBytes: () => statSync(run.logFile, { throwIfNoEntry: false })?.size ?? 0,
      isIdle: async () => isIdle(await stack.control.state()),
      resetCounts: async () => {
        await (await fetch(`${run.gateway}/_hub/counts`, { method: 'DELETE' })).text();
      },
    });
  } finally {
    await hub.stop(false);
  }
}

type State = Awaited<ReturnType<Stack['control']['state']>>;

const isIdle = ({ queues, invocations, streamsBehind }: State): boolean =>
  invocations === 0 &&
  !streamsBehind &&
  queues.every(
    ({ name, approximateMessageCount, approximateInflightCount }) =>
      /dlq|bench/.test(name) || approximateMessageCount + approximateInflightCount === 0,
  );
