import type { Draft } from '../../understanding/draft.ts';
import type { AdmissionContext, Finding } from '../decision.ts';

/** What a rule says of one field. */
export type Remark = Omit<Finding, 'rule'>;

/** One condition under which an order may pass without a person. Rules are pure: all they need is in the draft and the context. */
export interface Rule {
  id: string;
  /** Whether it also binds a person: no order can be without this. What a person may overrule is false. */
  bindsPeople: boolean;
  check(draft: Draft, context: AdmissionContext): Remark[];
}

/** A remark that the customer can answer. */
export const askFor = (path: string, zh: string, en: string): Remark => ({
  path,
  settle: 'ask',
  words: { 'zh-CN': zh, en },
});

/** A remark that only staff can settle. */
export const showStaff = (path: string, zh: string, en: string): Remark => ({
  path,
  settle: 'review',
  words: { 'zh-CN': zh, en },
});
