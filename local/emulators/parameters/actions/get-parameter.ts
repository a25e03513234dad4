import { z } from 'zod';
import { type Action, find, nameSchema, present, read } from '../context.ts';

const schema = z.strictObject({ Name: nameSchema, WithDecryption: z.boolean().default(false) });

export const getParameter: Action = (raw, context) => {
  const input = read(schema, raw);
  const { name, version, selector } = find(context, input.Name);
  return { Parameter: present(context, name, version, input.WithDecryption, selector) };
};
