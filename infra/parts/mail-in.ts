import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import { CfnReceiptRule, CfnReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { type Hub, nameOf, output } from './hub.ts';
import { MailTopic } from './mail-topic.ts';
import type { Worker } from './worker.ts';

const MAIL_PREFIX = 'mail/';
const RULE = 'take-in';

/**
 * Receiving by SES: the raw mail into the bucket, then word of it to the queue. Only one rule set of an account and region can be active,
 * and CloudFormation cannot make it so: docs/deploying.md has the command.
 */
export class MailIn extends Construct {
  constructor(
    scope: Construct,
    id: string,
    hub: Hub,
    { raw, worker }: { raw: Bucket; worker: Worker<'intake-email'> },
  ) {
    super(scope, id);
    const { partition, region, account } = Stack.of(this);
    const ruleSetName = nameOf(hub, 'mail');
    const rule = `arn:${partition}:ses:${region}:${account}:receipt-rule-set/${ruleSetName}:receipt-rule/${RULE}`;
    const topic = new MailTopic(this, 'Received', { from: rule, worker });
    const stored = raw.addToResourcePolicy(
      new PolicyStatement({
        sid: 'MailOfThisAccount',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [`${raw.bucketArn}/${MAIL_PREFIX}*`],
        conditions: { StringEquals: { 'aws:SourceAccount': account, 'aws:SourceArn': rule } },
      }),
    );
    const ruleSet = new CfnReceiptRuleSet(this, 'RuleSet', { ruleSetName });
    const receipt = new CfnReceiptRule(this, 'Rule', {
      ruleSetName: ruleSet.ref,
      rule: {
        name: RULE,
        enabled: true,
        recipients: [hub.deploy.mailDomain],
        scanEnabled: true,
        // An old mail server of a customer must not cost an order.
        tlsPolicy: 'Optional',
        actions: [
          {
            s3Action: { bucketName: raw.bucketName, objectKeyPrefix: MAIL_PREFIX, topicArn: topic.topic.topicArn },
          },
        ],
      },
    });
    // SES tries the bucket and the topic when the rule is made.
    receipt.node.addDependency(topic);
    if (stored.policyDependable) receipt.node.addDependency(stored.policyDependable);
    output(this, 'ReceiptRuleSet', ruleSet.ref, 'To be made the active rule set of the region');
  }
}
