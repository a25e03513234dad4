// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are CloudFormation's own placeholders
import { describe, expect, it } from 'vitest';
import type { Json } from './json.ts';
import { resolver } from './resolve.ts';
import type { RawTemplate } from './template.ts';

const around = {
  stackName: 'Hub',
  region: 'eu-central-1',
  account: '000000000000',
  publicUrl: 'http://127.0.0.1:3000',
  gatewayUrl: 'http://127.0.0.1:4000',
};
const template: RawTemplate = {
  Parameters: { Version: { Type: 'String', Default: '/bootstrap' }, Empty: { Type: 'String' } },
  Resources: {
    Orders: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Region' }]] } },
    },
    Commands: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
    Raw: { Type: 'AWS::S3::Bucket' },
    Api: { Type: 'AWS::ApiGatewayV2::Api' },
    Loop: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { Ref: 'Loop' } } },
  },
};
const resolve = (value: Json) => resolver(template, around).resolve(value, 'a test');

describe('what a template refers to', () => {
  it.each<[string, Json, Json]>([
    ['a pseudo parameter', { Ref: 'AWS::AccountId' }, '000000000000'],
    ['a parameter', { Ref: 'Version' }, '/bootstrap'],
    ['a queue is its URL at the gateway', { Ref: 'Orders' }, 'http://127.0.0.1:4000/000000000000/a-eu-central-1'],
    ['an ARN', { 'Fn::GetAtt': ['Orders', 'Arn'] }, 'arn:aws:sqs:eu-central-1:000000000000:a-eu-central-1'],
    ['a FIFO name', { 'Fn::GetAtt': 'Commands.QueueName' }, 'Hub-Commands.fifo'],
    ['a bucket name in lower case', { Ref: 'Raw' }, 'hub-raw'],
    ['the public address', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }, 'http://127.0.0.1:3000'],
    ['a join of references', { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Raw', 'Arn'] }, '/*']] }, 'arn:aws:s3:::hub-raw/*'],
    [
      'a substitution',
      { 'Fn::Sub': '${AWS::Region}/${Raw}/${Orders.QueueName}/${!kept}' },
      'eu-central-1/hub-raw/a-eu-central-1/${kept}',
    ],
    ['its own variables', { 'Fn::Sub': ['${a}!', { a: { Ref: 'AWS::Region' } }] }, 'eu-central-1!'],
    ['a part of a split', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b'] }] }, 'b'],
    ['no value leaves the property out', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
    ['a condition of a policy', { Condition: { Bool: { x: 'true' } } }, { Condition: { Bool: { x: 'true' } } }],
  ])('%s', (_, value, wanted) => {
    expect(resolve(value)).toEqual(wanted);
  });

  it.each<[string, Json, RegExp]>([
    ['an import', { 'Fn::ImportValue': 'x' }, /does not carry Fn::ImportValue, used in a test/],
    ['a choice', { 'Fn::If': ['c', 1, 2] }, /does not carry Fn::If/],
    ['an unknown resource', { Ref: 'Nobody' }, /refers to Nobody/],
    [
      'an unknown attribute',
      { 'Fn::GetAtt': ['Raw', 'WebsiteURL'] },
      /attribute WebsiteURL of Raw \(AWS::S3::Bucket\)/,
    ],
    ['a parameter without default', { Ref: 'Empty' }, /Empty has no default/],
    ['a name made of itself', { Ref: 'Loop' }, /Loop depends on itself/],
  ])('refuses %s', (_, value, sentence) => {
    expect(() => resolve(value)).toThrow(sentence);
  });
});
