import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { flat, hubTemplate, resourcesOf, statementsOf, withoutDigest } from './kit.ts';

const template = hubTemplate();

describe('mail that comes in', () => {
  it('is stored under its prefix, then told of', () => {
    template.hasResourceProperties('AWS::SES::ReceiptRule', {
      Rule: {
        Enabled: true,
        Recipients: ['in.example.com'],
        ScanEnabled: true,
        Actions: [{ S3Action: { ObjectKeyPrefix: 'mail/', TopicArn: Match.anyValue() } }],
      },
    });
  });

  it('is stored by this account’s rule only', () => {
    const statements = resourcesOf(template, 'AWS::S3::BucketPolicy').flatMap(({ properties }) =>
      statementsOf(properties.PolicyDocument),
    );
    const [stored] = statements.filter(({ principal }) =>
      JSON.stringify(principal ?? '').includes('ses.amazonaws.com'),
    );
    expect(stored).toMatchObject({ actions: ['s3:PutObject'], resources: ['<StoreRaw.Arn>/mail/*'] });
    const { 'aws:SourceAccount': account, 'aws:SourceArn': rule } = stored?.condition?.StringEquals ?? {};
    expect(flat(account)).toBe('<AWS::AccountId>');
    expect(flat(rule)).toBe(
      'arn:aws:ses:eu-central-1:<AWS::AccountId>:receipt-rule-set/hub-prod-mail:receipt-rule/take-in',
    );
  });

  it('has its bucket and topic ready before the rule is made', () => {
    const [rule] = resourcesOf(template, 'AWS::SES::ReceiptRule');
    const needs = rule?.dependsOn.map(withoutDigest);
    expect(needs).toEqual(expect.arrayContaining(['StoreRawPolicy', 'IntakeMailReceivedTopicPolicy']));
  });

  it('can be left out', () => {
    const without = hubTemplate({ deploy: { mailReceive: false } });
    without.resourceCountIs('AWS::SES::ReceiptRule', 0);
    without.resourceCountIs('AWS::SES::ReceiptRuleSet', 0);
    without.resourceCountIs('AWS::SES::EmailIdentity', 1);
    const names = resourcesOf(without, 'AWS::Lambda::Function').map(({ properties }) => flat(properties.FunctionName));
    expect(names).not.toContain('hub-prod-intake-email');
    expect(names).toContain('hub-prod-notify');
  });
});

describe('mail that goes out', () => {
  it('reports bounces, complaints and refusals', () => {
    template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ['bounce', 'complaint', 'reject'],
        SnsDestination: { TopicARN: Match.anyValue() },
      },
    });
    template.hasResourceProperties('AWS::SES::ConfigurationSet', {
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
  });

  it('is signed for the domain', () => {
    template.hasResourceProperties('AWS::SES::EmailIdentity', {
      EmailIdentity: 'in.example.com',
      DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
    });
    for (const number of [1, 2, 3]) template.hasOutput(`DkimRecord${number}`, {});
  });
});

describe('topics', () => {
  it('refuse what does not come over TLS', () => {
    template.resourceCountIs('AWS::SNS::TopicPolicy', 3);
    template.allResourcesProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 'sns:Publish',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    });
  });

  it('pass notifications on as they are, and lay aside what a queue does not take', () => {
    const toQueues = resourcesOf(template, 'AWS::SNS::Subscription').filter(
      ({ properties }) => flat(properties.Protocol) === 'sqs',
    );
    expect(toQueues).toHaveLength(2);
    for (const { properties } of toQueues) {
      expect(properties.RawMessageDelivery).toBe(true);
      expect(flat(properties.RedrivePolicy?.deadLetterTargetArn)).toMatch(/DeadLetters/);
    }
  });
});
