import type { Draft } from '../../understanding/draft.ts';
import type { AdmissionContext, Finding } from '../decision.ts';
import { address } from './address.ts';
import { catalogue } from './catalogue.ts';
import { completeness } from './completeness.ts';
import { date } from './date.ts';
import { doubts } from './doubts.ts';

import { price } from './price.ts';
import { quantity } from './quantity.ts';
import { reach } from './reach.ts';
import type { Rule } from './rule.ts';
import { total } from './total.ts';
import { trust } from './trust.ts';
import { unproven } from './unproven.ts';

/** Every condition of an order, in the order in which they are named to people. */
export const RULES: readonly Rule[] = [
  trust,
  unproven,
  completeness,
  catalogue,
  quantity,
  price,
  total,
  address,
  reach,
  date,
  doubts,
];

/**
 * What stands against the draft: for each field the first rule that has something to say. After a person has looked, only the rules that
 * bind people too.
 */
export function findingsOf(draft: Draft, context: AdmissionContext): Finding[] {
  const findings: Finding[] = [];
  const named = new Set<string>();
  for (const rule of RULES) {
    if (context.reviewed && !rule.bindsPeople) continue;
    for (const remark of rule.check(draft, context)) {
      if (remark.path !== '' && named.has(remark.path)) continue;
      named.add(remark.path);
      findings.push({ rule: rule.id, ...remark });
    }
  }
  return findings;
}
