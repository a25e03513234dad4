import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { refuseUnknown } from './refuse.ts';
import { type RawResource, readAssembly } from './template.ts';

const refuse = (resource: RawResource) => () => refuseUnknown({ Resources: { Thing: resource } });

it('takes the fixture stack', () => {
  const { template } = readAssembly(fileURLToPath(new URL('../fixtures/assembly', import.meta.url)));
  expect(() => refuseUnknown(template)).not.toThrow();
});

it.each<[string, RawResource, string]>([
  ['an unknown type', { Type: 'AWS::StepFunctions::StateMachine' }, 'Thing (AWS::StepFunctions::StateMachine)'],
  [
    'an unknown property',
    { Type: 'AWS::SQS::Queue', Properties: { Colour: 'red' } },
    'Thing (AWS::SQS::Queue), property Colour',
  ],
  ['a condition', { Type: 'AWS::SQS::Queue', Condition: 'InProd' }, 'Thing (AWS::SQS::Queue), condition InProd'],
  [
    'bucket notifications',
    { Type: 'AWS::S3::Bucket', Properties: { NotificationConfiguration: {} } },
    'NotificationConfiguration',
  ],
  ['a web socket API', { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'WEBSOCKET' } }, 'protocol'],
  [
    'inline code',
    { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x', Code: { ZipFile: '' } } },
    'bundled asset',
  ],
  ['a custom resource', { Type: 'Custom::Thing' }, 'Thing (Custom::Thing)'],
])('refuses %s', (_, resource, words) => {
  expect(refuse(resource)).toThrow(words);
});

it('names everything that it refuses in one sentence', () => {
  const template = { Resources: { A: { Type: 'X::Y::Z' }, B: { Type: 'AWS::KMS::Key' } } };
  expect(() => refuseUnknown(template)).toThrow(/A \(X::Y::Z\); B \(AWS::KMS::Key\)/);
});

it('accepts what has no local counterpart, also under a condition', () => {
  expect(refuse({ Type: 'AWS::CloudWatch::Alarm', Properties: { Anything: 1 }, Condition: 'C' })).not.toThrow();
});
