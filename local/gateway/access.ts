/** Who may do what: the roles' and resources' policies of the stack, compiled once. */
import type { StackModel } from '../assembly/model.ts';
import { type Ask, compileStatements, decide, decideFor, type Principal, type Statement } from './policy.ts';

export interface Access {
  /** The first ask that the role does not allow, or undefined if all are allowed. */
  readonly refusedToRole: (roleArn: string, asks: readonly Ask[]) => Ask | undefined;
  /** True if the resource's own policy lets an AWS service do it. */
  readonly allowsService: (service: string, ask: Ask) => boolean;
}

/** @throws StartError if a policy has an element that the evaluator does not know. */
export function accessOf(stack: StackModel): Access {
  const roles = new Map(
    [...stack.roles.values()].map(({ arn, name, policies }) => [arn, compileStatements(policies, name)]),
  );
  const resources = new Map(
    [...stack.resourcePolicies].map(([arn, statements]) => [arn, compileStatements(statements, arn)]),
  );
  return {
    refusedToRole: (roleArn, asks) => asks.find((ask) => !allowed(roleArn, roles.get(roleArn) ?? [], resources, ask)),
    allowsService: (service, ask) => {
      const policy = policyOf(resources, ask.resource);
      return decideFor({ kind: 'Service', name: service }, policy, withTls(ask)) === 'allow';
    },
  };
}

function allowed(
  roleArn: string,
  own: readonly Statement[],
  resources: ReadonlyMap<string, readonly Statement[]>,
  asked: Ask,
): boolean {
  const ask = withTls({ ...asked, context: { ...asked.context, 'aws:principalarn': roleArn } });
  const principal: Principal = { kind: 'AWS', name: roleArn };
  const byRole = decide(own, ask);
  const byResource = decideFor(principal, policyOf(resources, ask.resource), ask);
  if (byRole === 'deny' || byResource === 'deny') return false;
  return byRole === 'allow' || byResource === 'allow';
}

/** An object's policy is its bucket's. */
function policyOf(resources: ReadonlyMap<string, readonly Statement[]>, arn: string): readonly Statement[] {
  return resources.get(arn) ?? resources.get(arn.split('/')[0] ?? '') ?? [];
}

/** Local traffic never leaves the machine; it stands for traffic over TLS, which a policy may demand. */
function withTls(ask: Ask): Ask {
  return { ...ask, context: { 'aws:securetransport': 'true', ...ask.context } };
}
