import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { flat, hubTemplate, type Json, resourcesOf, withoutDigest } from './kit.ts';

const template = hubTemplate();
const queues = resourcesOf(template, 'AWS::SQS::Queue');
const nameOf = (properties: Json): string => flat(properties.QueueName);
const isLast = (properties: Json): boolean => /-dlq(\.fifo)?$/.test(nameOf(properties));
const arnsOf = (some: typeof queues): string[] => some.map(({ id }) => `<${id}.Arn>`);

const deadLetters = queues.filter(({ properties }) => isLast(properties));
const work = queues.filter(({ properties }) => !isLast(properties));
const mappings = resourcesOf(template, 'AWS::Lambda::EventSourceMapping');
const functions = resourcesOf(template, 'AWS::Lambda::Function');

describe('queues', () => {
  it('are the ones of the design', () => {
    expect(work.map(({ properties }) => nameOf(properties)).sort()).toEqual([
      'hub-prod-commands.fifo',
      'hub-prod-interpret',
      'hub-prod-mail-feedback',
      'hub-prod-mail-in',
      'hub-prod-notify',
      'hub-prod-schedule',
    ]);
  });

  it('each have a dead-letter queue of their own, of their own kind', () => {
    const targets = work.map(({ properties }) => flat(properties.RedrivePolicy?.deadLetterTargetArn));
    for (const target of targets) expect(arnsOf(deadLetters)).toContain(target);
    expect(new Set(targets).size).toBe(work.length);
    for (const { properties } of work) {
      const target = deadLetters.find(
        ({ id }) => `<${id}.Arn>` === flat(properties.RedrivePolicy?.deadLetterTargetArn),
      );
      expect(target?.properties.FifoQueue).toBe(properties.FifoQueue);
    }
  });

  it('are encrypted and keep what they hold for two weeks', () => {
    for (const { properties } of queues) {
      expect(properties.SqsManagedSseEnabled).toBe(true);
      expect(properties.MessageRetentionPeriod).toBe(14 * 86_400);
    }
  });

  it('refuse what does not come over TLS', () => {
    template.resourceCountIs('AWS::SQS::QueuePolicy', queues.length);
    template.allResourcesProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 'sqs:*',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });

  it('hide a message for six times as long as its reader may take', () => {
    for (const { id, properties } of work) {
      const mapping = mappings.find((each) => flat(each.properties.EventSourceArn) === `<${id}.Arn>`);
      const reader = functions.find((each) => `<${each.id}>` === flat(mapping?.properties.FunctionName));
      expect(properties.VisibilityTimeout).toBe(6 * Number(reader?.properties.Timeout));
    }
  });

  it('take commands at full speed, in order per order, each once', () => {
    const fifo = queues.filter(({ properties }) => nameOf(properties).endsWith('.fifo'));
    expect(fifo).toHaveLength(2);
    for (const { properties } of fifo) {
      expect(properties).toMatchObject({
        FifoQueue: true,
        ContentBasedDeduplication: true,
        DeduplicationScope: 'messageGroup',
        FifoThroughputLimit: 'perMessageGroupId',
      });
    }
  });
});

describe('event sources', () => {
  const ofQueues = mappings.filter(({ properties }) => flat(properties.EventSourceArn).endsWith('.Arn>'));
  const [stream] = mappings.filter(({ properties }) => flat(properties.EventSourceArn).endsWith('.StreamArn>'));

  it('report single messages, and run a bounded number at a time', () => {
    expect(ofQueues).toHaveLength(work.length);
    for (const { properties } of ofQueues) {
      expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures']);
      expect(Number(properties.ScalingConfig?.MaximumConcurrency)).toBeLessThanOrEqual(50);
    }
  });

  it('follow the stream from its beginning, halve a bad batch, and lay aside what cannot be carried on', () => {
    expect(stream?.properties).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 10,
    });
    expect(arnsOf(deadLetters)).toContain(flat(stream?.properties.DestinationConfig?.OnFailure?.Destination));
  });

  it('let through captures, new events and dead letters to be sent again only', () => {
    const filters = stream?.properties.FilterCriteria?.Filters as unknown as Json[];
    expect(filters.map(({ Pattern }) => JSON.parse(flat(Pattern)))).toEqual([
      { eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { sk: { S: ['CAPTURE'] } } } },
      { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'EVENT#' }] } } } },
      {
        eventName: ['MODIFY'],
        dynamodb: { Keys: { sk: { S: ['DEAD-LETTER'] } }, NewImage: { status: { S: ['sent-again'] } } },
      },
    ]);
  });
});

describe('schedules', () => {
  it('lay aside what they could not deliver', () => {
    for (const { properties } of resourcesOf(template, 'AWS::Scheduler::Schedule')) {
      expect(arnsOf(deadLetters)).toContain(flat(properties.Target?.DeadLetterConfig?.Arn));
    }
    const schedule = functions.find(({ properties }) => flat(properties.FunctionName) === 'hub-prod-schedule');
    const { SCHEDULE_DLQ_ARN } = schedule?.properties.Environment?.Variables ?? {};
    expect(withoutDigest(flat(SCHEDULE_DLQ_ARN))).toBe('<WorkUndeliveredReminders.Arn>');
  });

  it('start the sweep every five minutes, never twice, and a failed run is laid aside', () => {
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(5 minutes)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { RetryPolicy: { MaximumRetryAttempts: 0 } },
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
    const sweep = functions.find(({ properties }) => flat(properties.FunctionName) === 'hub-prod-sweep');
    expect(Number(sweep?.properties.Timeout)).toBeLessThan(300);
  });
});
