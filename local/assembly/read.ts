/** From a cloud assembly to the model that everything else in `local/` works with. */
import type { StackModel } from './model.ts';
import * as edges from './read-edges.ts';
import * as functions from './read-functions.ts';
import * as store from './read-store.ts';
import { refuseUnknown } from './refuse.ts';
import { resolver } from './resolve.ts';
import { ACCOUNT, type Assembly } from './template.ts';
import { view } from './view.ts';

/** @throws StartError if the template has anything that the local runtime does not carry. */
export function readModel(
  assembly: Assembly,
  urls: { readonly publicUrl: string; readonly gatewayUrl: string },
): StackModel {
  const { stackName, region, template, assetFolder } = assembly;
  refuseUnknown(template);
  const stack = view(template, resolver(template, { stackName, region, account: ACCOUNT, ...urls }));
  const tables = store.readTables(stack);
  const lambdas = functions.readFunctions(stack, assetFolder);
  return {
    stackName,
    region,
    account: ACCOUNT,
    tables,
    queues: store.readQueues(stack),
    topics: store.readTopics(stack),
    buckets: store.readBuckets(stack),
    functions: lambdas,
    roles: functions.readRoles(stack),
    resourcePolicies: store.readResourcePolicies(stack),
    permissions: functions.readPermissions(stack),
    routes: edges.readRoutes(stack, lambdas),
    queueMappings: functions.readQueueMappings(stack, lambdas),
    streamMappings: functions.readStreamMappings(stack, lambdas, tables),
    eventInvokes: functions.readEventInvokes(stack, lambdas),
    scheduleGroups: edges.readScheduleGroups(stack),
    schedules: edges.readSchedules(stack),
    receiptRules: edges.readReceiptRules(stack),
    configurationSets: edges.readConfigurationSets(stack),
    mailIdentities: stack.each('AWS::SES::EmailIdentity').map(({ identity }) => identity.ref),
  };
}
