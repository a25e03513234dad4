import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IAlarm, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

export interface AlarmProps {
  readonly metric: IMetric;
  readonly threshold: number;
  /** Periods of the metric that have to be bad, of as many; 1 unless told. */
  readonly periods?: number;
  /** What is wrong, as a sentence. */
  readonly says: string;
  /** Who is hurt by it, as a sentence. */
  readonly impact: string;
  /** Rings when the metric falls below the threshold or is missing, instead of when it reaches it. */
  readonly whenMissing?: boolean;
}

const FIVE_MINUTES = Duration.minutes(5);
/** Single faults are tried again by themselves. */
const ERRORS_IN_FIVE_MINUTES = 3;
const THROTTLES_IN_FIVE_MINUTES = 5;

/** All alarms of a stack and the address that hears of them. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: IAlarm[] = [];
  readonly #prefix: string;

  constructor(scope: Construct, id: string, props: { prefix: string; adminEmail: string }) {
    super(scope, id);
    this.#prefix = props.prefix;
    this.topic = new Topic(this, 'Topic', { displayName: `Order hub ${props.prefix}`, enforceSSL: true });
    this.topic.addSubscription(new EmailSubscription(props.adminEmail));
    // A topic with a policy of its own has lost the right of its account's alarms to publish.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }

  /** `name` is unique in the stack, in words with dashes; admins see it in the subject of the mail. */
  ring(name: string, props: AlarmProps): Alarm {
    const alarm = new Alarm(this, name, {
      alarmName: `${this.#prefix}-${name}`,
      alarmDescription: `${props.says} Impact: ${props.impact}`,
      metric: props.metric,
      threshold: props.threshold,
      evaluationPeriods: props.periods ?? 1,
      comparisonOperator: props.whenMissing
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: props.whenMissing ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
    alarm.addOkAction(new SnsAction(this.topic));
    this.all.push(alarm);
    return alarm;
  }

  /** Rings when a queue for what failed for good holds anything. */
  deadLetters(name: string, queue: IQueue, impact: string): void {
    this.ring(`${name}-not-empty`, {
      metric: queue.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      threshold: 1,
      says: `The queue ${name} holds messages that failed for good; docs/operating.md says how to look at them and send them on.`,
      impact,
    });
  }

  /** Rings when the oldest message of a queue has waited too long. */
  waiting(name: string, queue: IQueue, limit: Duration, impact: string): void {
    this.ring(`${name}-waiting`, {
      metric: queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'Maximum' }),
      threshold: limit.toSeconds(),
      says: `The oldest message of the queue ${name} has waited for more than ${limit.toMinutes()} minutes.`,
      impact,
    });
  }

  /** Rings when a function fails or is held back. */
  function(name: string, fn: IFunction, impact: string): void {
    this.ring(`${name}-errors`, {
      metric: fn.metricErrors({ period: FIVE_MINUTES, statistic: 'Sum' }),
      threshold: ERRORS_IN_FIVE_MINUTES,
      says: `The function ${name} failed ${ERRORS_IN_FIVE_MINUTES} times or more in five minutes.`,
      impact,
    });
    this.ring(`${name}-throttles`, {
      metric: fn.metricThrottles({ period: FIVE_MINUTES, statistic: 'Sum' }),
      threshold: THROTTLES_IN_FIVE_MINUTES,
      says: `The function ${name} was throttled: the account's limit of concurrent executions is reached.`,
      impact,
    });
  }
}
