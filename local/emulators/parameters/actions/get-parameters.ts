import { z } from 'zod';
import { type Action, type Context, find, nameSchema, present, read } from '../context.ts';
import { ParameterError } from '../errors.ts';

const schema = z.strictObject({
  Names: z.array(nameSchema).min(1).max(10),
  WithDecryption: z.boolean().default(false),
});

/** What is not there is named in InvalidParameters; the rest is answered. */
export const getParameters: Action = (raw, context) => {
  const input = read(schema, raw);
  const found: object[] = [];
  const missing: string[] = [];
  for (const wanted of new Set(input.Names)) {
    const hit = lookUp(context, wanted);
    if (hit) found.push(present(context, hit.name, hit.version, input.WithDecryption, hit.selector));
    else missing.push(wanted);
  }
  return { Parameters: found, InvalidParameters: missing };
};

function lookUp(context: Context, wanted: string): ReturnType<typeof find> | undefined {
  try {
    return find(context, wanted);
  } catch (error) {
    if (error instanceof ParameterError) return undefined;
    throw error;
  }
}
