import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../assembly/json.ts';
import { compileStatements, decide, decideFor, type Verdict } from './policy.ts';

const statement = (more: JsonObject): JsonObject => ({ Effect: 'Allow', Action: '*', Resource: '*', ...more });
const verdict = (statements: readonly JsonObject[], action: string, resource: string, context = {}): Verdict =>
  decide(compileStatements(statements, 'a test'), { action, resource, context });

describe('actions and resources', () => {
  it.each<[JsonObject, string, string, Verdict]>([
    [{ Action: 'sqs:SendMessage', Resource: 'arn:q' }, 'sqs:SendMessage', 'arn:q', 'allow'],
    [{ Action: 'SQS:sendmessage', Resource: 'arn:q' }, 'sqs:SendMessage', 'arn:q', 'allow'],
    [{ Action: ['s3:Get*'], Resource: ['arn:b/*'] }, 's3:GetObject', 'arn:b/a/b', 'allow'],
    [{ Action: 's3:GetObject', Resource: 'arn:b/mail/*' }, 's3:GetObject', 'arn:b/raw/1', 'none'],
    [{ Action: 's3:GetObject', Resource: 'arn:b' }, 's3:GetObject', 'arn:b/1', 'none'],
    [{ Action: 'a:B', Resource: 'arn:q?' }, 'a:B', 'arn:q1', 'allow'],
    [{ Action: 'a:B', Resource: 'arn:a.c' }, 'a:B', 'arn:abc', 'none'],
  ])('%j: %s on %s', (more, action, resource, wanted) => {
    expect(verdict([statement(more)], action, resource)).toBe(wanted);
  });

  it('lets a deny win over every allow', () => {
    expect(verdict([statement({}), statement({ Effect: 'Deny', Resource: 'arn:q' })], 'a:B', 'arn:q')).toBe('deny');
  });
});

describe('conditions', () => {
  const check = (operator: string, wanted: Json, actual: string | readonly string[] | undefined, key = 's3:prefix') =>
    verdict(
      [statement({ Condition: { [operator]: { [key]: wanted } } })],
      'a:B',
      'r',
      actual === undefined ? {} : { [key]: actual },
    );

  it.each<[string, Json, string | readonly string[] | undefined, Verdict]>([
    ['StringEquals', ['a', 'b'], 'b', 'allow'],
    ['StringEquals', 'a', 'b', 'none'],
    ['StringEquals', 'a', undefined, 'none'],
    ['StringEqualsIfExists', 'a', undefined, 'allow'],
    ['StringNotEquals', 'a', undefined, 'allow'],
    ['StringNotEquals', ['a', 'b'], 'a', 'none'],
    ['StringLike', 'a*', 'abc', 'allow'],
    ['ArnLike', 'arn:*:x', 'arn:aws:x', 'allow'],
    ['Bool', 'true', 'TRUE', 'allow'],
    ['NumericLessThan', '3', '2', 'allow'],
    ['ForAllValues:StringEquals', ['a', 'b'], ['a', 'b'], 'allow'],
    ['ForAllValues:StringEquals', ['a'], ['a', 'c'], 'none'],
    ['ForAnyValue:StringLike', ['c*'], ['a', 'cd'], 'allow'],
  ])('%s %j, actual %j', (operator, wanted, actual, result) => {
    expect(check(operator, wanted, actual)).toBe(result);
  });
});

describe('principals of resource policies', () => {
  const policy = compileStatements(
    [
      statement({ Principal: { Service: 'sns.amazonaws.com' } }),
      statement({ Effect: 'Deny', Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      statement({ Principal: { AWS: 'arn:aws:iam::000000000000:root' } }),
    ],
    'a test',
  );
  const ask = { action: 'a:B', resource: 'r', context: { 'aws:securetransport': 'true' } };

  it('allows the named service and nobody else', () => {
    expect(decideFor({ kind: 'Service', name: 'sns.amazonaws.com' }, policy, ask)).toBe('allow');
    expect(decideFor({ kind: 'Service', name: 's3.amazonaws.com' }, policy, ask)).toBe('none');
  });

  it('denies what comes without TLS, and takes an account as no grant to its roles', () => {
    const role = { kind: 'AWS', name: 'arn:aws:iam::000000000000:role/r' } as const;
    expect(decideFor(role, policy, ask)).toBe('none');
    expect(decideFor(role, policy, { ...ask, context: { 'aws:securetransport': 'false' } })).toBe('deny');
  });
});

it.each<[string, JsonObject]>([
  ['NotAction', { NotAction: 'a:B' }],
  ['the effect Maybe', { Effect: 'Maybe' }],
  ['a principal of kind Federated', { Principal: { Federated: 'x' } }],
  ['the condition operator DateGreaterThan', { Condition: { DateGreaterThan: { 'aws:CurrentTime': 'x' } } }],
  ['the condition key aws:SourceIp', { Condition: { StringEquals: { 'aws:SourceIp': 'x' } } }],
])('does not start with %s', (what, more) => {
  expect(() => compileStatements([statement(more)], 'Role')).toThrow(`The policy of Role`);
  expect(() => compileStatements([statement(more)], 'Role')).toThrow(what);
});
