import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../infra/parts/environments.ts';
import { flat, hubTemplate, type Json, resourcesOf } from './kit.ts';

const template = hubTemplate();
const alarms = resourcesOf(template, 'AWS::CloudWatch::Alarm');
const nameOf = (properties: Json): string => flat(properties.AlarmName).replace('hub-prod-eu-central-1-', '');
const alarm = (name: string): Json | undefined =>
  alarms.find(({ properties }) => nameOf(properties) === name)?.properties;

/** Ids of what has an alarm on this metric. */
const watched = (metric: string, dimension: string): string[] =>
  alarms
    .filter(({ properties }) => flat(properties.MetricName) === metric)
    .flatMap(({ properties }) => [properties.Dimensions ?? []].flat() as unknown as Json[])
    .filter(({ Name }) => flat(Name) === dimension)
    .map(({ Value }) => flat(Value).replaceAll(/[<>]|\.QueueName/g, ''))
    .sort();

const queues = resourcesOf(template, 'AWS::SQS::Queue');
const isLast = ({ properties }: { properties: Json }): boolean => /-dlq(\.fifo)?$/.test(flat(properties.QueueName));
const idsOf = (some: { id: string }[]): string[] => some.map(({ id }) => id).sort();

describe('alarms', () => {
  it('ring when anything failed for good', () => {
    expect(watched('ApproximateNumberOfMessagesVisible', 'QueueName')).toEqual(idsOf(queues.filter(isLast)));
  });

  it('ring when a queue is not worked off', () => {
    expect(watched('ApproximateAgeOfOldestMessage', 'QueueName')).toEqual(
      idsOf(queues.filter((queue) => !isLast(queue))),
    );
  });

  it.each(['Errors', 'Throttles'])('ring on %s of every function', (metric) => {
    const functions = resourcesOf(template, 'AWS::Lambda::Function');
    expect(functions).toHaveLength(FUNCTION_NAMES.length);
    expect(watched(metric, 'FunctionName')).toEqual(idsOf(functions));
  });

  it('ring when the relay falls behind, and when requests fail', () => {
    expect(alarm('relay-behind')).toMatchObject({ MetricName: 'IteratorAge', Threshold: 300_000 });
    expect(alarm('http-faults')).toMatchObject({ MetricName: '5xx', Namespace: 'AWS/ApiGateway' });
  });

  it.each([
    ['captures-waiting', 'CapturesWaiting'],
    ['reminders-overdue', 'RemindersOverdue'],
    ['orders-ownerless', 'OrdersOwnerless'],
    ['dead-letters-waiting', 'DeadLettersWaiting'],
  ])('ring on what the sweep found: %s', (name, MetricName) => {
    expect(alarm(name)).toMatchObject({
      Namespace: 'OrderHub/prod',
      MetricName,
      Dimensions: [{ Name: 'service', Value: 'sweep' }],
      TreatMissingData: 'notBreaching',
    });
  });

  it('ring when the sweep does not run at all', () => {
    expect(alarm('sweep-not-running')).toMatchObject({
      Namespace: 'OrderHub/prod',
      Statistic: 'SampleCount',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it('all say what is wrong and who is hurt, and mail the admin when they ring and when it is over', () => {
    for (const { properties } of alarms) {
      expect(flat(properties.AlarmDescription)).toMatch(/\. Impact: .+\.$/);
      for (const actions of [properties.AlarmActions, properties.OKActions])
        expect(JSON.stringify(actions)).toContain('AlarmsTopic');
    }
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'admin@example.com' });
  });

  it('have names that differ between stages and regions', () => {
    expect(new Set(alarms.map(({ properties }) => flat(properties.AlarmName))).size).toBe(alarms.length);
    for (const { properties } of alarms) expect(flat(properties.AlarmName)).toMatch(/^hub-prod-eu-central-1-/);
  });
});

describe('the dashboard', () => {
  it('has a row for each capability', () => {
    const [board] = resourcesOf(template, 'AWS::CloudWatch::Dashboard');
    const body = flat(board?.properties.DashboardBody);
    for (const row of ['Front door', 'Intake', 'Interpret', 'Orders', 'Work', 'Pages', 'Operations', 'Store']) {
      expect(body).toContain(`## ${row}`);
    }
  });
});
