import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { accessOf } from '../gateway/access.ts';
import { checkWiringRights } from '../wiring/allowed.ts';
import type { JsonObject } from './json.ts';
import type { StackModel } from './model.ts';
import { readModel } from './read.ts';
import { type Assembly, readAssembly } from './template.ts';

const URLS = { publicUrl: 'http://127.0.0.1:3000', gatewayUrl: 'http://127.0.0.1:4000' };
const FIXTURE = readAssembly(fileURLToPath(new URL('../fixtures/assembly', import.meta.url)));

/** The fixture with some properties of one resource replaced. */
function changed(logicalId: string, properties: JsonObject): Assembly {
  const resource = FIXTURE.template.Resources[logicalId];
  if (!resource) throw new Error(logicalId);
  const Resources = {
    ...FIXTURE.template.Resources,
    [logicalId]: { ...resource, Properties: { ...resource.Properties, ...properties } },
  };
  return { ...FIXTURE, template: { ...FIXTURE.template, Resources } };
}

const model = (assembly: Assembly = FIXTURE) => readModel(assembly, URLS);
const rights = (stack: StackModel) => () => checkWiringRights(stack, accessOf(stack));

it('reads names, wiring and limits', () => {
  const stack = model();
  expect(stack.functions.map(({ name }) => name)).toEqual(['Fixture-Front', 'Fixture-Work', 'Fixture-Watch']);
  expect(stack.functions[0]?.environment).toMatchObject({ TABLE_NAME: 'Fixture-Table', PUBLIC_URL: URLS.publicUrl });
  expect(stack.queueMappings[0]).toMatchObject({
    batchSize: 10,
    partialFailures: true,
    queueArn: stack.queues[1]?.arn,
  });
  expect(stack.streamMappings[0]).toMatchObject({ tableName: 'Fixture-Table', bisect: true, retries: 2 });
  expect(stack.routes.find(({ routeKey }) => routeKey === 'GET /throttled')?.throttle).toEqual({
    ratePerSecond: 1,
    burst: 2,
  });
  expect(stack.topics[0]?.subscriptions).toEqual([
    { queueArn: stack.queues[1]?.arn, attributes: { RawMessageDelivery: 'true' } },
  ]);
  expect(rights(stack)).not.toThrow();
});

it('refuses a dead-letter queue that does not exist', () => {
  const RedrivePolicy = { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:000000000000:gone', maxReceiveCount: 3 };
  expect(() => model(changed('WorkQueue', { RedrivePolicy }))).toThrow(/dead-letter queue does not exist/);
});

it('refuses an integration of another form', () => {
  expect(() => model(changed('Integration', { PayloadFormatVersion: '1.0' }))).toThrow(/payload format 2.0/);
});

it.each<[string, string, JsonObject, RegExp]>([
  [
    'the poller may not read the queue',
    'WorkPolicy',
    { PolicyDocument: { Statement: [] } },
    /needs sqs:ReceiveMessage/,
  ],
  ['the stream may not be read', 'WatchPolicy', { PolicyDocument: { Statement: [] } }, /needs dynamodb:GetRecords/],
  ['the topic may not send', 'WorkQueuePolicy', { PolicyDocument: { Statement: [] } }, /does not allow the topic/],
  ['the API may not invoke', 'Permission', { Principal: 's3.amazonaws.com' }, /no permission to invoke/],
])('finds that %s', (_, logicalId, properties, sentence) => {
  expect(rights(model(changed(logicalId, properties)))).toThrow(sentence);
});
