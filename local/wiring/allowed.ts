/**
 * Rights that AWS asks for where no function makes a call: may the API invoke, may the poller read, may the topic
 * write to the queue. What is missing would only show after deploying, so it stops the start.
 */
import type { StackModel } from '../assembly/model.ts';
import type { Access } from '../gateway/access.ts';
import { glob } from '../gateway/condition.ts';
import type { Ask } from '../gateway/policy.ts';
import { StartError } from '../start-error.ts';

/** @throws StartError naming the first part of the stack that could not do its work in AWS */
export function checkWiringRights(stack: StackModel, access: Access): void {
  for (const { routeKey, functionArn, apiId } of stack.routes) {
    const source = `arn:aws:execute-api:${stack.region}:${stack.account}:${apiId}/$default/GET/`;
    if (!mayInvoke(stack, functionArn, 'apigateway.amazonaws.com', source)) {
      throw new StartError(`The HTTP API has no permission to invoke ${functionArn} for the route ${routeKey}.`);
    }
  }
  const roleOf = new Map(stack.functions.map(({ arn, roleArn }) => [arn, roleArn]));
  const check = (functionArn: string, id: string, asks: readonly Ask[]) => {
    const refused = access.refusedToRole(roleOf.get(functionArn) ?? '', asks);
    if (refused)
      throw new StartError(`The event source ${id} needs ${refused.action} on ${refused.resource} for ${functionArn}.`);
  };
  for (const { id, functionArn, queueArn } of stack.queueMappings) {
    const actions = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    check(
      functionArn,
      id,
      actions.map((action) => ask(action, queueArn)),
    );
  }
  for (const { id, functionArn, tableName, onFailureArn } of stack.streamMappings) {
    const streamArn = stack.tables.find(({ name }) => name === tableName)?.streamArn ?? '';
    const actions = ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'];
    const destination = onFailureArn === undefined ? [] : [ask('sqs:SendMessage', onFailureArn)];
    check(functionArn, id, [...actions.map((action) => ask(action, streamArn)), ...destination]);
  }
  checkMailRights(stack, access);
  for (const { arn, subscriptions } of stack.topics) {
    for (const { queueArn } of subscriptions) {
      const context = { 'aws:sourcearn': arn, 'aws:sourceaccount': stack.account };
      const sending = { action: 'sqs:SendMessage', resource: queueArn, context };
      if (!access.allowsService('sns.amazonaws.com', sending)) {
        throw new StartError(`The queue ${queueArn} does not allow the topic ${arn} to send to it.`);
      }
    }
  }
}

/** SES itself stores received mail and publishes what became of sent mail, which the policies have to allow. */
function checkMailRights(stack: StackModel, access: Access): void {
  const ses = `arn:aws:ses:${stack.region}:${stack.account}`;
  const check = (action: string, resource: string, source: string) => {
    const context = { 'aws:sourceaccount': stack.account, 'aws:sourcearn': `${ses}:${source}` };
    if (access.allowsService('ses.amazonaws.com', { action, resource, context })) return;
    throw new StartError(`The policy of ${resource} does not allow SES ${action} for the ${source}.`);
  };
  for (const { ruleSet, name, actions } of stack.receiptRules) {
    const source = `receipt-rule-set/${ruleSet}:receipt-rule/${name}`;
    for (const action of actions) {
      if (action.type === 'S3')
        check('s3:PutObject', `arn:aws:s3:::${action.bucket}/${action.keyPrefix ?? ''}x`, source);
      if (action.topicArn !== undefined) checkTopic(action.topicArn, source);
    }
  }
  for (const { name, destinations } of stack.configurationSets) {
    for (const { topicArn } of destinations) checkTopic(topicArn, `configuration-set/${name}`);
  }

  /** A topic without a policy of its own lets its account publish. */
  function checkTopic(topicArn: string, source: string): void {
    if (stack.resourcePolicies.has(topicArn)) check('sns:Publish', topicArn, source);
  }
}

/** May this AWS service invoke the function, by the template's permissions? */
export function mayInvoke(stack: StackModel, functionArn: string, principal: string, sourceArn: string): boolean {
  const name = functionArn.split(':').at(-1);
  return stack.permissions.some(
    (permission) =>
      (permission.functionArn === functionArn || permission.functionArn === name) &&
      permission.principal === principal &&
      (permission.sourceArn === undefined || covers(permission.sourceArn, sourceArn)),
  );
}

/** CDK writes one permission per route, ending in its method and path; here the API as a whole is asked for. */
function covers(pattern: string, sourceArn: string): boolean {
  const api = (arn: string) => arn.split('/')[0] ?? '';
  return pattern.includes(':execute-api:') ? api(pattern) === api(sourceArn) : glob(pattern).test(sourceArn);
}

function ask(action: string, resource: string): Ask {
  return { action, resource, context: {} };
}
