import { z } from 'zod';
import { type Action, read } from '../context.ts';
import { invalid, ParameterError } from '../errors.ts';
import type { StoredVersion } from '../store.ts';

const schema = z.strictObject({
  Name: z
    .string()
    .min(1)
    .max(1011)
    .regex(/^[a-zA-Z0-9_.\-/]+$/),
  Value: z.string().min(1),
  Type: z.enum(['String', 'StringList', 'SecureString']).optional(),
  Description: z.string().max(1024).optional(),
  KeyId: z.string().max(256).optional(),
  Overwrite: z.boolean().optional(),
  Tier: z.enum(['Standard', 'Advanced', 'Intelligent-Tiering']).optional(),
  DataType: z.literal('text').optional(),
  /** Accepted and dropped: nothing local reads them. */
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
});

type Input = z.infer<typeof schema>;

const STANDARD_BYTES = 4096;
const ADVANCED_BYTES = 8192;

export const putParameter: Action = (raw, context) => {
  const input = read(schema, raw);
  checkName(input.Name);
  const newest = context.store.versions(input.Name).at(-1);
  if (newest && !input.Overwrite) {
    const advice = 'To overwrite this value, set the overwrite option in the request to true.';
    throw new ParameterError('ParameterAlreadyExists', `The parameter already exists. ${advice}`);
  }
  if (newest && input.Tags) throw invalid('Tags and Overwrite cannot be used together.');
  const version = nextVersion(input, newest, context.clock.now().getTime());
  context.store.add(input.Name, version);
  return { Tier: version.tier, Version: version.version };
};

function nextVersion(input: Input, newest: StoredVersion | undefined, at: number): StoredVersion {
  const type = input.Type ?? newest?.type;
  if (!type) throw invalid('A parameter type is required when you create a parameter.');
  if (newest && newest.type !== type) throw hierarchyTypeMismatch(newest.type, type);
  if (input.KeyId !== undefined && type !== 'SecureString') throw invalid('KeyId is only for SecureString parameters.');
  const description = input.Description ?? newest?.description;
  const keyId = type === 'SecureString' ? (input.KeyId ?? newest?.keyId ?? 'alias/aws/ssm') : undefined;
  return {
    version: (newest?.version ?? 0) + 1,
    value: input.Value,
    type,
    tier: chooseTier(input, newest),
    ...(keyId === undefined ? {} : { keyId }),
    ...(description === undefined ? {} : { description }),
    at,
  };
}

function chooseTier(input: Input, newest: StoredVersion | undefined): 'Standard' | 'Advanced' {
  const bytes = Buffer.byteLength(input.Value);
  if (input.Tier === 'Standard' && newest?.tier === 'Advanced') {
    throw invalid("This parameter uses the advanced-parameter tier. You can't downgrade it to the standard tier.");
  }
  const advanced =
    input.Tier === 'Advanced' ||
    newest?.tier === 'Advanced' ||
    (input.Tier === 'Intelligent-Tiering' && bytes > STANDARD_BYTES);
  const limit = advanced ? ADVANCED_BYTES : STANDARD_BYTES;
  if (bytes > limit) {
    throw invalid(`${advanced ? 'Advanced' : 'Standard'} tier parameters support a maximum value of ${limit} bytes.`);
  }
  return advanced ? 'Advanced' : 'Standard';
}

function checkName(name: string): void {
  if (/^\/?(aws|ssm)/i.test(name)) throw invalid('Parameter name: can\'t be prefixed with "aws" or "ssm".');
  if (name.includes('/') && !name.startsWith('/')) throw invalid('Parameter name must be a fully qualified name.');
  if (/\/\/|\/$/.test(name)) throw invalid('Parameter name has an empty level.');
  if (name.split('/').length - 1 > 15) {
    throw new ParameterError('HierarchyLevelLimitExceededException', 'A hierarchy can have a maximum of 15 levels.');
  }
}

function hierarchyTypeMismatch(from: string, to: string): ParameterError {
  return new ParameterError('HierarchyTypeMismatchException', `The parameter's type ${from} cannot change to ${to}.`);
}
