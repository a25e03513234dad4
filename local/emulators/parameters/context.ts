import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { invalid, notFound } from './errors.ts';
import type { ParameterStore, StoredVersion } from './store.ts';

/** What every action works with. */
export interface Context {
  readonly store: ParameterStore;
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
}

export type Action = (input: unknown, context: Context) => object;

/** Reads an action's input; members that are not carried are refused, not ignored. */
export function read<T>(schema: z.ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const found = result.error.issues.map((issue) => `Value at '${issue.path.join('.')}': ${issue.message}`);
  throw invalid(`${found.length} validation error(s) detected: ${found.join('; ')}`);
}

/** A parameter's name, without the ARN prefix that some callers put before it. */
export const nameSchema = z
  .string()
  .min(1)
  .max(2048)
  .transform((name) => name.replace(/^arn:aws[a-z-]*:ssm:[^:]*:\d{12}:parameter(?=\/)/, ''));

/**
 * The version that `name`, `name:3` or an ARN means. Throws ParameterNotFound or ParameterVersionNotFound.
 */
export function find(context: Context, selector: string): { name: string; version: StoredVersion; selector?: string } {
  const [name = '', wanted] = selector.split(':');
  const versions = context.store.versions(name);
  const newest = versions.at(-1);
  if (!newest) throw notFound(`Parameter ${name} not found.`);
  if (wanted === undefined) return { name, version: newest };
  const version = versions.find((each) => String(each.version) === wanted);
  if (!version) throw notFound(`Parameter ${name} has no version ${wanted} (labels are not carried locally).`);
  return { name, version, selector: `:${wanted}` };
}

/** A parameter as the API shows it. A SecureString that is not to be decrypted shows an opaque text. */
export function present(context: Context, name: string, version: StoredVersion, decrypt: boolean, selector?: string) {
  const hidden = version.type === 'SecureString' && !decrypt;
  return {
    ARN: arn(context, name),
    DataType: 'text',
    LastModifiedDate: version.at / 1000,
    Name: name,
    Selector: selector,
    Type: version.type,
    Value: hidden ? opaque(name, version) : version.value,
    Version: version.version,
  };
}

export function arn(context: Context, name: string): string {
  return `arn:aws:ssm:${context.region}:${context.account}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
}

/** Stands for the ciphertext: stable for a version, and says nothing about the value. */
function opaque(name: string, version: StoredVersion): string {
  return createHash('sha512').update(`${name}:${version.version}:${version.at}`).digest('base64');
}
