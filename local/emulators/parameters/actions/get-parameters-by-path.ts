import { z } from 'zod';
import { type Action, find, nameSchema, present, read } from '../context.ts';
import { invalid } from '../errors.ts';
import { page } from '../paging.ts';

const schema = z.strictObject({
  Path: nameSchema,
  Recursive: z.boolean().default(false),
  WithDecryption: z.boolean().default(false),
  MaxResults: z.int().min(1).max(10).default(10),
  NextToken: z.string().optional(),
});

export const getParametersByPath: Action = (raw, context) => {
  const input = read(schema, raw);
  if (!input.Path.startsWith('/')) throw invalid('The path must begin with a slash.');
  const prefix = input.Path.endsWith('/') ? input.Path : `${input.Path}/`;
  const below = context.store
    .names()
    .filter((name) => name.startsWith(prefix) && (input.Recursive || !name.slice(prefix.length).includes('/')));
  const { names, next } = page(below, input.MaxResults, input.NextToken);
  return {
    NextToken: next,
    Parameters: names.map((name) => present(context, name, find(context, name).version, input.WithDecryption)),
  };
};
