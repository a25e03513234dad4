/** Stops the start on whatever the template has and the local runtime does not carry: nothing is silently ignored. */
import { StartError } from '../start-error.ts';
import { CARRIED, type Carried, NOT_RUN } from './carried.ts';
import { isObject } from './json.ts';
import type { RawResource, RawTemplate } from './template.ts';

const CARRIED_TYPES: Readonly<Record<string, Carried>> = CARRIED;

/** @throws StartError with one sentence that lists every refused resource by logical id, type and property. */
export function refuseUnknown(template: RawTemplate): void {
  const faults = Object.entries(template.Resources).flatMap(([logicalId, resource]) => faultsOf(logicalId, resource));
  if (faults.length === 0) return;
  throw new StartError(
    `The local runtime does not carry ${faults.join('; ')} (docs/local.md says what it does carry).`,
  );
}

function faultsOf(logicalId: string, resource: RawResource): readonly string[] {
  const name = `${logicalId} (${resource.Type})`;
  if (resource.Type in NOT_RUN) return [];
  const carried = CARRIED_TYPES[resource.Type];
  if (!carried) return [name];
  const faults = Object.keys(resource.Properties ?? {})
    .filter((property) => !carried.run.includes(property) && !carried.noted.includes(property))
    .map((property) => `${name}, property ${property}`);
  if (resource.Condition !== undefined) faults.push(`${name}, condition ${resource.Condition}`);
  return [...faults, ...oddities(name, resource)];
}

/** Values of carried properties that would need a part which is not there. */
function oddities(name: string, { Type, Properties = {} }: RawResource): readonly string[] {
  if (Type === 'AWS::ApiGatewayV2::Api' && Properties.ProtocolType !== 'HTTP') return [`${name}, protocol`];
  if (Type === 'AWS::SNS::Subscription' && !['sqs', 'email'].includes(String(Properties.Protocol))) {
    return [`${name}, protocol ${String(Properties.Protocol)}`];
  }
  if (Type === 'AWS::Lambda::Function') {
    const runtime = String(Properties.Runtime);
    if (!runtime.startsWith('nodejs')) return [`${name}, runtime ${runtime}`];
    const code = Properties.Code;
    if (!isObject(code) || code.S3Key === undefined) return [`${name}, code other than a bundled asset`];
  }
  return [];
}
