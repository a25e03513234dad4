import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DeleteParameterCommand,
  DescribeParametersCommand,
  GetParameterCommand,
  GetParameterHistoryCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { HttpServer } from '../http.ts';
import { startParameters } from './server.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');

let folder: string;
let server: HttpServer;
let client: SSMClient;

async function start(): Promise<void> {
  server = await startParameters({ dataFile: join(folder, 'parameters.json'), clock: { now: () => new Date(NOON) } });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  client = new SSMClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 });
}

async function stop(): Promise<void> {
  client.destroy();
  await server.stop();
}

const put = (
  Name: string,
  Value: string,
  rest: { Overwrite?: boolean; Tier?: 'Advanced' | 'Intelligent-Tiering' } = {},
) => client.send(new PutParameterCommand({ Name, Value, Type: 'SecureString', ...rest }));
const get = (Name: string, WithDecryption = true) => client.send(new GetParameterCommand({ Name, WithDecryption }));

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parameters-'));
  await start();
});

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

it('keeps a SecureString with its versions over a restart, in a file for its owner only', async () => {
  expect(await put('/hub/local/shop', '{"a":1}')).toMatchObject({ Version: 1, Tier: 'Standard' });
  await expect(put('/hub/local/shop', '{"a":2}')).rejects.toMatchObject({ name: 'ParameterAlreadyExists' });
  expect(await put('/hub/local/shop', '{"a":2}', { Overwrite: true })).toMatchObject({ Version: 2 });
  await stop();
  await start();
  const { Parameter } = await get('/hub/local/shop');
  expect(Parameter).toMatchObject({
    ARN: 'arn:aws:ssm:us-east-1:000000000000:parameter/hub/local/shop',
    Type: 'SecureString',
    Value: '{"a":2}',
    Version: 2,
    LastModifiedDate: new Date(NOON),
  });
  expect((await get('/hub/local/shop:1')).Parameter).toMatchObject({ Value: '{"a":1}', Selector: ':1' });
  expect((await get(Parameter?.ARN ?? '')).Parameter?.Version).toBe(2);
  expect((await get('/hub/local/shop', false)).Parameter?.Value).not.toContain('{');
  expect(statSync(join(folder, 'parameters.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['parameters.json']);
});

it('refuses as AWS does', async () => {
  await expect(get('/hub/none')).rejects.toMatchObject({ name: 'ParameterNotFound' });
  await expect(put('hub/none', 'x')).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(put('/aws/none', 'x')).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(put('/hub/a b', 'x')).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(put(`/${'a/'.repeat(15)}b`, 'x')).rejects.toMatchObject({
    name: 'HierarchyLevelLimitExceededException',
  });
  await expect(client.send(new PutParameterCommand({ Name: '/hub/x', Value: 'x' }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
  await expect(client.send(new DeleteParameterCommand({ Name: '/hub/none' }))).rejects.toMatchObject({
    name: 'ParameterNotFound',
  });
  await expect(client.send(new GetParameterHistoryCommand({ Name: '/hub/none' }))).rejects.toThrow('does not carry');
});

it('keeps the size limits of the tiers', async () => {
  await put('/hub/full', 'x'.repeat(4096));
  await expect(put('/hub/over', 'x'.repeat(4097))).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(put('/hub/over', '单'.repeat(1366))).rejects.toMatchObject({ name: 'ValidationException' });
  expect(await put('/hub/large', 'x'.repeat(4097), { Tier: 'Intelligent-Tiering' })).toMatchObject({
    Tier: 'Advanced',
  });
  await put('/hub/advanced', 'x'.repeat(8192), { Tier: 'Advanced' });
  await expect(put('/hub/huge', 'x'.repeat(8193), { Tier: 'Advanced' })).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

it('reads several, by path in pages, and describes without values', async () => {
  for (let index = 0; index < 12; index += 1)
    await put(`/hub/local/p${String(index).padStart(2, '0')}`, `value ${index}`);
  await put('/hub/local/deep/one', 'deep');
  const some = await client.send(
    new GetParametersCommand({ Names: ['/hub/local/p01', '/hub/none'], WithDecryption: true }),
  );
  expect(some.Parameters?.map((each) => each.Value)).toEqual(['value 1']);
  expect(some.InvalidParameters).toEqual(['/hub/none']);
  const first = await client.send(new GetParametersByPathCommand({ Path: '/hub/local' }));
  expect(first.Parameters).toHaveLength(10);
  const rest = await client.send(
    new GetParametersByPathCommand({ Path: '/hub/local', ...(first.NextToken ? { NextToken: first.NextToken } : {}) }),
  );
  expect(rest.Parameters?.map((each) => each.Name)).toEqual(['/hub/local/p10', '/hub/local/p11']);
  expect(rest.NextToken).toBeUndefined();
  const deep = await client.send(new GetParametersByPathCommand({ Path: '/hub', Recursive: true, MaxResults: 1 }));
  expect(deep.Parameters?.[0]?.Name).toBe('/hub/local/deep/one');
  const described = await client.send(
    new DescribeParametersCommand({
      ParameterFilters: [{ Key: 'Name', Option: 'BeginsWith', Values: ['/hub/local/p1'] }],
    }),
  );
  expect(described.Parameters?.map((each) => each.Name)).toEqual(['/hub/local/p10', '/hub/local/p11']);
  expect(JSON.stringify(described.Parameters)).not.toContain('value 10');
  await client.send(new DeleteParameterCommand({ Name: '/hub/local/p10' }));
  await expect(get('/hub/local/p10')).rejects.toMatchObject({ name: 'ParameterNotFound' });
});

it('says clearly when the file is damaged, without showing what is in it', async () => {
  const dataFile = join(folder, 'damaged.json');
  writeFileSync(dataFile, '{"format":1,"parameters":{"/hub/secret":[{"value":"s3cret');
  const started = startParameters({ dataFile, clock: { now: () => new Date(NOON) } });
  await expect(started).rejects.toThrow(/damaged/);
  await expect(started).rejects.not.toThrow(/s3cret/);
  expect(readFileSync(dataFile, 'utf8')).toContain('s3cret');
});
