/** Synthesises the CDK app, if what it is made of has changed since the last time. */
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { lastWords } from '../last-words.ts';
import { StartError } from '../start-error.ts';

/** What the template and the bundles depend on. */
const INPUTS = ['infra', 'functions', 'shared', 'web', 'package-lock.json', 'cdk.json', 'tsconfig.json'];
const KEPT = 4;

export interface SynthOptions {
  readonly projectDir: string;
  readonly settings: string | undefined;
}

/** Gives the folder of the cloud assembly for the stage `local`. @throws StartError if the app fails */
export async function synthesise({ projectDir, settings }: SynthOptions): Promise<string> {
  // Beside the packages: bundles that leave a package out find it there, as they find it in Lambda.
  const cache = join(projectDir, 'node_modules', '.cache', 'order-hub');
  const folder = join(cache, digest(projectDir, settings));
  if (existsSync(join(folder, 'manifest.json'))) {
    const now = new Date();
    utimesSync(folder, now, now);
    return folder;
  }
  const draft = join(cache, `new-${randomUUID()}`);
  mkdirSync(draft, { recursive: true });
  try {
    await runApp(projectDir, settings, draft);
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  forgetOld(cache);
  return folder;
}

function digest(projectDir: string, settings: string | undefined): string {
  const hash = createHash('sha256').update(`${process.version}\0${settings ?? ''}\0`);
  const inputs = [
    ...INPUTS.map((input) => join(projectDir, input)),
    settings ?? join(projectDir, 'examples', 'hub.yaml'),
  ];
  for (const file of inputs.flatMap(filesUnder)) {
    if (/\.test\.tsx?$/.test(file)) continue;
    const content = readFileSync(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex').slice(0, 24);
}

function filesUnder(path: string): readonly string[] {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)));
}

function runApp(projectDir: string, settings: string | undefined, outDir: string): Promise<void> {
  const config = join(projectDir, 'cdk.json');
  const { context = {} } = JSON.parse(existsSync(config) ? readFileSync(config, 'utf8') : '{}') as {
    readonly context?: object;
  };
  const child = spawn(process.execPath, [join(projectDir, 'infra', 'app.ts')], {
    cwd: projectDir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      HUB_STAGE: 'local',
      CDK_OUTDIR: outDir,
      CDK_CONTEXT_JSON: JSON.stringify(context),
      ...(settings === undefined ? {} : { HUB_SETTINGS: settings }),
    },
  });
  let said = '';
  const hear = (text: string) => {
    said = (said + text).slice(-8_000);
  };
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  return new Promise((done, failed) => {
    child.on('error', (error) => failed(new StartError(`The CDK app cannot be run: ${error.message}.`)));
    child.on('close', (code, signal) => {
      if (code === 0) return done();
      failed(new StartError(`The CDK app failed: ${lastWords(said) || `it ended with ${signal ?? `code ${code}`}.`}`));
    });
  });
}

function forgetOld(cache: string): void {
  const byAge = readdirSync(cache)
    .filter((name) => !name.startsWith('new-'))
    .map((name) => ({ name, time: statSync(join(cache, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of byAge.slice(KEPT)) rmSync(join(cache, name), { recursive: true, force: true });
}
