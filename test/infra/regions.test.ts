import { Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { MAIL_RECEIVING } from '../../infra/regions.ts';
import { hubApp, hubTemplate } from './kit.ts';

describe('regions', () => {
  it('get one stack each, named by stage and region', () => {
    const assembly = hubApp({ stage: 'test', deploy: { regions: ['eu-central-1', 'ap-southeast-1'] } }).synth();
    expect(assembly.stacks.map(({ stackName }) => stackName)).toEqual([
      'Hub-test-ap-southeast-1',
      'Hub-test-eu-central-1',
    ]);
    expect(assembly.stacks.map(({ environment }) => environment.region)).toEqual(['ap-southeast-1', 'eu-central-1']);
  });

  it('without mail receiving are refused with what to do', () => {
    const build = () => hubApp({ deploy: { regions: ['eu-south-2'] } });
    expect(build).toThrow(/does not receive mail in eu-south-2; choose one of us-east-1, .*mailReceive: false/);
    for (const region of MAIL_RECEIVING) expect(build).toThrow(region);
  });

  it('without mail receiving are taken where no mail is wanted, or where AWS offers it by now', () => {
    const regions = ['eu-south-2'];
    expect(() => hubApp({ deploy: { regions, mailReceive: false } })).not.toThrow();
    expect(() => hubApp({ deploy: { regions, mailReceiveAlsoIn: regions } })).not.toThrow();
  });

  it('without any mail are refused', () => {
    expect(() => hubApp({ deploy: { regions: ['cn-north-1'], mailReceive: false } })).toThrow(
      /cn-north-1 has no Amazon SES/,
    );
  });

  it('that do not exist are refused', () => {
    expect(() => hubApp({ deploy: { regions: ['eu-centrel-1'] } })).toThrow(/eu-centrel-1 is no AWS region/);
  });

  it('are all complained of at once', () => {
    expect(() => hubApp({ deploy: { regions: ['eu-south-2', 'cn-north-1'] } })).toThrow(/eu-south-2[\s\S]*cn-north-1/);
  });
});

const protectionOf = (stage: string): boolean[] =>
  hubApp({ stage })
    .node.children.filter((child) => child instanceof Stack)
    .map(({ terminationProtection }) => terminationProtection ?? false);

describe('stages', () => {
  it('have names that fit into names', () => {
    expect(() => hubApp({ stage: 'Prod 1' })).toThrow(/stage Prod 1 has to be lower-case/);
  });

  it('are protected unless their name says that nobody would miss them', () => {
    const protectedStages = ['prod', 'live', 'testimonials'].flatMap(protectionOf);
    const disposable = ['local', 'dev', 'test-anna'].flatMap(protectionOf);
    expect(protectedStages).toEqual([true, true, true]);
    expect(disposable).toEqual([false, false, false]);
  });
});

describe('the template', () => {
  it('is plain: no parameter, condition, mapping or import', () => {
    expect(Object.keys(hubTemplate({ stage: 'local' }).toJSON()).sort()).toEqual([
      'Description',
      'Outputs',
      'Resources',
    ]);
  });

  it('names what an admin and the command line need', () => {
    expect(Object.keys(hubTemplate().toJSON().Outputs).sort()).toEqual([
      'CommandsQueueUrl',
      'DkimRecord1',
      'DkimRecord2',
      'DkimRecord3',
      'InterpretQueueUrl',
      'MailInQueueUrl',
      'NotifyQueueUrl',
      'RawBucket',
      'ReceiptRuleSet',
      'ScheduleQueueUrl',
      'SecretsPrefix',
      'TableName',
      'Url',
    ]);
  });
});
