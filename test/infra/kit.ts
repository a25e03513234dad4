import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { buildApp } from '../../infra/build-app.ts';
import { emptyBundles } from '../../infra/parts/bundles.ts';
import { Deploy } from '../../shared/settings/deploy.ts';
import { Understanding } from '../../shared/settings/understanding.ts';

const { context } = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'cdk.json'), 'utf8')) as {
  context: Record<string, unknown>;
};
const bundles = emptyBundles();
const outputs = mkdtempSync(join(tmpdir(), 'hub-infra-'));
process.once('exit', () => rmSync(outputs, { recursive: true, force: true }));

export const REGION = 'eu-central-1';

export interface Wanted {
  readonly stage?: string;
  readonly deploy?: object;
  /** `understanding.reader` of the settings. */
  readonly reader?: object;
  /** Also CloudFormation's own rules, which take most of a synthesis. */
  readonly allRules?: boolean;
}

/** The app as `cdk synth` builds it, but with empty bundles. */
export function hubApp({ stage = 'prod', deploy = {}, reader, allRules = false }: Wanted = {}): App {
  const outdir = mkdtempSync(join(outputs, 'app-'));
  const app = new App({ autoSynth: false, context, outdir, builtinCloudFormationValidation: allRules });
  const settings = {
    company: { name: { 'zh-CN': '示例', en: 'Example' } },
    deploy: Deploy.parse({
      regions: [REGION],
      mailDomain: 'in.example.com',
      adminEmail: 'admin@example.com',
      ...deploy,
    }),
    understanding: Understanding.parse(reader ? { reader } : {}),
  };
  buildApp(app, { stage, settings, bundles });
  return app;
}

const known = new Map<string, Template>();

/** The template of one stack of the app; the same one for the same wish, so that it is only looked at. */
export function hubTemplate(wanted: Wanted = {}): Template {
  const key = JSON.stringify(wanted);
  const template = known.get(key) ?? Template.fromJSON(stackOf(wanted));
  known.set(key, template);
  return template;
}

function stackOf(wanted: Wanted): Record<string, unknown> {
  const stack = hubApp(wanted)
    .synth()
    .getStackByName(`Hub-${wanted.stage ?? 'prod'}-${REGION}`);
  return stack.template as Record<string, unknown>;
}

export interface Resource {
  readonly id: string;
  // The template's own JSON: tests look into it at will.
  readonly properties: Json;
  readonly deletionPolicy: string | undefined;
  readonly dependsOn: readonly string[];
}

export interface Json {
  readonly [key: string]: Json;
}

export function resourcesOf(template: Template, type: string): Resource[] {
  return Object.entries(template.findResources(type)).map(([id, resource]) => ({
    id,
    properties: (resource.Properties ?? {}) as Json,
    deletionPolicy: resource.DeletionPolicy as string | undefined,
    dependsOn: [resource.DependsOn ?? []].flat() as string[],
  }));
}

/** A value of the template in one line: `<StoreRaw.Arn>/raw/*`. */
export function flat(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const { 'Fn::Join': join, 'Fn::GetAtt': attribute, Ref: ref } = value as Record<string, unknown>;
  if (Array.isArray(join)) return (join[1] as unknown[]).map(flat).join(String(join[0]));
  if (Array.isArray(attribute)) return `<${attribute.join('.')}>`;
  return ref === undefined ? JSON.stringify(value) : `<${String(ref)}>`;
}

/** Logical ids carry a digest of the construct's path; tests name the path. */
export const withoutDigest = (text: string): string => text.replaceAll(/([A-Za-z0-9]+?)[0-9A-F]{8}\b/g, '$1');

export interface Statement {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principal: unknown;
  readonly condition: Json | undefined;
}

export function statementsOf(document: Json | undefined): Statement[] {
  const statements = [document?.Statement ?? []].flat() as unknown as Json[];
  return statements.map((statement) => ({
    effect: String(statement.Effect),
    actions: [statement.Action ?? []].flat().map(String),
    resources: [statement.Resource ?? []].flat().map((resource) => withoutDigest(flat(resource))),
    principal: statement.Principal,
    condition: statement.Condition,
  }));
}
