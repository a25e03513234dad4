/** SES (v1), SNS and STS: a form whose `Action` says what is wanted. */
import type { AwsRequest, IdentifiedCall, Scope, ServiceId } from './call.ts';
import type { Ask } from './policy.ts';

export function identifyQuery({ body }: AwsRequest, service: ServiceId, scope: Scope): IdentifiedCall {
  const form = new URLSearchParams(body.toString('utf8'));
  const action = form.get('Action') ?? '';
  const call = { service, dialect: 'query', action } as const;
  if (service === 'sts') return { ...call, asks: [] };
  if (service === 'ses') return { ...call, asks: mailAsks(action, form, scope) };
  const resource = form.get('TopicArn') ?? form.get('SubscriptionArn') ?? '*';
  return { ...call, asks: [{ action: `sns:${action.replace('PublishBatch', 'Publish')}`, resource, context: {} }] };
}

/** Sending needs rights on the sender's identity and, if one is named, on the configuration set. */
function mailAsks(action: string, form: URLSearchParams, scope: Scope): readonly Ask[] {
  if (!action.startsWith('Send')) return [{ action: `ses:${action}`, resource: '*', context: {} }];
  const arn = (resource: string) => `arn:aws:ses:${scope.region}:${scope.account}:${resource}`;
  const from = address(form.get('Source') ?? header(form.get('RawMessage.Data'), 'from') ?? '');
  const recipients = [...form]
    .filter(([name]) => /Addresses\.member|^Destinations\.member/.test(name))
    .map(([, to]) => to);
  const context = { 'ses:fromaddress': from, 'ses:recipients': recipients };
  const domain = from.split('@').at(-1) ?? '';
  const identity = scope.mailIdentities.includes(from) ? from : domain;
  const set = form.get('ConfigurationSetName') ?? header(form.get('RawMessage.Data'), 'x-ses-configuration-set');
  const resources = [arn(`identity/${identity}`), ...(set === undefined ? [] : [arn(`configuration-set/${set}`)])];
  return resources.map((resource) => ({ action: `ses:${action}`, resource, context }));
}

/** `Name <a@b>` → `a@b`. */
function address(text: string): string {
  return (/<([^>]+)>/.exec(text)?.[1] ?? text).trim().toLowerCase();
}

/** One header of a base64 MIME message, unfolded. */
function header(data: string | null, name: string): string | undefined {
  if (data === null) return undefined;
  const message = Buffer.from(data, 'base64').toString('latin1');
  const end = message.search(/\r?\n\r?\n/);
  const head = (end < 0 ? message : message.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.*?)\\s*$`, 'im').exec(head)?.[1];
}
