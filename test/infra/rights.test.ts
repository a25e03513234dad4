import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES, type FunctionName } from '../../infra/parts/environments.ts';
import { WILDCARDS } from '../../infra/parts/nag.ts';
import {
  flat,
  hubTemplate,
  type Json,
  resourcesOf,
  type Statement,
  statementsOf,
  type Wanted,
  withoutDigest,
} from './kit.ts';

const template = hubTemplate();
const policies = resourcesOf(template, 'AWS::IAM::Policy');
const functions = resourcesOf(template, 'AWS::Lambda::Function');

/** What a function's role may do, one entry per action and resource. */
function rightsOf(name: FunctionName, wanted: Wanted = {}): string[] {
  const built = hubTemplate(wanted);
  const policies = resourcesOf(built, 'AWS::IAM::Policy');
  const functions = resourcesOf(built, 'AWS::Lambda::Function');
  const fn = functions.find(({ properties }) => flat(properties.FunctionName) === `hub-prod-${name}`);
  const role = flat(fn?.properties.Role).replace('.Arn', '');
  return policies
    .filter(({ properties }) => ([properties.Roles ?? []].flat() as unknown[]).some((each) => flat(each) === role))
    .flatMap(({ properties }) => statementsOf(properties.PolicyDocument))
    .flatMap(({ actions, resources }) =>
      actions.flatMap((action) => resources.map((resource) => `${action} ${resource}`)),
    )
    .filter((right) => !right.startsWith('logs:'))
    .sort();
}

const actionsOf = (name: FunctionName): string[] => [
  ...new Set(rightsOf(name).map((right) => right.split(' ')[0] ?? '')),
];

const allStatements: { id: string; statement: Statement }[] = [
  ...policies.map(({ id, properties }) => ({ id, document: properties.PolicyDocument })),
  ...resourcesOf(template, 'AWS::IAM::Role').map(({ id, properties }) => ({
    id,
    document: properties.AssumeRolePolicyDocument,
  })),
  ...['AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy', 'AWS::S3::BucketPolicy'].flatMap((type) =>
    resourcesOf(template, type).map(({ id, properties }) => ({ id, document: properties.PolicyDocument })),
  ),
].flatMap(({ id, document }) => statementsOf(document).map((statement) => ({ id, statement })));

const allowing = allStatements.filter(({ statement }) => statement.effect === 'Allow');

describe('policies', () => {
  it('name actions one by one', () => {
    expect(allowing.filter(({ statement }) => statement.actions.some((action) => action.includes('*')))).toEqual([]);
  });

  it('name resources one by one, but for endings whose reason is written down', () => {
    const reasoned = Object.keys(WILDCARDS);
    const wild = allowing.flatMap(({ id, statement }) =>
      statement.resources.filter((resource) => resource.includes('*')).map((resource) => ({ id, resource })),
    );
    const unreasoned = wild.filter(({ resource }) => {
      const scheduled = /:schedule\/<WorkScheduleGroup>\/\*$/.test(resource);
      const ending = /^<Store(Raw|AccessLogs|Table)\.Arn>(\/[a-z]+\/\*)$/.exec(resource)?.[2];
      return !scheduled && !(ending !== undefined && reasoned.includes(ending));
    });
    expect(unreasoned).toEqual([]);
    expect(wild.length).toBeGreaterThan(10);
  });

  it('let nobody in from outside the account', () => {
    const open = allowing.filter(({ statement }) => JSON.stringify(statement.principal ?? '').includes('*'));
    expect(open).toEqual([]);
  });

  it('let services act for this account alone', () => {
    const trusting = allowing.filter(({ statement }) =>
      /"(ses|scheduler|cloudwatch|logging\.s3)\.amazonaws/.test(JSON.stringify(statement.principal ?? '')),
    );
    const careless = trusting.filter(
      ({ statement }) =>
        !JSON.stringify(statement.condition ?? '').includes('SourceAccount') &&
        !JSON.stringify(statement.condition ?? '').includes('SourceArn'),
    );
    expect(trusting.length).toBeGreaterThanOrEqual(6);
    expect(careless).toEqual([]);
  });

  it('are written here: no managed ones', () => {
    const managed = resourcesOf(template, 'AWS::IAM::Role').filter(
      ({ properties }) => properties.ManagedPolicyArns !== undefined,
    );
    expect(managed).toEqual([]);
  });
});

describe('what a function may do', () => {
  it('each has a role of its own', () => {
    const roles = functions.map(({ properties }) => flat(properties.Role));
    expect(functions).toHaveLength(FUNCTION_NAMES.length);
    expect(new Set(roles).size).toBe(roles.length);
  });

  it('relay: follow the stream, send to the queues of work, and nothing else', () => {
    expect(rightsOf('relay')).toEqual([
      'dynamodb:DescribeStream <StoreTable.StreamArn>',
      'dynamodb:GetRecords <StoreTable.StreamArn>',
      'dynamodb:GetShardIterator <StoreTable.StreamArn>',
      'dynamodb:ListStreams <StoreTable.Arn>/stream/*',
      'sqs:SendMessage <IntakeEmailQueue.Arn>',
      'sqs:SendMessage <InterpretNotCarried.Arn>',
      'sqs:SendMessage <InterpretWorkerQueue.Arn>',
      'sqs:SendMessage <OrdersLifecycleQueue.Arn>',
      'sqs:SendMessage <WorkFeedbackQueue.Arn>',
      'sqs:SendMessage <WorkNotifyQueue.Arn>',
      'sqs:SendMessage <WorkScheduleQueue.Arn>',
    ]);
  });

  it.each(['intake-form', 'intake-shop', 'intake-chat'] as const)(
    '%s: keep what came, but send nothing and read no original',
    (name) => {
      expect(actionsOf(name).filter((action) => action.startsWith('sqs:'))).toEqual([]);
      expect(actionsOf(name)).not.toContain('s3:GetObject');
      expect(actionsOf(name)).not.toContain('dynamodb:Query');
      expect(rightsOf(name).filter((right) => right.startsWith('s3:'))).toEqual([
        's3:PutObject <StoreRaw.Arn>/quarantine/*',
        's3:PutObject <StoreRaw.Arn>/raw/*',
      ]);
    },
  );

  it('intake-email: read the mails and nothing else of the bucket', () => {
    expect(rightsOf('intake-email').filter((right) => right.startsWith('s3:'))).toEqual([
      's3:GetObject <StoreRaw.Arn>/mail/*',
      's3:ListBucket <StoreRaw.Arn>',
    ]);
  });

  it.each([
    ['intake-shop', ['shop']],
    ['intake-chat', ['chat']],
    ['notify', ['chat', 'links']],
    ['customer-pages', ['links']],
    ['desk', ['links']],
    ['api', ['api-keys', 'links']],
    ['interpret', ['links']],
    ['lifecycle', []],
    ['relay', []],
    ['sweep', []],
  ] as const)('%s: read the secrets %j by their exact names', (name, groups) => {
    const secrets = rightsOf(name).filter((right) => right.startsWith('ssm:'));
    expect(secrets).toEqual(
      groups.map((group) => `ssm:GetParameter arn:aws:ssm:eu-central-1:<AWS::AccountId>:parameter/hub/prod/${group}`),
    );
  });

  it('lifecycle alone and notify delete items', () => {
    expect(FUNCTION_NAMES.filter((name) => actionsOf(name).includes('dynamodb:DeleteItem'))).toEqual([
      'lifecycle',
      'notify',
    ]);
  });

  it('sweep: take messages out of every dead-letter queue and out of no other', () => {
    const last = resourcesOf(template, 'AWS::SQS::Queue').filter(({ properties }) =>
      /-dlq(\.fifo)?$/.test(flat(properties.QueueName)),
    );
    for (const action of ['sqs:ReceiveMessage', 'sqs:DeleteMessage']) {
      const taken = rightsOf('sweep').filter((right) => right.startsWith(action));
      expect(taken).toEqual(last.map(({ id }) => `${action} <${withoutDigest(id)}.Arn>`).sort());
    }
    expect(actionsOf('sweep').filter((action) => action.startsWith('s3:'))).toEqual([]);
    const readers = FUNCTION_NAMES.filter((name) =>
      rightsOf(name).some((right) => /^sqs:ReceiveMessage .*(DeadLetters|NotCarried|Undelivered|Failed)/.test(right)),
    );
    expect(readers).toEqual(['sweep']);
  });

  it('interpret and lifecycle send nothing: what they decide goes by the stream', () => {
    for (const name of ['interpret', 'lifecycle'] as const) expect(actionsOf(name)).not.toContain('sqs:SendMessage');
  });

  it('commands come only from those who may wish for something', () => {
    const senders = FUNCTION_NAMES.filter((name) =>
      rightsOf(name).includes('sqs:SendMessage <OrdersLifecycleQueue.Arn>'),
    );
    expect(senders).toEqual(['relay', 'mail-feedback', 'customer-pages', 'desk', 'api', 'sweep']);
  });

  it('mail-feedback: read, list work, write, send to two queues, and nothing else', () => {
    const rights = rightsOf('mail-feedback').filter((right) => !right.endsWith('<WorkFeedbackQueue.Arn>'));
    expect(rights).toEqual([
      'dynamodb:BatchGetItem <StoreTable.Arn>',
      'dynamodb:ConditionCheckItem <StoreTable.Arn>',
      'dynamodb:GetItem <StoreTable.Arn>',
      'dynamodb:PutItem <StoreTable.Arn>',
      'dynamodb:Query <StoreTable.Arn>',
      'dynamodb:Query <StoreTable.Arn>/index/gsi2',
      'dynamodb:UpdateItem <StoreTable.Arn>',
      'sqs:SendMessage <OrdersLifecycleQueue.Arn>',
      'sqs:SendMessage <WorkNotifyQueue.Arn>',
    ]);
  });

  it('notify and desk send mail, from the one identity by the one configuration set', () => {
    expect(FUNCTION_NAMES.filter((name) => actionsOf(name).includes('ses:SendRawEmail'))).toEqual(['notify', 'desk']);
    expect(rightsOf('notify').filter((right) => right.startsWith('ses:'))).toEqual([
      'ses:SendRawEmail arn:aws:ses:eu-central-1:<AWS::AccountId>:configuration-set/<WorkMailConfigurationSet>',
      'ses:SendRawEmail arn:aws:ses:eu-central-1:<AWS::AccountId>:identity/<WorkMailIdentity>',
    ]);
  });

  it('interpret: call exactly the model of the settings, and none without', () => {
    const models = (reader?: object) =>
      FUNCTION_NAMES.flatMap((name) =>
        rightsOf(name, reader ? { reader } : {}).flatMap((right) =>
          right.startsWith('bedrock:') ? [`${name} ${right}`] : [],
        ),
      );
    const invoke = 'interpret bedrock:InvokeModel arn:aws:bedrock';
    expect(models()).toEqual([]);
    expect(models({ model: 'amazon.nova-lite-v1:0' })).toEqual([
      `${invoke}:eu-central-1::foundation-model/amazon.nova-lite-v1:0`,
    ]);
    const profile = { model: 'eu.amazon.nova-lite-v1:0', region: 'eu-west-1', profileRegions: ['eu-north-1'] };
    expect(models(profile)).toEqual([
      `${invoke}:eu-north-1::foundation-model/amazon.nova-lite-v1:0`,
      `${invoke}:eu-west-1::foundation-model/amazon.nova-lite-v1:0`,
      `${invoke}:eu-west-1:<AWS::AccountId>:inference-profile/eu.amazon.nova-lite-v1:0`,
    ]);
  });

  it('schedule hands its role to Scheduler alone', () => {
    const statements: Json[] = policies
      .flatMap(({ properties }) => [properties.PolicyDocument?.Statement ?? []].flat() as unknown as Json[])
      .filter((statement) => flat(statement.Action) === 'iam:PassRole');
    expect(statements).toHaveLength(1);
    expect(statements[0]?.Condition).toEqual({ StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } });
  });
});
