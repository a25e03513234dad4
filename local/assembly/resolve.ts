/** Works out CloudFormation's intrinsic functions for a local run, and refuses the ones it does not know. */
import { StartError } from '../start-error.ts';
import { identityOf } from './identity.ts';
import { isObject, type Json, type JsonObject } from './json.ts';
import type { RawTemplate } from './template.ts';

/** What `Ref` and `Fn::GetAtt` give for one resource. */
export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Surroundings {
  readonly stackName: string;
  readonly region: string;
  readonly account: string;
  /** Where the HTTP API answers, e.g. `http://127.0.0.1:3000`. */
  readonly publicUrl: string;
  /** Where the AWS endpoints answer, e.g. `http://127.0.0.1:41234`. */
  readonly gatewayUrl: string;
}

export interface Resolver {
  /** The value with all intrinsic functions worked out; `where` is named in errors. */
  readonly resolve: (value: Json, where: string) => Json;
  readonly identity: (logicalId: string) => Identity;
}

const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

/** A resolver for one template; identities are worked out when first asked for. */
export function resolver(template: RawTemplate, around: Surroundings): Resolver {
  const identities = new Map<string, Identity>();
  const underWay = new Set<string>();

  const identity = (logicalId: string): Identity => {
    const known = identities.get(logicalId);
    if (known) return known;
    const resource = template.Resources[logicalId];
    if (!resource) throw new StartError(`The template refers to ${logicalId}, which it does not have.`);
    if (underWay.has(logicalId)) throw new StartError(`The name of ${logicalId} depends on itself.`);
    underWay.add(logicalId);
    const property = (name: string) => {
      const value = resource.Properties?.[name];
      return value === undefined ? undefined : resolve(value, `${logicalId}.${name}`);
    };
    const made = identityOf(resource.Type, logicalId, property, around);
    underWay.delete(logicalId);
    identities.set(logicalId, made);
    return made;
  };

  const ref = (name: string): Resolved => {
    const pseudo = pseudoParameter(name, around);
    if (pseudo !== undefined) return pseudo;
    const parameter = template.Parameters?.[name];
    if (parameter?.Default !== undefined) return parameter.Default;
    if (parameter)
      throw new StartError(`The template's parameter ${name} has no default, so a local run cannot fill it.`);
    return identity(name).ref;
  };

  const attribute = (logicalId: string, name: string): string => {
    const value = identity(logicalId).attributes[name];
    if (value !== undefined) return value;
    const type = template.Resources[logicalId]?.Type ?? 'unknown';
    throw new StartError(`The local runtime does not know the attribute ${name} of ${logicalId} (${type}).`);
  };

  const functions: Readonly<Record<string, (argument: Json, where: string) => Resolved>> = {
    Ref: (argument) => ref(String(argument)),
    'Fn::GetAtt': (argument) => {
      const [id = '', ...rest] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
      return attribute(id, rest.join('.'));
    },
    'Fn::Join': (argument, where) => {
      const [separator, parts] = listOf(argument, 'Fn::Join', where);
      return listOf(resolve(parts ?? [], where), 'Fn::Join', where)
        .map(String)
        .join(String(separator));
    },
    'Fn::Select': (argument, where) => {
      const [index, parts] = listOf(argument, 'Fn::Select', where);
      const found = listOf(resolve(parts ?? [], where), 'Fn::Select', where)[Number(index)];
      if (found === undefined) throw new StartError(`Fn::Select in ${where} picks a part that does not exist.`);
      return found;
    },
    'Fn::Split': (argument, where) => {
      const [separator, text] = listOf(argument, 'Fn::Split', where);
      return String(resolve(text ?? '', where)).split(String(separator));
    },
    'Fn::Sub': (argument, where) => {
      const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
      const own = isObject(variables) ? variables : {};
      return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
        if (literal) return `\${${name}}`;
        if (own[name] !== undefined) return String(resolve(own[name], where));
        const [id = '', ...rest] = name.split('.');
        return rest.length > 0 ? attribute(id, rest.join('.')) : String(ref(name));
      });
    },
  };

  const walk = (value: Json, where: string): Resolved => {
    if (Array.isArray(value)) return value.map((each) => walk(each, where)).filter(hasValue);
    if (!isObject(value)) return value;
    const keys = Object.keys(value);
    const [only = ''] = keys;
    if (keys.length === 1 && (only === 'Ref' || only.startsWith('Fn::') || only === 'Condition')) {
      const apply = functions[only];
      // A policy statement's `Condition` is an object; an intrinsic one names a condition.
      if (apply) return apply(value[only] ?? null, where);
      if (only !== 'Condition' || typeof value[only] === 'string') {
        throw new StartError(`The local runtime does not carry ${only}, used in ${where}.`);
      }
    }
    return resolveEntries(value, where);
  };

  const resolveEntries = (value: JsonObject, where: string): JsonObject => {
    const entries = Object.entries(value).map(([key, each]) => [key, walk(each, where)] as const);
    return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => hasValue(entry[1])));
  };

  const resolve = (value: Json, where: string): Json => {
    const result = walk(value, where);
    return hasValue(result) ? result : null;
  };

  return { resolve, identity };
}

function hasValue(value: Resolved): value is Json {
  return value !== NO_VALUE;
}

function listOf(value: Json, name: string, where: string): readonly Json[] {
  if (Array.isArray(value)) return value;
  throw new StartError(`${name} in ${where} needs a list.`);
}

function pseudoParameter(name: string, around: Surroundings): Resolved | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return around.account;
    case 'AWS::Region':
      return around.region;
    case 'AWS::Partition':
      return 'aws';
    case 'AWS::URLSuffix':
      return 'amazonaws.com';
    case 'AWS::StackName':
      return around.stackName;
    case 'AWS::StackId':
      return `arn:aws:cloudformation:${around.region}:${around.account}:stack/${around.stackName}/local`;
    case 'AWS::NoValue':
      return NO_VALUE;
    default:
      return undefined;
  }
}
