import { z } from 'zod';
import { type Action, find, nameSchema, read } from '../context.ts';

const schema = z.strictObject({ Name: nameSchema });

export const deleteParameter: Action = (raw, context) => {
  const { name } = find(context, read(schema, raw).Name);
  context.store.delete(name);
  return {};
};
