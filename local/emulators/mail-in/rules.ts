/** What SES does with a mail that a rule takes. */
export type ReceiptAction =
  | { readonly type: 'S3'; readonly bucket: string; readonly keyPrefix?: string; readonly topicArn?: string }
  | { readonly type: 'SNS'; readonly topicArn: string; readonly encoding?: 'UTF-8' | 'Base64' }
  | { readonly type: 'Stop'; readonly topicArn?: string };

/** A receipt rule as in a template. */
export interface ReceiptRule {
  readonly name: string;
  readonly enabled: boolean;
  /** Addresses, domains, or `.domain` for all sub-domains; empty takes everything. */
  readonly recipients: readonly string[];
  /** Off: the spam and virus verdicts are DISABLED. */
  readonly scanEnabled: boolean;
  readonly tlsPolicy?: 'Optional' | 'Require';
  readonly actions: readonly ReceiptAction[];
}

/**
 * True when the rule takes mail for `address`. A condition without a label takes its labels too (`user@…` takes
 * `user+shop@…`). Case does not matter.
 */
export function takes(rule: ReceiptRule, address: string): boolean {
  if (!rule.enabled) return false;
  const wanted = address.toLowerCase();
  const domain = wanted.slice(wanted.lastIndexOf('@') + 1);
  const unlabelled = wanted.replace(/\+[^@]*@/, '@');
  return (
    rule.recipients.length === 0 ||
    rule.recipients.some((each) => {
      const condition = each.toLowerCase();
      if (condition.includes('@')) return condition === wanted || condition === unlabelled;
      return condition.startsWith('.') ? domain.endsWith(condition) : domain === condition;
    })
  );
}

/** Throws for an action that the local mail entrance does not carry. */
export function checkRules(rules: readonly ReceiptRule[]): void {
  for (const { name, actions } of rules) {
    for (const { type } of actions) {
      if (!['S3', 'SNS', 'Stop'].includes(type)) {
        throw new Error(`Receipt rule ${name}: the local mail entrance does not carry the action ${String(type)}.`);
      }
    }
  }
}
