import { pathToFileURL } from 'node:url';
import type { Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { bundleFunctions } from '../../infra/parts/bundles.ts';
import { FUNCTION_NAMES, type FunctionName } from '../../infra/parts/environments.ts';

const bundles = await bundleFunctions();
const KB = 1024;

function inputsOf(name: FunctionName): Metafile['outputs'][string]['inputs'] {
  const outputs = Object.entries(bundles.meta?.outputs ?? {});
  return outputs.find(([path]) => path.endsWith(`/${name}/index.mjs`))?.[1].inputs ?? {};
}

/** Bytes of a bundle that come from files whose path has this in it. */
const bytesOf = (name: FunctionName, part: string): number =>
  Object.entries(inputsOf(name))
    .filter(([path]) => path.includes(part))
    .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);

describe('bundles', () => {
  it.each(FUNCTION_NAMES)('%s is one module that loads without an environment and has a handler', async (name) => {
    const loaded: unknown = await import(pathToFileURL(`${bundles.folder(name)}/index.mjs`).href);
    expect(loaded).toHaveProperty('handler', expect.any(Function));
  });

  it('hold of zod and of the SDK only what is used', () => {
    expect(bytesOf('intake-shop', 'node_modules/zod/')).toBeLessThan(130 * KB);
    expect(bytesOf('intake-shop', 'node_modules/zod/v4/locales')).toBeLessThan(5 * KB);
    expect(bytesOf('intake-shop', 'node_modules/@aws-sdk/client-s3/')).toBeLessThan(50 * KB);
    expect(bytesOf('intake-shop', 'node_modules/@aws-sdk/client-dynamodb/')).toBeLessThan(40 * KB);
    expect(bytesOf('intake-shop', 'node_modules/@aws-sdk/credential-provider')).toBe(0);
  });

  it.each([
    ['intake-shop', ['wecom', 'slack', 'email', 'form']],
    ['intake-chat', ['shopify', 'standard-webhook', 'email', 'form']],
    ['intake-form', ['shopify', 'standard-webhook', 'wecom', 'slack', 'email']],
  ] as const)('%s holds its own kind of channel only', (name, others) => {
    for (const other of others) expect(bytesOf(name, `shared/channels/${other}/`), other).toBe(0);
  });

  it.each(['intake-form', 'intake-shop', 'intake-chat', 'intake-email'] as const)('%s stays small', (name) => {
    const [, output] =
      Object.entries(bundles.meta?.outputs ?? {}).find(([path]) => path.endsWith(`/${name}/index.mjs`)) ?? [];
    expect(output?.bytes).toBeLessThan(550_000);
  });

  it.each(['intake-form', 'intake-shop', 'intake-chat', 'intake-email'] as const)(
    '%s leaves understanding to others',
    (name) => {
      for (const part of [
        'shared/understanding/text',
        'shared/understanding/tables',
        'node_modules/unpdf',
        'node_modules/chrono-node',
      ]) {
        expect(bytesOf(name, part), part).toBe(0);
      }
    },
  );

  it('hold the client of Bedrock only where a message is read', () => {
    const part = 'node_modules/@aws-sdk/client-bedrock-runtime/';
    expect(FUNCTION_NAMES.filter((name) => bytesOf(name, part) > 0)).toEqual(['interpret']);
    expect(bytesOf('interpret', part)).toBeLessThan(60 * KB);
  });

  it('leave out what builds them', () => {
    for (const name of FUNCTION_NAMES)
      expect(bytesOf(name, 'aws-cdk-lib') + bytesOf(name, 'node_modules/esbuild')).toBe(0);
  });
});
