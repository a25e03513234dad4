/**
 * Decides whether policies allow a call. A small part of IAM, and strict about it: an element, operator or condition
 * key that it does not know stops the start, so that no policy is ever read more generously than AWS would.
 */
import { isObject, type Json, type JsonObject } from '../assembly/json.ts';
import { StartError } from '../start-error.ts';
import { type Condition, type Context, compileConditions, glob } from './condition.ts';

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly RegExp[];
  readonly resources: readonly RegExp[];
  readonly principals: readonly Principal[] | undefined;
  readonly conditions: readonly Condition[];
}

export interface Principal {
  readonly kind: 'AWS' | 'Service';
  /** A role's ARN, an account's root, a service name, or `*`. */
  readonly name: string;
}

/** One thing that a caller wants to do to one resource. */
export interface Ask {
  readonly action: string;
  readonly resource: string;
  readonly context: Context;
}

export type Verdict = 'allow' | 'deny' | 'none';

const KNOWN = ['Sid', 'Effect', 'Action', 'Resource', 'Condition', 'Principal'];

/** @throws StartError if a statement has a part that this evaluator does not know; `where` names its owner. */
export function compileStatements(statements: readonly JsonObject[], where: string): readonly Statement[] {
  return statements.map((statement) => {
    const fail = (what: string): never => {
      throw new StartError(`The policy of ${where} ${what}, which the local policy evaluator does not know.`);
    };
    const unknown = Object.keys(statement).find((name) => !KNOWN.includes(name));
    if (unknown) fail(`uses ${unknown}`);
    const effect = statement.Effect;
    if (effect !== 'Allow' && effect !== 'Deny') return fail(`has the effect ${String(effect)}`);
    return {
      effect,
      actions: texts(statement.Action).map((action) => glob(action, 'i')),
      resources: texts(statement.Resource).map((resource) => glob(resource)),
      principals: statement.Principal === undefined ? undefined : principals(statement.Principal, fail),
      conditions: compileConditions(statement.Condition ?? {}, fail),
    };
  });
}

function texts(value: Json | undefined): readonly string[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

function principals(value: Json, fail: (what: string) => never): readonly Principal[] {
  if (value === '*') return [{ kind: 'AWS', name: '*' }];
  if (!isObject(value)) return fail('names a principal of an odd form');
  return Object.entries(value).flatMap(([kind, named]) => {
    if (kind !== 'AWS' && kind !== 'Service') return fail(`names a principal of kind ${kind}`);
    return texts(named).map((name) => ({ kind, name }) as const);
  });
}

/** What a role's own statements say: an explicit deny wins, silence is no allowance. */
export function decide(statements: readonly Statement[], ask: Ask): Verdict {
  const applying = statements.filter((statement) => applies(statement, ask));
  if (applying.some(({ effect }) => effect === 'Deny')) return 'deny';
  return applying.length > 0 ? 'allow' : 'none';
}

/** What a resource's policy says to one principal. */
export function decideFor(principal: Principal, statements: readonly Statement[], ask: Ask): Verdict {
  return decide(
    statements.filter((statement) => (statement.principals ?? []).some((named) => covers(named, principal, statement))),
    ask,
  );
}

/** An account's root as principal hands the decision to the role's own policies: it denies, but does not allow. */
function covers(named: Principal, principal: Principal, { effect }: Statement): boolean {
  if (named.name === '*') return true;
  if (named.kind !== principal.kind) return false;
  return named.name === principal.name || (effect === 'Deny' && named.name.endsWith(':root'));
}

function applies(statement: Statement, { action, resource, context }: Ask): boolean {
  return (
    statement.actions.some((pattern) => pattern.test(action)) &&
    statement.resources.some((pattern) => pattern.test(resource)) &&
    statement.conditions.every((condition) => condition(context))
  );
}
