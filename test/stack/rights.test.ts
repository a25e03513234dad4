import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../local/assembly/read.ts';
import { synthesise } from '../../local/assembly/synth.ts';
import { readAssembly } from '../../local/assembly/template.ts';
import { accessOf } from '../../local/gateway/access.ts';
import { stack, traffic } from './world.ts';

const projectDir = new URL('../../', import.meta.url).pathname;
const assembly = readAssembly(await synthesise({ projectDir, settings: undefined }));
const model = readModel(assembly, { publicUrl: stack.url, gatewayUrl: stack.run.gateway });
const access = accessOf(model);
const { region, accountId: account, resources } = stack.run;

const table = `arn:aws:dynamodb:${region}:${account}:table/${resources.tableName}`;
const object = (key: string) => `arn:aws:s3:::${resources.bucket}/${key}`;
const parameter = (group: string) => `arn:aws:ssm:${region}:${account}:parameter${resources.secretsPrefix}/${group}`;
/** The queue that functions know under this name. */
const queue = (variable: string): string => {
  const url = model.functions.map(({ environment }) => environment[variable]).find(Boolean);
  const found = model.queues.find((one) => one.url === url);
  if (!found) throw new Error(`no queue ${variable}`);
  return found.arn;
};
const roleOf = (service: string): string => {
  const found = model.functions.find(({ environment }) => environment.POWERTOOLS_SERVICE_NAME === service);
  if (!found) throw new Error(`no function ${service}`);
  return found.roleArn;
};
const may = (name: string, action: string, resource: string): boolean =>
  access.refusedToRole(roleOf(name), [{ action, resource, context: {} }]) === undefined;

const FUNCTIONS = [
  'intake-email',
  'intake-form',
  'intake-shop',
  'intake-chat',
  'relay',
  'interpret',
  'lifecycle',
  'notify',
  'schedule',
  'mail-feedback',
  'customer-pages',
  'desk',
  'api',
  'sweep',
];

describe('the rights of each function, by its policies', () => {
  it.each(FUNCTIONS)('let %s delete, scan or administer nothing', (name) => {
    for (const [action, resource] of [
      ['dynamodb:Scan', table],
      ['dynamodb:DeleteTable', table],
      ['s3:DeleteObject', object('raw/x')],
      ['s3:PutBucketPolicy', `arn:aws:s3:::${resources.bucket}`],
      ['ssm:PutParameter', parameter('links')],
      ['ssm:GetParameter', `arn:aws:ssm:${region}:${account}:parameter/other/secret`],
      ['iam:PassRole', `arn:aws:iam::${account}:role/Administrator`],
      ['sqs:PurgeQueue', queue('COMMANDS_QUEUE_URL')],
      ['dynamodb:GetItem', `arn:aws:dynamodb:${region}:${account}:table/another`],
      ['s3:GetObject', 'arn:aws:s3:::another/raw/x'],
    ] as const)
      expect({ action, allowed: may(name, action, resource) }).toEqual({ action, allowed: false });
  });

  it.each<[string, string, string]>([
    ['relay', 's3:GetObject', object('raw/x')],
    ['relay', 'dynamodb:PutItem', table],
    ['relay', 'ses:SendRawEmail', `arn:aws:ses:${region}:${account}:identity/hub.example.com`],
    ['intake-form', 'ssm:GetParameter', parameter('shop')],
    ['intake-form', 'sqs:SendMessage', queue('COMMANDS_QUEUE_URL')],
    ['intake-shop', 'ssm:GetParameter', parameter('chat')],
    ['intake-shop', 's3:GetObject', object('mail/x')],
    ['intake-chat', 'ssm:GetParameter', parameter('shop')],
    ['intake-email', 's3:PutObject', object('mail/x')],
    ['interpret', 'ses:SendRawEmail', `arn:aws:ses:${region}:${account}:identity/hub.example.com`],
    ['interpret', 'ssm:GetParameter', parameter('shop')],
    ['interpret', 's3:PutObject', object('mail/x')],
    ['interpret', 'bedrock:InvokeModel', `arn:aws:bedrock:${region}::foundation-model/amazon.nova-lite-v1:0`],
    ['lifecycle', 's3:GetObject', object('raw/x')],
    ['lifecycle', 'ssm:GetParameter', parameter('links')],
    ['notify', 'ssm:GetParameter', parameter('shop')],
    ['notify', 's3:GetObject', object('raw/x')],
    ['schedule', 'ses:SendRawEmail', `arn:aws:ses:${region}:${account}:identity/hub.example.com`],
    ['mail-feedback', 's3:GetObject', object('raw/x')],
    ['customer-pages', 'ssm:GetParameter', parameter('api-keys')],
    ['customer-pages', 's3:GetObject', object('mail/x')],
    ['api', 'ses:SendRawEmail', `arn:aws:ses:${region}:${account}:identity/hub.example.com`],
    ['sweep', 's3:GetObject', object('raw/x')],
  ])('keep from %s: %s on %s', (name, action, resource) => {
    expect(may(name, action, resource)).toBe(false);
  });

  it.each<[string, string, string]>([
    ['intake-shop', 's3:PutObject', object('raw/x')],
    ['intake-shop', 'ssm:GetParameter', parameter('shop')],
    ['interpret', 's3:GetObject', object('raw/x')],
    ['lifecycle', 'dynamodb:PutItem', table],
    ['relay', 'sqs:SendMessage', queue('INTERPRET_QUEUE_URL')],
    ['notify', 'ses:SendRawEmail', `arn:aws:ses:${region}:${account}:identity/hub.example.com`],
  ])('and leave to %s what it is for: %s', (name, action, resource) => {
    expect(may(name, action, resource)).toBe(true);
  });
});

describe('a model that the stack was not built for', () => {
  it('is asked in vain, and the message is read all the same', async () => {
    const [capture] = await traffic.captured('mail-sales', () =>
      stack.mail({
        from: 'reader@rights.example',
        subject: 'Order',
        text: 'Please send 5 boxes of green tea bags and the blue cups we talked about.',
      }),
    );
    expect(capture?.outcome).toMatchObject({ status: 'in-review' });
    const calls = (await stack.control.counts()).filter(({ action }) => action === 'Converse');
    expect(calls).toMatchObject([{ caller: expect.stringContaining('interpret'), service: 'bedrock' }]);
    expect(calls[0]?.failed).toBe(calls[0]?.requests);
  });
});

describe('a caller whom the stack does not know', () => {
  it('is refused', async () => {
    const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' };
    const s3 = new S3Client({ endpoint: stack.run.gateway, region, credentials, forcePathStyle: true });
    await expect(s3.send(new GetObjectCommand({ Bucket: resources.bucket, Key: 'raw/x' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
  });
});
