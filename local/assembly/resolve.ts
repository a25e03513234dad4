/** Works out CloudFormation's intrinsic functions for a local run, and refuses the ones it does not know. */
import { StartError } from '../start-error.ts';
import { identityOf } from './identity.ts';
import { isObject, type Json } from './json.ts';
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
  resolve(value: Json, where: string): Json;
  identity(logicalId: string): Identity;
}

const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

type Intrinsic = (argument: Json, where: string) => Resolved;

/** Resolves one template; identities are worked out when first asked for. */
class TemplateResolver implements Resolver {
  readonly #template: RawTemplate;
  readonly #around: Surroundings;
  readonly #identities = new Map<string, Identity>();
  readonly #underWay = new Set<string>();
  readonly #intrinsics: Readonly<Record<string, Intrinsic>> = {
    Ref: (argument) => this.#ref(String(argument)),
    'Fn::GetAtt': (argument) => {
      const [id = '', ...rest] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.');
      return this.#attribute(id, rest.join('.'));
    },
    'Fn::Join': (argument, where) => {
      const [separator, parts] = listOf(argument, 'Fn::Join', where);
      const resolved = listOf(this.resolve(parts ?? [], where), 'Fn::Join', where);
      return resolved.map(String).join(String(separator));
    },
    'Fn::Select': (argument, where) => {
      const [index, parts] = listOf(argument, 'Fn::Select', where);
      const found = listOf(this.resolve(parts ?? [], where), 'Fn::Select', where)[Number(index)];
      if (found === undefined) throw new StartError(`Fn::Select in ${where} picks a part that does not exist.`);
      return found;
    },
    'Fn::Split': (argument, where) => {
      const [separator, text] = listOf(argument, 'Fn::Split', where);
      return String(this.resolve(text ?? '', where)).split(String(separator));
    },
    'Fn::Sub': (argument, where) => this.#substitute(argument, where),
  };

  constructor(template: RawTemplate, around: Surroundings) {
    this.#template = template;
    this.#around = around;
  }

  resolve(value: Json, where: string): Json {
    const result = this.#walk(value, where);
    return hasValue(result) ? result : null;
  }

  identity(logicalId: string): Identity {
    const known = this.#identities.get(logicalId);
    if (known) return known;
    const resource = this.#template.Resources[logicalId];
    if (!resource) throw new StartError(`The template refers to ${logicalId}, which it does not have.`);
    if (this.#underWay.has(logicalId)) throw new StartError(`The name of ${logicalId} depends on itself.`);
    this.#underWay.add(logicalId);
    const property = (name: string) => {
      const value = resource.Properties?.[name];
      return value === undefined ? undefined : this.resolve(value, `${logicalId}.${name}`);
    };
    const made = identityOf(resource.Type, logicalId, property, this.#around);
    this.#underWay.delete(logicalId);
    this.#identities.set(logicalId, made);
    return made;
  }

  #ref(name: string): Resolved {
    const pseudo = pseudoParameter(name, this.#around);
    if (pseudo !== undefined) return pseudo;
    const parameter = this.#template.Parameters?.[name];
    if (!parameter) return this.identity(name).ref;
    if (parameter.Default !== undefined) return parameter.Default;
    throw new StartError(`The template's parameter ${name} has no default, so a local run cannot fill it.`);
  }

  #attribute(logicalId: string, name: string): string {
    const value = this.identity(logicalId).attributes[name];
    if (value !== undefined) return value;
    const type = this.#template.Resources[logicalId]?.Type ?? 'unknown';
    throw new StartError(`The local runtime does not know the attribute ${name} of ${logicalId} (${type}).`);
  }

  #substitute(argument: Json, where: string): string {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
    const own = isObject(variables) ? variables : {};
    return String(text).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (own[name] !== undefined) return String(this.resolve(own[name], where));
      const [id = '', ...rest] = name.split('.');
      return rest.length > 0 ? this.#attribute(id, rest.join('.')) : String(this.#ref(name));
    });
  }

  #walk(value: Json, where: string): Resolved {
    if (Array.isArray(value)) return value.map((each) => this.#walk(each, where)).filter(hasValue);
    if (!isObject(value)) return value;
    const [only = '', ...others] = Object.keys(value);
    if (others.length === 0 && (only === 'Ref' || only.startsWith('Fn::') || only === 'Condition')) {
      const apply = this.#intrinsics[only];
      if (apply) return apply(value[only] ?? null, where);
      // A policy statement's `Condition` is an object; an intrinsic one names a condition.
      if (only !== 'Condition' || typeof value[only] === 'string') {
        throw new StartError(`The local runtime does not carry ${only}, used in ${where}.`);
      }
    }
    const entries = Object.entries(value).map(([key, each]) => [key, this.#walk(each, where)] as const);
    return Object.fromEntries(entries.filter((entry): entry is readonly [string, Json] => hasValue(entry[1])));
  }
}

export function resolver(template: RawTemplate, around: Surroundings): Resolver {
  return new TemplateResolver(template, around);
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
