import { Stack } from 'aws-cdk-lib';
import {
  CfnConfigurationSet,
  CfnConfigurationSetEventDestination,
  DkimIdentity,
  EasyDkimSigningKeyLength,
  EmailIdentity,
  Identity,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { FunctionName } from './environments.ts';
import { type Hub, nameOf, output } from './hub.ts';
import { MailTopic } from './mail-topic.ts';
import type { Worker } from './worker.ts';

/** Sending by SES: the domain as identity, and a configuration set that reports what came of each mail. */
export class MailOut extends Construct {
  readonly configurationSet: string;
  readonly configurationSetArn: string;
  readonly identityArn: string;

  constructor(scope: Construct, id: string, hub: Hub) {
    super(scope, id);
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(hub.deploy.mailDomain),
      dkimIdentity: DkimIdentity.easyDkim(EasyDkimSigningKeyLength.RSA_2048_BIT),
    });
    this.identityArn = identity.emailIdentityArn;
    const set = new CfnConfigurationSet(this, 'ConfigurationSet', {
      name: nameOf(hub, 'mail'),
      reputationOptions: { reputationMetricsEnabled: true },
      suppressionOptions: { suppressedReasons: ['BOUNCE', 'COMPLAINT'] },
    });
    this.configurationSet = set.ref;
    const { partition, region, account } = Stack.of(this);
    this.configurationSetArn = `arn:${partition}:ses:${region}:${account}:configuration-set/${set.ref}`;
    for (const [index, { name, value }] of identity.dkimRecords.entries()) {
      output(this, `DkimRecord${index + 1}`, `${name} CNAME ${value}`, 'To be entered in the DNS');
    }
  }

  /** Bounces, complaints and refused mails go to this worker's queue. */
  feedbackTo<N extends FunctionName>(worker: Worker<N>): void {
    const topic = new MailTopic(this, 'Feedback', { from: this.configurationSetArn, worker });
    const destination = new CfnConfigurationSetEventDestination(this, 'FeedbackDestination', {
      configurationSetName: this.configurationSet,
      eventDestination: {
        name: 'feedback',
        enabled: true,
        matchingEventTypes: ['bounce', 'complaint', 'reject'],
        snsDestination: { topicArn: topic.topic.topicArn },
      },
    });
    // SES tries the topic when it is named.
    destination.node.addDependency(topic);
  }
}
