/** Reads a synthesised cloud assembly (`cdk.out`): one stack's template and where its bundles lie. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../start-error.ts';
import type { Json, JsonObject } from './json.ts';

export interface RawResource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly Condition?: string;
}

export interface RawTemplate {
  readonly Resources: Readonly<Record<string, RawResource>>;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: Json }>>;
  readonly Outputs?: Readonly<Record<string, { readonly Value: Json }>>;
}

export interface Assembly {
  readonly stackName: string;
  readonly region: string;
  readonly template: RawTemplate;
  /** Folder of the asset that CloudFormation would fetch under this S3 key. */
  readonly assetFolder: (objectKey: string) => string | undefined;
}

interface Manifest {
  readonly artifacts: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
}

interface AssetManifest {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly source: { readonly path: string };
        readonly destinations: Readonly<Record<string, { readonly objectKey: string }>>;
      }
    >
  >;
}

export const ACCOUNT = '000000000000';
const DEFAULT_REGION = 'us-east-1';

/**
 * Reads the assembly in `folder`. With several stacks `stackName` says which; the default is the first.
 * @throws StartError if there is no such stack or it is meant for a real account.
 */
export function readAssembly(folder: string, stackName?: string): Assembly {
  const manifest = readJson<Manifest>(join(folder, 'manifest.json'));
  const stacks = Object.entries(manifest.artifacts)
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
    .map(([id, artifact]) => ({ id, artifact, name: artifact.properties?.stackName ?? id }));
  const stack = stackName === undefined ? stacks[0] : stacks.find((each) => each.name === stackName);
  if (!stack) throw new StartError(`The CDK app has no stack ${stackName ?? ''} (it has: ${names(stacks)}).`);
  const { region } = environmentOf(stack.artifact, stack.name);
  const file = stack.artifact.properties?.templateFile ?? `${stack.id}.template.json`;
  return {
    stackName: stack.name,
    region,
    template: readJson<RawTemplate>(join(folder, file)),
    assetFolder: assetFolders(folder, file.replace('.template.json', '.assets.json')),
  };
}

function names(stacks: readonly { readonly name: string }[]): string {
  return stacks.map(({ name }) => name).join(', ') || 'none';
}

function environmentOf(artifact: Artifact, stack: string): { readonly region: string } {
  const [, account = '', region = ''] = /^aws:\/\/([^/]+)\/(.+)$/.exec(artifact.environment ?? '') ?? [];
  if (account !== ACCOUNT && !account.startsWith('unknown') && account !== '') {
    throw new StartError(`Stack ${stack} is fixed to the AWS account ${account}; a local run needs stage "local".`);
  }
  return { region: region === '' || region.startsWith('unknown') ? DEFAULT_REGION : region };
}

function assetFolders(folder: string, file: string): Assembly['assetFolder'] {
  const assets = readJson<AssetManifest>(join(folder, file));
  const byKey = new Map<string, string>();
  for (const { source, destinations } of Object.values(assets.files)) {
    for (const { objectKey } of Object.values(destinations)) byKey.set(objectKey, join(folder, source.path));
  }
  return (objectKey) => byKey.get(objectKey);
}

function readJson<T>(file: string): T {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch (error) {
    throw new StartError(`The synthesised stack cannot be read: ${file}: ${(error as Error).message}`);
  }
}
