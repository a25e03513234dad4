import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build, type Metafile } from 'esbuild';
import { BUNDLE_OPTIONS, type Bundles, bundleFunctions } from '../infra/parts/bundles.ts';
import { FUNCTION_NAMES, type FunctionName } from '../infra/parts/environments.ts';
import { median, rounded } from './numbers.ts';
import { atMost, type Section, say } from './report.ts';

const ROOT = join(import.meta.dirname, '..');
const IMPORTS = 7;
const INTAKES: readonly FunctionName[] = ['intake-email', 'intake-form', 'intake-shop', 'intake-chat'];
const MOST_KB = 550;

function outputOf(meta: Metafile, name: FunctionName): Metafile['outputs'][string] {
  const [, output] = Object.entries(meta.outputs).find(([path]) => path.endsWith(`/${name}/index.mjs`)) ?? [];
  if (!output) throw new Error(`nothing was bundled for ${name}`);
  return output;
}

const SDK_IMPORT = /^import (?!type)(?:\{([^}]*)\}) from '(@aws-sdk\/(?:client-[\w-]+|lib-dynamodb))';/gm;

/** What a function takes of the SDK, by package: read from the sources that are in its bundle. */
function sdkUse(meta: Metafile, name: FunctionName): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  const own = Object.keys(outputOf(meta, name).inputs).filter((path) => /^(functions|shared)\//.test(path));
  for (const path of own) {
    for (const [, names = '', from = ''] of readFileSync(join(ROOT, path), 'utf8').matchAll(SDK_IMPORT)) {
      const values = names
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== '' && !part.startsWith('type '));
      const known = used.get(from) ?? new Set();
      for (const value of values) known.add(value);
      used.set(from, known);
    }
  }
  return used;
}

/** A handler that has the same clients and commands at hand and does nothing else. */
function bareSource(use: Map<string, Set<string>>): string {
  const all = [...use].flatMap(([, names]) => [...names]);
  const imports = [...use].map(([from, names]) => `import { ${[...names].join(', ')} } from '${from}';`);
  const clients = all.filter((name) => /^(?!DynamoDBDocument)\w+Client$/.test(name));
  const made = clients.map((name) => `new ${name}({ region: 'us-east-1' })`).join(', ');
  return `${imports.join('\n')}\nconst clients = [${made}];\nexport const handler = async () => [clients, ${all.join(', ')}].length;\n`;
}

async function bundleBare(meta: Metafile, folder: string): Promise<void> {
  const sources = join(folder, 'sources');
  mkdirSync(sources);
  for (const name of FUNCTION_NAMES) writeFileSync(join(sources, `${name}.ts`), bareSource(sdkUse(meta, name)));
  const entryPoints = FUNCTION_NAMES.map((name) => ({ in: join(sources, `${name}.ts`), out: `${name}/index` }));
  await build({ ...BUNDLE_OPTIONS, entryPoints, outdir: folder, nodePaths: [join(ROOT, 'node_modules')] });
}

const run = promisify(execFile);

/** Milliseconds that a fresh process needs to load a module. */
async function importTime(file: string): Promise<number> {
  const script = `const start = performance.now(); await import(${JSON.stringify(file)}); console.log(performance.now() - start)`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
  return Number(stdout);
}

async function importTimes(files: readonly string[]): Promise<number[]> {
  const times: number[][] = files.map(() => []);
  // In turns, so that a busy moment of the machine hits all alike.
  for (let turn = 0; turn < IMPORTS; turn += 1) {
    say(`  import times, turn ${turn + 1} of ${IMPORTS}`);
    for (const [index, file] of files.entries()) times[index]?.push(await importTime(file));
  }
  return times.map(median);
}

/** Five packages or folders with most bytes in a bundle. */
function largest(meta: Metafile, name: FunctionName): string {
  const sizes = new Map<string, number>();
  for (const [path, { bytesInOutput }] of Object.entries(outputOf(meta, name).inputs)) {
    const from = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path.split('/').slice(0, 2).join('/');
    sizes.set(from, (sizes.get(from) ?? 0) + bytesInOutput);
  }
  const sorted = [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 4);
  return sorted.map(([from, bytes]) => `${from} ${Math.round(bytes / 1000)}`).join(', ');
}

async function compare(bundles: Bundles, meta: Metafile, folder: string): Promise<Section> {
  await bundleBare(meta, folder);
  const ours = FUNCTION_NAMES.map((name) => join(bundles.folder(name), 'index.mjs'));
  const bare = FUNCTION_NAMES.map((name) => join(folder, name, 'index.mjs'));
  const times = await importTimes([...ours, ...bare]);
  const kb = (file: string | undefined) => rounded(statSync(file ?? '').size / 1000);
  const rows = FUNCTION_NAMES.map((name, index) => {
    const [own = 0, least = 0] = [times[index], times[index + FUNCTION_NAMES.length]];
    return {
      function: name,
      KB: kb(ours[index]),
      'bare KB': kb(bare[index]),
      'import ms': rounded(own),
      'bare ms': rounded(least),
      'times bare': rounded(own / least, 2),
      'largest parts, KB': largest(meta, name),
    };
  });
  const targets = rows
    .filter((row) => INTAKES.includes(row.function))
    .map((row) => atMost(`KB of ${row.function}`, row.KB, MOST_KB));
  const notes = [`KB are 1,000 bytes, minified; import times are medians of ${IMPORTS} fresh processes.`];
  return { tables: [{ title: 'Bundles beside bare handlers with the same SDK clients', rows }], targets, notes };
}

/** Size and import time of each function, beside a handler that only has its SDK clients, bundled in the same way in the same run. */
export async function measureBundles(): Promise<Section> {
  const bundles = await bundleFunctions();
  if (!bundles.meta) throw new Error('nothing was bundled');
  // Below the packages, so that a bundle that leaves one out would find it.
  const cache = join(ROOT, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'bench-'));
  try {
    return await compare(bundles, bundles.meta, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
