import { z } from 'zod';
import { type Action, arn, type Context, find, read } from '../context.ts';
import { page } from '../paging.ts';

const filterSchema = z.strictObject({
  Key: z.enum(['Name', 'Type', 'Path']),
  Option: z.enum(['Equals', 'BeginsWith', 'Contains', 'OneLevel', 'Recursive']).optional(),
  Values: z.array(z.string()).min(1).max(50),
});
const schema = z.strictObject({
  ParameterFilters: z.array(filterSchema).default([]),
  MaxResults: z.int().min(1).max(50).default(50),
  NextToken: z.string().optional(),
});

type Filter = z.infer<typeof filterSchema>;

/** Shows everything but the values. */
export const describeParameters: Action = (raw, context) => {
  const input = read(schema, raw);
  const wanted = context.store
    .names()
    .filter((name) => input.ParameterFilters.every((filter) => passes(context, name, filter)));
  const { names, next } = page(wanted, input.MaxResults, input.NextToken);
  return { NextToken: next, Parameters: names.map((name) => describe(context, name)) };
};

function describe(context: Context, name: string): object {
  const { version } = find(context, name);
  return {
    ARN: arn(context, name),
    DataType: 'text',
    Description: version.description,
    KeyId: version.keyId,
    LastModifiedDate: version.at / 1000,
    Name: name,
    Policies: [],
    Tier: version.tier,
    Type: version.type,
    Version: version.version,
  };
}

function passes(context: Context, name: string, filter: Filter): boolean {
  if (filter.Key === 'Type') return filter.Values.includes(find(context, name).version.type);
  return filter.Values.some((value) =>
    filter.Key === 'Path' ? below(name, value, filter.Option) : matches(name, value, filter.Option),
  );
}

function matches(name: string, value: string, option: Filter['Option']): boolean {
  if (option === 'BeginsWith') return name.startsWith(value);
  return option === 'Contains' ? name.includes(value) : name === value;
}

function below(name: string, path: string, option: Filter['Option']): boolean {
  const prefix = path.endsWith('/') ? path : `${path}/`;
  return name.startsWith(prefix) && (option === 'Recursive' || !name.slice(prefix.length).includes('/'));
}
