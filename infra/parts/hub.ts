import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Deploy } from '../../shared/settings/deploy.ts';
import type { Reader } from '../../shared/settings/understanding.ts';
import type { Alarms } from './alarms.ts';
import type { Bundles } from './bundles.ts';

/** What every capability of one stack builds with. */
export interface Hub {
  readonly stage: string;
  /** Whether data outlives the stack. */
  readonly keepsData: boolean;
  readonly deploy: Deploy;
  /** The model that reads doubtful messages once more; without one, no function may call any. */
  readonly reader: Reader | undefined;
  readonly bundles: Bundles;
  readonly alarms: Alarms;
}

/** Stages whose data nobody would miss. */
const DISPOSABLE = /^(local|dev|test)(-|$)/;

export const keepsData = (stage: string): boolean => !DISPOSABLE.test(stage);

/** For what holds orders or originals: CloudFormation lets go of it instead of deleting it. */
export const dataRemoval = (hub: Pick<Hub, 'keepsData'>): RemovalPolicy =>
  hub.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

/** Names that people read in consoles and alarm mails. */
export const nameOf = (hub: Pick<Hub, 'stage'>, part: string): string => `hub-${hub.stage}-${part}`;

/** Secrets lie under this in the parameter store; `hub setup` makes them, since CloudFormation cannot make SecureStrings. */
export const secretsPrefix = (hub: Pick<Hub, 'stage'>): string => `/hub/${hub.stage}`;

export const logRetention = (hub: Pick<Hub, 'deploy'>): RetentionDays => hub.deploy.logRetentionDays as RetentionDays;

/** An output of the stack under exactly this name, for admins, the command line and the local runtime. */
export function output(scope: Construct, name: string, value: string, description: string): void {
  new CfnOutput(Stack.of(scope), name, { value, description });
}
