import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { schemasInParts, versionsOnly, zodInParts } from './bundle-plugins.ts';
import { FUNCTION_NAMES, type FunctionName } from './environments.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Packages written for CommonJS call `require` for Node's own modules, which an ES module does not have. */
const REQUIRE = "import{createRequire as __hubRequire}from'node:module';const require=__hubRequire(import.meta.url);";

/** How a function is made into one file; measurements bundle what they compare with in the same way. */
export const BUNDLE_OPTIONS = {
  absWorkingDir: ROOT,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.css': 'text' },
  legalComments: 'none',
  charset: 'utf8',
  banner: { js: REQUIRE },
  alias: { '@aws-sdk/credential-provider-node': join(import.meta.dirname, 'lambda-credentials.ts') },
  plugins: [zodInParts, schemasInParts, versionsOnly],
  logLevel: 'warning',
} satisfies BuildOptions;

export interface Bundles {
  /** Folder with the function's `index.mjs`. */
  folder(name: FunctionName): string;
  /** What went into each bundle; undefined where nothing was bundled. */
  readonly meta: Metafile | undefined;
}

/**
 * Bundles all functions in one run of esbuild, which reads what they share once: about a tenth of the time of one run each. The SDK is
 * bundled too, so that what was tested is what runs, and only the clients in use are loaded at a cold start.
 */
export async function bundleFunctions(names: readonly FunctionName[] = FUNCTION_NAMES): Promise<Bundles> {
  const out = temporaryFolder();
  const { metafile } = await build({
    ...BUNDLE_OPTIONS,
    entryPoints: names.map((name) => ({ in: `functions/${name}/handler.ts`, out: `${name}/index` })),
    outdir: out,
    metafile: true,
  });
  return { folder: (name) => join(out, name), meta: metafile };
}

/** Stands in for the bundles where only the template matters. */
export function emptyBundles(): Bundles {
  const out = temporaryFolder();
  for (const name of FUNCTION_NAMES) {
    mkdirSync(join(out, name));
    writeFileSync(join(out, name, 'index.mjs'), `export const handler = () => '${name}';\n`);
  }
  return { folder: (name) => join(out, name), meta: undefined };
}

/** The CDK copies what it needs into its own output, so that nothing of this outlives the process. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hub-bundles-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
