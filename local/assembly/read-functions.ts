/** Functions, their roles and permissions, and the mappings that feed them. */
import type { JsonObject } from './json.ts';
import { isObject } from './json.ts';
import type {
  EventInvoke,
  FunctionModel,
  PermissionModel,
  QueueMapping,
  RoleModel,
  StreamMapping,
  TableModel,
} from './model.ts';
import type { Props } from './props.ts';
import type { Assembly } from './template.ts';
import { attributeOf, statementsOf, type View } from './view.ts';

/** Managed policies whose rights have no local counterpart: writing logs. */
const LOG_POLICIES = ['service-role/AWSLambdaBasicExecutionRole'];
const DEFAULT_TIMEOUT_SECONDS = 3;
const DEFAULT_MEMORY_MB = 128;

export function readFunctions(stack: View, assetFolder: Assembly['assetFolder']): readonly FunctionModel[] {
  return stack.each('AWS::Lambda::Function').map((resource) => {
    const { logicalId, props, identity } = resource;
    const key = props.part('Code').text('S3Key');
    const environment = props.part('Environment').part('Variables').values;
    return {
      logicalId,
      name: identity.ref,
      arn: attributeOf(resource, 'Arn'),
      roleArn: props.text('Role'),
      codeFolder: assetFolder(key) ?? props.fail(`its bundle ${key} is not in the cloud assembly.`),
      handler: props.text('Handler'),
      timeoutSeconds: props.number('Timeout') ?? DEFAULT_TIMEOUT_SECONDS,
      memoryMb: props.number('MemorySize') ?? DEFAULT_MEMORY_MB,
      reservedConcurrency: props.number('ReservedConcurrentExecutions'),
      environment: Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)])),
    };
  });
}

/** Roles by ARN, each with its inline and attached policies' statements. */
export function readRoles(stack: View): ReadonlyMap<string, RoleModel> {
  const attached = new Map<string, JsonObject[]>();
  for (const { props } of stack.each('AWS::IAM::Policy')) {
    const statements = statementsOf(props, 'PolicyDocument');
    for (const role of props.texts('Roles')) attached.set(role, [...(attached.get(role) ?? []), ...statements]);
  }
  const roles = stack.each('AWS::IAM::Role').map((resource): [string, RoleModel] => {
    const { props, identity } = resource;
    for (const arn of props.texts('ManagedPolicyArns')) {
      if (!LOG_POLICIES.some((each) => arn.endsWith(`:policy/${each}`))) {
        props.fail(`the local runtime does not carry the managed policy ${arn}.`);
      }
    }
    const inline = props.parts('Policies').flatMap((policy) => statementsOf(policy, 'PolicyDocument'));
    const arn = attributeOf(resource, 'Arn');
    const policies = [...inline, ...(attached.get(identity.ref) ?? [])];
    return [arn, { name: identity.ref, arn, trustedServices: trustedServices(props), policies }];
  });
  return new Map(roles);
}

function trustedServices(role: Props): readonly string[] {
  return statementsOf(role, 'AssumeRolePolicyDocument').flatMap((statement) => {
    const principal = statement.Principal;
    const services = isObject(principal) ? (principal.Service ?? []) : [];
    return Array.isArray(services) ? services.map(String) : [String(services)];
  });
}

export function readPermissions(stack: View): readonly PermissionModel[] {
  return stack.each('AWS::Lambda::Permission').map(({ props }) => ({
    functionArn: props.text('FunctionName'),
    principal: props.text('Principal'),
    sourceArn: props.optionalText('SourceArn'),
  }));
}

/** Lambda's own retries of events, unless the template says otherwise. */
const EVENT_RETRIES = 2;

export function readEventInvokes(stack: View, functions: readonly FunctionModel[]): ReadonlyMap<string, EventInvoke> {
  const configs = stack.each('AWS::Lambda::EventInvokeConfig').map(({ props }): [string, EventInvoke] => {
    if (props.text('Qualifier') !== '$LATEST') props.fail('only the qualifier $LATEST is carried.');
    const onFailureArn = props
      .part('DestinationConfig')
      .only('OnFailure')
      .part('OnFailure')
      .optionalText('Destination');
    return [
      functionArn(props, functions),
      { retries: props.number('MaximumRetryAttempts') ?? EVENT_RETRIES, onFailureArn },
    ];
  });
  const usual = functions.map(({ arn }): [string, EventInvoke] => [
    arn,
    { retries: EVENT_RETRIES, onFailureArn: undefined },
  ]);
  return new Map([...usual, ...configs]);
}

/** A mapping's `FunctionName` may be a name or an ARN. */
function functionArn(props: Props, functions: readonly FunctionModel[]): string {
  const given = props.text('FunctionName');
  const found = functions.find(({ name, arn }) => name === given || arn === given);
  return found?.arn ?? props.fail(`there is no function ${given}.`);
}

function common(props: Props, functions: readonly FunctionModel[]) {
  return {
    functionArn: functionArn(props, functions),
    windowSeconds: props.number('MaximumBatchingWindowInSeconds') ?? 0,
    partialFailures: props.texts('FunctionResponseTypes').includes('ReportBatchItemFailures'),
    filters: props.part('FilterCriteria').parts('Filters').map(filterPattern),
  };
}

function filterPattern(filter: Props): JsonObject {
  try {
    const pattern: unknown = JSON.parse(filter.text('Pattern'));
    return pattern as JsonObject;
  } catch {
    return filter.fail('the pattern is not JSON.');
  }
}

const enabled = ({ props }: { readonly props: Props }) => props.optionalText('Enabled') !== 'false';
const isQueue = (arn: string) => arn.startsWith('arn:aws:sqs:');

export function readQueueMappings(stack: View, functions: readonly FunctionModel[]): readonly QueueMapping[] {
  return stack
    .each('AWS::Lambda::EventSourceMapping')
    .filter((resource) => enabled(resource) && isQueue(resource.props.text('EventSourceArn')))
    .map(({ logicalId, props }) => ({
      id: logicalId,
      queueArn: props.text('EventSourceArn'),
      batchSize: props.number('BatchSize') ?? 10,
      maximumConcurrency: props.part('ScalingConfig').number('MaximumConcurrency'),
      ...common(props, functions),
    }));
}

export function readStreamMappings(
  stack: View,
  functions: readonly FunctionModel[],
  tables: readonly TableModel[],
): readonly StreamMapping[] {
  return stack
    .each('AWS::Lambda::EventSourceMapping')
    .filter((resource) => enabled(resource) && !isQueue(resource.props.text('EventSourceArn')))
    .map(({ logicalId, props }) => {
      const source = props.text('EventSourceArn');
      const table = tables.find(({ streamArn }) => streamArn === source);
      const retries = props.number('MaximumRetryAttempts') ?? -1;
      const age = props.number('MaximumRecordAgeInSeconds') ?? -1;
      return {
        id: logicalId,
        tableName: table?.name ?? props.fail(`the event source ${source} is neither a queue nor a table's stream.`),
        batchSize: props.number('BatchSize') ?? 100,
        bisect: props.flag('BisectBatchOnFunctionError'),
        retries: retries < 0 ? undefined : retries,
        maximumAgeSeconds: age < 0 ? undefined : age,
        onFailureArn: props.part('DestinationConfig').part('OnFailure').optionalText('Destination'),
        ...common(props, functions),
      };
    });
}
