/** Conditions of policy statements: the operators and keys that the stack's policies use, and no others. */
import { isObject, type Json } from '../assembly/json.ts';

/** Values of condition keys, keys in lower case; a missing key means that the call does not have it. */
export type Context = Readonly<Record<string, string | readonly string[]>>;
export type Condition = (context: Context) => boolean;

/** Keys that the gateway fills in. */
const KEYS = new Set([
  ...['aws:securetransport', 'aws:sourcearn', 'aws:sourceaccount', 'aws:principalarn', 'aws:resourceaccount'],
  ...['dynamodb:leadingkeys', 's3:prefix', 'ses:fromaddress', 'ses:recipients', 'iam:passedtoservice'],
]);

type Test = (actual: string, wanted: string) => boolean;

const like: Test = (actual, wanted) => glob(wanted).test(actual);
const number = (compare: (a: number, b: number) => boolean): Test => {
  return (actual, wanted) => compare(Number(actual), Number(wanted));
};

const OPERATORS: Readonly<Record<string, Test>> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringEqualsIgnoreCase: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  StringLike: like,
  ArnEquals: like,
  ArnLike: like,
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: number((a, b) => a === b),
  NumericLessThan: number((a, b) => a < b),
  NumericLessThanEquals: number((a, b) => a <= b),
  NumericGreaterThan: number((a, b) => a > b),
  NumericGreaterThanEquals: number((a, b) => a >= b),
};

/** The negated operators hold if none of the values matches, and if the key is missing. */
const NEGATED: Readonly<Record<string, Test | undefined>> = {
  StringNotEquals: OPERATORS.StringEquals,
  StringNotLike: like,
  ArnNotEquals: like,
  ArnNotLike: like,
};

const SET = /^(?:(ForAllValues|ForAnyValue):)?(\w+?)(IfExists)?$/;

/** @param fail what to do with an unknown operator or key; never returns */
export function compileConditions(block: Json, fail: (what: string) => never): readonly Condition[] {
  if (!isObject(block)) return fail('has conditions of an odd form');
  return Object.entries(block).flatMap(([name, tests]) => {
    const [, set, operator = '', ifExists] = SET.exec(name) ?? [];
    const test = OPERATORS[operator] ?? NEGATED[operator];
    if (!test || !isObject(tests)) return fail(`uses the condition operator ${name}`);
    return Object.entries(tests).map(([key, value]) => {
      const known = key.toLowerCase();
      if (!KEYS.has(known)) return fail(`asks for the condition key ${key}`);
      const wanted = Array.isArray(value) ? value.map(String) : [String(value)];
      return condition({
        key: known,
        set,
        test,
        wanted,
        negated: operator in NEGATED,
        ifExists: ifExists !== undefined,
      });
    });
  });
}

interface Compiled {
  readonly key: string;
  readonly set: string | undefined;
  readonly test: Test;
  readonly wanted: readonly string[];
  readonly negated: boolean;
  readonly ifExists: boolean;
}

function condition({ key, set, test, wanted, negated, ifExists }: Compiled): Condition {
  const holds = (actual: string) => wanted.some((each) => test(actual, each)) !== negated;
  return (context) => {
    const actual = context[key];
    const values = actual === undefined ? [] : typeof actual === 'string' ? [actual] : actual;
    if (values.length === 0) return ifExists || negated || set === 'ForAllValues';
    return set === 'ForAllValues' ? values.every(holds) : values.some(holds);
  };
}

/** A pattern with `*` and `?` as in policies. */
export function glob(pattern: string, flags = ''): RegExp {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, `s${flags}`);
}
