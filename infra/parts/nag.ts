import { type App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** Lets the AwsSolutions rules stop a synthesis that breaks one of them. */
export function checkSolutions(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));
}

/** Lets one rule pass for one construct and what is in it. */
export function accept(construct: IConstruct, rule: `AwsSolutions-${string}`, reason: string): void {
  Validations.of(construct).acknowledge({ id: rule, reason });
}

/**
 * The only endings with a wildcard that a policy of the hub may have: parts of one named resource whose names are made at run time.
 * Each says why; whatever is not here fails the rules and a test.
 */
export const WILDCARDS = {
  '/mail/*': 'SES names each mail by its message id; the right ends at the prefix for mail',
  '/raw/*': 'originals are named by source and digest; the right ends at their prefix',
  '/quarantine/*': 'refused requests are named by source, day and digest; the right ends at their prefix',
  '/drafts/*': 'what was understood of a capture is named by its id; the right ends at the prefix',
  '/catalogue/*': 'each version of the catalogue is named by its digest; the right ends at the prefix',
  '/evidence/*': 'each evidence file is named by its order and version; the right ends at the prefix',
  '/access/*': 'S3 names its access logs itself; the right ends at their prefix',
  '/stream/*': 'Lambda lists the streams of the one table; a stream has its moment of creation in its name',
  '/*': 'one-time schedules are named by order and time; the right ends at the schedule group of the hub',
} as const;
export type Wildcard = keyof typeof WILDCARDS;

/** Accepts a wildcard at the end of an ARN in the policies under `construct`. */
export function acceptWildcard(construct: IConstruct, arn: string, wildcard: Wildcard): void {
  const finding = flatten(Stack.of(construct).resolve(arn));
  if (!finding.endsWith(wildcard)) throw new Error(`${finding} does not end with ${wildcard}`);
  accept(construct, `AwsSolutions-IAM5[Resource::${finding}]`, WILDCARDS[wildcard]);
}

/** A value of the template as the rules print it in a finding: `<Bucket.Arn>/raw/*`. */
function flatten(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute, Ref: ref } = value as Record<string, unknown>;
  if (Array.isArray(join)) return (join[1] as unknown[]).map(flatten).join(String(join[0]));
  if (Array.isArray(attribute)) return `<${attribute.join('.')}>`;
  return `<${String(ref)}>`;
}
