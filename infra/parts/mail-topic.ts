import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { FunctionName } from './environments.ts';
import type { Worker } from './worker.ts';

export interface MailTopicProps<N extends FunctionName> {
  /** ARN of the receipt rule or configuration set whose notifications it takes. */
  readonly from: string;
  /** Gets each notification as the body of a message, without an envelope of SNS. */
  readonly worker: Worker<N>;
}

/** SES tells of mails by SNS only: a topic that takes them from one place of our account and passes them on to one queue. */
export class MailTopic<N extends FunctionName> extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { from, worker }: MailTopicProps<N>) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'MailOfThisAccount',
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account, 'aws:SourceArn': from } },
      }),
    );
    this.topic.addSubscription(
      new SqsSubscription(worker.queue, { rawMessageDelivery: true, deadLetterQueue: worker.deadLetters }),
    );
  }
}
