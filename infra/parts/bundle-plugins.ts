import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Small changes of source text on its way into the bundles, none of which changes what the code does: they let esbuild see what is not
 * used. Where a package one day looks different, a bundle grows and its test says so.
 */

/**
 * esbuild leaves out what is not used of `import * as z`, but keeps all of `import { z }`: every locale and every kind of schema, five
 * times as much.
 */
export const zodInParts: Plugin = {
  name: 'zod-in-parts',
  setup: ({ onLoad }) => {
    onLoad({ filter: /[\\/](functions|shared|web)[\\/].*\.tsx?$/ }, async ({ path }) => ({
      contents: namespaceOfZod(await readFile(path, 'utf8')),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }));
  },
};

export const namespaceOfZod = (source: string): string =>
  source.replace(/^import \{ z \} from 'zod';/m, "import * as z from 'zod';");

/**
 * The SDK describes every operation of a service in one file, as arrays with computed keys. To esbuild a computed key may do anything,
 * so that it keeps them all; a pure call around each lets it drop those of the operations that nobody calls.
 */
export const schemasInParts: Plugin = {
  name: 'sdk-schemas-in-parts',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk[\\/]client-[\w-]+[\\/]dist-es[\\/]schemas[\\/]schemas_\d+\.js$/ }, async ({ path }) => ({
      contents: pureSchemas(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** `[\s\S]*?\n\]` takes an array over several lines: only its last one begins with the bracket. */
export const pureSchemas = (source: string): string =>
  source.replace(
    /^((?:export )?(?:var|const) [\w$]+ = )(\[(?:.*\]|[\s\S]*?\n\]));$/gm,
    '$1/* @__PURE__ */ (() => $2)();',
  );

/** Each client imports the whole of its `package.json` for the sake of its version. */
export const versionsOnly: Plugin = {
  name: 'sdk-versions-only',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk[\\/]client-[\w-]+[\\/]package\.json$/ }, async ({ path }) => {
      const { version } = JSON.parse(await readFile(path, 'utf8')) as { version: string };
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
