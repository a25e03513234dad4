/** The stack as the local runtime understands it: names, ARNs and wiring worked out, nothing of CloudFormation left. */
import type { ReceiptRule } from '../emulators/mail-in/rules.ts';
import type { JsonObject } from './json.ts';

export interface StackModel {
  readonly stackName: string;
  readonly region: string;
  readonly account: string;
  readonly tables: readonly TableModel[];
  readonly queues: readonly QueueModel[];
  readonly topics: readonly TopicModel[];
  readonly buckets: readonly { readonly name: string; readonly arn: string }[];
  readonly functions: readonly FunctionModel[];
  readonly roles: ReadonlyMap<string, RoleModel>;
  /** Policies that hang on a resource, by its ARN. */
  readonly resourcePolicies: ReadonlyMap<string, readonly JsonObject[]>;
  readonly permissions: readonly PermissionModel[];
  readonly routes: readonly RouteModel[];
  readonly queueMappings: readonly QueueMapping[];
  readonly streamMappings: readonly StreamMapping[];
  /** What becomes of events for which no caller waits, by function ARN. */
  readonly eventInvokes: ReadonlyMap<string, EventInvoke>;
  readonly scheduleGroups: readonly string[];
  readonly schedules: readonly ScheduleModel[];
  readonly receiptRules: readonly (ReceiptRule & { readonly ruleSet: string })[];
  readonly configurationSets: readonly ConfigurationSet[];
  /** Verified senders: domains and addresses. */
  readonly mailIdentities: readonly string[];
}

export interface TableModel {
  readonly name: string;
  readonly arn: string;
  readonly streamArn: string | undefined;
  readonly ttlAttribute: string | undefined;
  readonly keyNames: readonly string[];
  /** Input of CreateTable, local parts only. */
  readonly create: JsonObject;
}

export interface QueueModel {
  readonly logicalId: string;
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  readonly fifo: boolean;
  readonly visibilitySeconds: number;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface TopicModel {
  readonly name: string;
  readonly arn: string;
  readonly subscriptions: readonly {
    readonly queueArn: string;
    readonly attributes: Readonly<Record<string, string>>;
  }[];
}

export interface FunctionModel {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  readonly codeFolder: string;
  /** e.g. `index.handler`. */
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  readonly reservedConcurrency: number | undefined;
  readonly environment: Readonly<Record<string, string>>;
}

export interface RoleModel {
  readonly name: string;
  readonly arn: string;
  /** Services that may take the role, e.g. `scheduler.amazonaws.com`. */
  readonly trustedServices: readonly string[];
  readonly policies: readonly JsonObject[];
}

export interface EventInvoke {
  readonly retries: number;
  readonly onFailureArn: string | undefined;
}

export interface PermissionModel {
  readonly functionArn: string;
  readonly principal: string;
  readonly sourceArn: string | undefined;
}

export interface RouteModel {
  readonly apiId: string;
  /** e.g. `POST /in/form/{source}` or `$default`. */
  readonly routeKey: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
  readonly throttle: Throttle | undefined;
}

export interface Throttle {
  readonly ratePerSecond: number;
  readonly burst: number;
}

export interface QueueMapping {
  readonly id: string;
  readonly queueArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly partialFailures: boolean;
  readonly maximumConcurrency: number | undefined;
  readonly filters: readonly JsonObject[];
}

export interface StreamMapping {
  readonly id: string;
  readonly tableName: string;
  readonly functionArn: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  readonly partialFailures: boolean;
  readonly bisect: boolean;
  /** Undefined: try until the record is too old. */
  readonly retries: number | undefined;
  readonly maximumAgeSeconds: number | undefined;
  readonly onFailureArn: string | undefined;
  readonly filters: readonly JsonObject[];
}

export interface ScheduleModel {
  readonly name: string;
  readonly group: string;
  /** Body of CreateSchedule. */
  readonly create: JsonObject;
}

export interface ConfigurationSet {
  readonly name: string;
  readonly destinations: readonly { readonly topicArn: string; readonly eventTypes: readonly string[] }[];
}
