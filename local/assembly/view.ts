/** A template's resources by type, with their properties resolved. */
import { isObject, type JsonObject } from './json.ts';
import { Props } from './props.ts';
import type { Identity, Resolver } from './resolve.ts';
import type { RawTemplate } from './template.ts';

export interface ViewedResource {
  readonly logicalId: string;
  readonly props: Props;
  readonly identity: Identity;
}

export interface View {
  readonly each: (...types: readonly string[]) => readonly ViewedResource[];
}

export function view(template: RawTemplate, resolver: Resolver): View {
  const resolved = (logicalId: string, type: string, properties: JsonObject): Props => {
    const entries = Object.entries(properties).map(([name, value]) => [
      name,
      resolver.resolve(value, `${logicalId}.${name}`),
    ]);
    const values: unknown = Object.fromEntries(entries);
    return new Props(`${logicalId} (${type})`, values as JsonObject);
  };
  return {
    each: (...types) =>
      Object.entries(template.Resources)
        .filter(([, { Type }]) => types.includes(Type))
        .map(([logicalId, { Type, Properties = {} }]) => ({
          logicalId,
          props: resolved(logicalId, Type, Properties),
          identity: resolver.identity(logicalId),
        })),
  };
}

/** An attribute that the identity table is known to have. */
export function attributeOf({ identity, props }: ViewedResource, name: string): string {
  return identity.attributes[name] ?? props.fail(`has no ${name}.`);
}

/** The statements of a policy document. */
export function statementsOf(props: Props, property: string): readonly JsonObject[] {
  const document = props.part(property).only('Version', 'Id', 'Statement');
  const statements = document.values.Statement ?? [];
  const list = Array.isArray(statements) ? statements : [statements];
  return list.map((each) => (isObject(each) ? each : document.fail('a statement should be an object.')));
}
