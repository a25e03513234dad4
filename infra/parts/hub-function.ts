import { type Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, LoggingFormat, Runtime, SystemLogLevel } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { EnvironmentOf, FunctionName } from './environments.ts';
import { type Hub, logRetention, nameOf } from './hub.ts';

export interface HubFunctionProps<N extends FunctionName> {
  /** What it does, for the console. */
  readonly description: string;
  /** Exactly what `functions/<name>/env.ts` reads: a forgotten variable does not compile. */
  readonly environment: EnvironmentOf<N>;
  /** In megabytes; the share of a processor grows with it. */
  readonly memory: number;
  readonly timeout: Duration;
  /** Who is hurt when it fails, as a sentence: goes into its alarms. */
  readonly impact: string;
}

/** Dimension and namespace of the hub's own metrics. */
export const metricsNamespace = (hub: Pick<Hub, 'stage'>): string => `OrderHub/${hub.stage}`;

/** A Lambda of the hub: Node 24 on arm64, its own role without a right to begin with, its own log group, its own alarms. */
export class HubFunction<N extends FunctionName> extends Construct {
  readonly fn: NodejsFunction;
  readonly role: Role;
  readonly timeout: Duration;

  constructor(scope: Construct, id: string, hub: Hub, name: N, props: HubFunctionProps<N>) {
    super(scope, id);
    this.timeout = props.timeout;
    const logGroup = new LogGroup(this, 'Logs', { retention: logRetention(hub), removalPolicy: RemovalPolicy.DESTROY });
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${name} may do`,
    });
    logGroup.grantWrite(this.role);
    this.fn = new NodejsFunction(this, 'Function', {
      functionName: nameOf(hub, name),
      description: props.description,
      code: Code.fromAsset(hub.bundles.folder(name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memory,
      timeout: props.timeout,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      systemLogLevelV2: SystemLogLevel.WARN,
      environment: { ...props.environment, ...common(hub, name) },
    });
    hub.alarms.function(name, this.fn, props.impact);
  }
}

function common(hub: Hub, name: FunctionName): Record<string, string> {
  return {
    STAGE: hub.stage,
    LOG_LEVEL: 'INFO',
    POWERTOOLS_SERVICE_NAME: name,
    POWERTOOLS_METRICS_NAMESPACE: metricsNamespace(hub),
  };
}
