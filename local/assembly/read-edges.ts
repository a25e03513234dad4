/** Where the outside meets the stack: routes, schedules, mail. */

import type { ReceiptAction } from '../emulators/mail-in/rules.ts';
import type { JsonObject } from './json.ts';
import type { ConfigurationSet, FunctionModel, RouteModel, ScheduleModel, StackModel, Throttle } from './model.ts';
import type { Props } from './props.ts';
import type { View } from './view.ts';

const INTEGRATION_TIMEOUT_MS = 30_000;

export function readRoutes(stack: View, functions: readonly FunctionModel[]): readonly RouteModel[] {
  const integrations = new Map(
    stack.each('AWS::ApiGatewayV2::Integration').map(({ logicalId, props }) => {
      if (props.text('IntegrationType') !== 'AWS_PROXY') props.fail('only AWS_PROXY integrations are carried.');
      if (props.optionalText('PayloadFormatVersion') !== '2.0') props.fail('only payload format 2.0 is carried.');
      const uri = props.text('IntegrationUri');
      const target = functions.find(({ arn }) => uri.includes(arn)) ?? props.fail(`${uri} is no function.`);
      return [logicalId, { arn: target.arn, timeoutMs: props.number('TimeoutInMillis') ?? INTEGRATION_TIMEOUT_MS }];
    }),
  );
  const throttles = readThrottles(stack);
  return stack.each('AWS::ApiGatewayV2::Route').map(({ props }) => {
    if ((props.optionalText('AuthorizationType') ?? 'NONE') !== 'NONE') props.fail('authorizers are not carried.');
    const integration = integrations.get(props.text('Target').replace('integrations/', ''));
    if (!integration) return props.fail('its integration does not exist.');
    const routeKey = props.text('RouteKey');
    const apiId = props.text('ApiId');
    return {
      apiId,
      routeKey,
      functionArn: integration.arn,
      timeoutMs: Math.min(integration.timeoutMs, INTEGRATION_TIMEOUT_MS),
      throttle: throttles(apiId, routeKey),
    };
  });
}

function readThrottles(stack: View): (apiId: string, routeKey: string) => Throttle | undefined {
  const stages = stack.each('AWS::ApiGatewayV2::Stage').map(({ props }) => {
    if (props.text('StageName') !== '$default') props.fail('only the stage $default is carried.');
    return props;
  });
  return (apiId, routeKey) => {
    const stage = stages.find((props) => props.text('ApiId') === apiId);
    if (!stage) return undefined;
    const routes = stage.part('RouteSettings');
    return throttleOf(routes.has(routeKey) ? routes.part(routeKey) : stage.part('DefaultRouteSettings'));
  };
}

function throttleOf(settings: Props): Throttle | undefined {
  settings.only('ThrottlingRateLimit', 'ThrottlingBurstLimit', 'DetailedMetricsEnabled');
  const ratePerSecond = settings.number('ThrottlingRateLimit');
  if (ratePerSecond === undefined) return undefined;
  return { ratePerSecond, burst: settings.number('ThrottlingBurstLimit') ?? ratePerSecond };
}

export function readScheduleGroups(stack: View): readonly string[] {
  return stack.each('AWS::Scheduler::ScheduleGroup').map(({ identity }) => identity.ref);
}

export function readSchedules(stack: View): readonly ScheduleModel[] {
  return stack.each('AWS::Scheduler::Schedule').map(({ props, identity }) => {
    const { Name: _, ...rest } = props.values;
    const create: JsonObject = rest;
    return { name: identity.ref, group: props.optionalText('GroupName') ?? 'default', create };
  });
}

export function readReceiptRules(stack: View): StackModel['receiptRules'] {
  return stack.each('AWS::SES::ReceiptRule').map(({ logicalId, props }) => {
    const rule = props.part('Rule').only('Name', 'Enabled', 'Recipients', 'ScanEnabled', 'TlsPolicy', 'Actions');
    return {
      ruleSet: props.text('RuleSetName'),
      name: rule.optionalText('Name') ?? logicalId,
      enabled: rule.flag('Enabled'),
      recipients: rule.texts('Recipients'),
      scanEnabled: rule.flag('ScanEnabled'),
      tlsPolicy: rule.optionalText('TlsPolicy') === 'Require' ? 'Require' : 'Optional',
      actions: rule.parts('Actions').map(readAction),
    };
  });
}

function readAction(action: Props): ReceiptAction {
  action.only('S3Action', 'SNSAction', 'StopAction');
  if (action.has('S3Action')) {
    const s3 = action.part('S3Action').only('BucketName', 'ObjectKeyPrefix', 'TopicArn');
    const keyPrefix = s3.optionalText('ObjectKeyPrefix') ?? '';
    return { type: 'S3', bucket: s3.text('BucketName'), keyPrefix, ...topic(s3) };
  }
  if (action.has('SNSAction')) {
    const sns = action.part('SNSAction').only('TopicArn', 'Encoding');
    const encoding = sns.optionalText('Encoding') === 'Base64' ? 'Base64' : 'UTF-8';
    return { type: 'SNS', topicArn: sns.text('TopicArn'), encoding };
  }
  return { type: 'Stop', ...topic(action.part('StopAction').only('Scope', 'TopicArn')) };
}

function topic(action: Props): { readonly topicArn?: string } {
  const topicArn = action.optionalText('TopicArn');
  return topicArn === undefined ? {} : { topicArn };
}

export function readConfigurationSets(stack: View): readonly ConfigurationSet[] {
  const destinations = stack.each('AWS::SES::ConfigurationSetEventDestination').map(({ props }) => {
    const event = props.part('EventDestination').only('Name', 'Enabled', 'MatchingEventTypes', 'SnsDestination');
    return {
      set: props.text('ConfigurationSetName'),
      enabled: event.flag('Enabled'),
      topicArn: event.part('SnsDestination').text('TopicARN'),
      eventTypes: event.texts('MatchingEventTypes').map((type) => type.toLowerCase()),
    };
  });
  return stack.each('AWS::SES::ConfigurationSet').map(({ identity }) => ({
    name: identity.ref,
    destinations: destinations.filter(({ set, enabled }) => set === identity.ref && enabled),
  }));
}
