/** Event filter patterns of event source mappings. An operator that is not here stops the start. */
import { isObject, type Json, type JsonObject } from '../assembly/json.ts';
import { StartError } from '../start-error.ts';

/** True if the record passes. */
export type Filter = (record: unknown) => boolean;

type Leaf = (value: unknown) => boolean;

/** A record passes if any of the patterns matches it; without patterns every record does. */
export function compileFilters(patterns: readonly JsonObject[], where: string): Filter {
  if (patterns.length === 0) return () => true;
  const compiled = patterns.map((pattern) => compilePattern(pattern, where));
  return (record) => compiled.some((matches) => matches(record));
}

function compilePattern(pattern: JsonObject, where: string): Filter {
  const members = Object.entries(pattern).map(([name, wanted]): [string, Filter] => {
    if (name === '$or') throw unknown(name, where);
    return [name, Array.isArray(wanted) ? anyOf(wanted, where) : compilePattern(object(wanted, where), where)];
  });
  return (record) => members.every(([name, matches]) => matches(memberOf(record, name)));
}

function memberOf(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null
    ? (record as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function object(value: Json, where: string): JsonObject {
  if (isObject(value)) return value;
  throw new StartError(`The filter of ${where} has ${JSON.stringify(value)} where a list or an object belongs.`);
}

function anyOf(alternatives: readonly Json[], where: string): Filter {
  const leaves = alternatives.map((each) => compileLeaf(each, where));
  return (value) => leaves.some((matches) => matches(value));
}

function compileLeaf(wanted: Json, where: string): Leaf {
  if (!isObject(wanted)) return (value) => value === wanted;
  const [[operator = '', argument = null] = []] = Object.entries(wanted);
  switch (operator) {
    case 'prefix':
      return (value) => typeof value === 'string' && value.startsWith(String(argument));
    case 'suffix':
      return (value) => typeof value === 'string' && value.endsWith(String(argument));
    case 'equals-ignore-case':
      return (value) => typeof value === 'string' && value.toLowerCase() === String(argument).toLowerCase();
    case 'exists':
      return (value) => (value !== undefined) === (argument === true);
    case 'anything-but':
      return anythingBut(argument, where);
    case 'numeric':
      return numeric(argument, where);
    default:
      throw unknown(operator, where);
  }
}

function anythingBut(argument: Json, where: string): Leaf {
  const excluded = Array.isArray(argument) ? argument : [argument];
  const leaves = excluded.map((each) => compileLeaf(each, where));
  return (value) => value !== undefined && !leaves.some((matches) => matches(value));
}

const COMPARE: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function numeric(argument: Json, where: string): Leaf {
  const parts = Array.isArray(argument) ? argument : [];
  const tests = parts.flatMap((part, index) => {
    if (index % 2 !== 0) return [];
    const compare = COMPARE[String(part)];
    if (!compare) throw unknown(`numeric ${String(part)}`, where);
    return [{ compare, bound: Number(parts[index + 1]) }];
  });
  return (value) => typeof value === 'number' && tests.every(({ compare, bound }) => compare(value, bound));
}

function unknown(operator: string, where: string): StartError {
  return new StartError(`The filter of ${where} uses ${operator}, which the local runtime does not carry.`);
}
