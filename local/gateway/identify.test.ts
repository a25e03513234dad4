import { describe, expect, it } from 'vitest';
import type { AwsRequest, Scope } from './call.ts';
import { identify, signerOf } from './identify.ts';

const scope: Scope = {
  region: 'eu-central-1',
  account: '000000000000',
  partitionKey: () => 'pk',
  mailIdentities: ['shop.example'],
};
const request = (method: string, target: string, headers: Record<string, string> = {}, body = ''): AwsRequest => ({
  method,
  target,
  url: new URL(target, 'http://gateway'),
  headers,
  body: Buffer.from(body),
});
const json = (target: string, input: object) => request('POST', '/', { 'x-amz-target': target }, JSON.stringify(input));
const form = (input: Record<string, string>) => request('POST', '/', {}, new URLSearchParams(input).toString());
const asks = (made: AwsRequest, service = '') =>
  identify(made, service, scope)?.asks.map(({ action, resource }) => `${action} ${resource}`);
const TABLE = 'arn:aws:dynamodb:eu-central-1:000000000000:table/hub';

it('knows the signer by the credential', () => {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=desk.ab12/20261105/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0';
  const signer = { accessKeyId: 'desk.ab12', region: 'eu-central-1', service: 's3' };
  expect(signerOf(request('GET', '/', { authorization }))).toEqual(signer);
  const link = `/b/k?X-Amz-Credential=${encodeURIComponent('desk.ab12/20261105/eu-central-1/s3/aws4_request')}`;
  expect(signerOf(request('GET', link))).toEqual(signer);
  expect(signerOf(request('GET', '/'))).toBeUndefined();
});

describe('DynamoDB', () => {
  it('asks for every part of a transaction', () => {
    const part = { TableName: 'hub', Key: { pk: { S: 'a' } } };
    const TransactItems = [
      { Put: { TableName: 'hub', Item: { pk: { S: 'b' } } } },
      { ConditionCheck: part },
      { Delete: part },
    ];
    const made = json('DynamoDB_20120810.TransactWriteItems', { TransactItems });
    expect(asks(made)).toEqual([
      `dynamodb:PutItem ${TABLE}`,
      `dynamodb:ConditionCheckItem ${TABLE}`,
      `dynamodb:DeleteItem ${TABLE}`,
    ]);
    expect(identify(made, '', scope)).toMatchObject({ items: 3 });
  });

  it('asks for the index of a query and gives its partition key', () => {
    const input = {
      TableName: 'hub',
      IndexName: 'gsi1',
      KeyConditionExpression: '#p = :p AND begins_with(sk, :s)',
      ExpressionAttributeNames: { '#p': 'pk' },
      ExpressionAttributeValues: { ':p': { S: 'ORDER#1' }, ':s': { S: 'EVENT#' } },
    };
    expect(identify(json('DynamoDB_20120810.Query', input), '', scope)?.asks).toEqual([
      { action: 'dynamodb:Query', resource: `${TABLE}/index/gsi1`, context: { 'dynamodb:leadingkeys': ['ORDER#1'] } },
    ]);
  });

  it('refuses PartiQL', () => {
    expect(identify(json('DynamoDB_20120810.ExecuteStatement', {}), '', scope)).toMatchObject({ refused: 'PartiQL' });
  });
});

it.each<[string, AwsRequest, string, string[]]>([
  [
    'a batch of messages',
    json('AmazonSQS.SendMessageBatch', { QueueUrl: 'http://127.0.0.1:1/000000000000/q.fifo' }),
    'sqs',
    ['sqs:SendMessage arn:aws:sqs:eu-central-1:000000000000:q.fifo'],
  ],
  [
    'a parameter',
    json('AmazonSSM.GetParameter', { Name: '/hub/shop' }),
    'ssm',
    ['ssm:GetParameter arn:aws:ssm:eu-central-1:000000000000:parameter/hub/shop'],
  ],
  ['an object', request('GET', '/raw/mail/a%20b?x-id=GetObject'), 's3', ['s3:GetObject arn:aws:s3:::raw/mail/a b']],
  ['a list', request('GET', '/raw/?list-type=2&prefix=mail%2F'), 's3', ['s3:ListBucket arn:aws:s3:::raw']],
  [
    'a schedule with its role',
    request('POST', '/schedules/due', {}, JSON.stringify({ GroupName: 'g', Target: { RoleArn: 'arn:role' } })),
    'scheduler',
    ['scheduler:CreateSchedule arn:aws:scheduler:eu-central-1:000000000000:schedule/g/due', 'iam:PassRole arn:role'],
  ],
  [
    'a deleted schedule',
    request('DELETE', '/schedules/due?groupName=g'),
    'scheduler',
    ['scheduler:DeleteSchedule arn:aws:scheduler:eu-central-1:000000000000:schedule/g/due'],
  ],
  [
    'a mail, by its sender and configuration set',
    form({
      Action: 'SendRawEmail',
      'RawMessage.Data': Buffer.from('To: a@b.c\r\nFrom: Shop\r\n <no-reply@shop.example>\r\n\r\nFrom: x@y.z').toString(
        'base64',
      ),
      ConfigurationSetName: 'mail',
    }),
    'ses',
    [
      'ses:SendRawEmail arn:aws:ses:eu-central-1:000000000000:identity/shop.example',
      'ses:SendRawEmail arn:aws:ses:eu-central-1:000000000000:configuration-set/mail',
    ],
  ],
  [
    'a function',
    request('POST', '/2015-03-31/functions/api/invocations'),
    'lambda',
    ['lambda:InvokeFunction arn:aws:lambda:eu-central-1:000000000000:function:api'],
  ],
])('asks the right thing for %s', (_, made, service, wanted) => {
  expect(asks(made, service)).toEqual(wanted);
});

it.each([
  request('GET', '/raw/a?versionId=1'),
  request('PUT', '/raw/a', { 'x-amz-tagging': 'a=b' }),
  request('PUT', '/raw/a?tagging'),
  request('POST', '/raw/a?uploads'),
  request('PUT', '/raw'),
])('refuses what the S3 emulator would get wrong: $method $target', (made) => {
  expect(identify(made, 's3', scope)?.refused).toMatch(/^S3/);
});

it('does not know services that the stack has no use for', () => {
  expect(identify(request('POST', '/'), 'kinesis', scope)).toBeUndefined();
});

describe('Bedrock', () => {
  const signed = (region: string) => ({
    authorization: `AWS4-HMAC-SHA256 Credential=interpret.ab12/20261105/${region}/bedrock/aws4_request, SignedHeaders=host, Signature=0`,
  });
  const converse = (id: string, region = 'eu-central-1') =>
    request('POST', `/model/${encodeURIComponent(id)}/converse`, signed(region));

  it('asks to invoke exactly the model, in the region that is called', () => {
    expect(asks(converse('amazon.nova-lite-v1:0', 'eu-west-1'), 'bedrock')).toEqual([
      'bedrock:InvokeModel arn:aws:bedrock:eu-west-1::foundation-model/amazon.nova-lite-v1:0',
    ]);
  });

  it('asks for a profile and its model', () => {
    expect(asks(converse('eu.amazon.nova-lite-v1:0'), 'bedrock')).toEqual([
      'bedrock:InvokeModel arn:aws:bedrock:eu-central-1:000000000000:inference-profile/eu.amazon.nova-lite-v1:0',
      'bedrock:InvokeModel arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0',
    ]);
  });

  it('carries nothing else of it', () => {
    expect(identify(request('POST', '/model/x/invoke'), 'bedrock', scope)?.refused).toBe(
      'Bedrock POST /model/x/invoke',
    );
  });
});
