import type { Language } from '../settings/language.ts';
import type { Draft, MessageKind } from '../understanding/draft.ts';
import type { AdmissionContext, Admit, Decision, Finding, Standing } from './decision.ts';
import { duplicatesOf, judgeDuplicates, type Match } from './duplicates.ts';
import { isSure, proposalOf, thresholdOf } from './proposal.ts';
import { findingsOf } from './rules/index.ts';

type Said = Record<Language, string>;

const inWords = ({ settings }: AdmissionContext, words: Said): string => words[settings.language];

const review = (context: AdmissionContext, rule: string, words: Said, similarTo: Standing | null = null): Decision => ({
  type: 'review',
  rule,
  words: inWords(context, words),
  findings: [{ rule, path: '', settle: 'review', words }],
  similarTo,
});

const KIND_WORDS: Record<Exclude<MessageKind, 'order' | 'noise'>, Said> = {
  change: { 'zh-CN': '来件要求修改订单', en: 'The message wants a change of an order' },
  cancel: { 'zh-CN': '来件要求取消订单', en: 'The message wants an order cancelled' },
  enquiry: { 'zh-CN': '来件是询价或咨询', en: 'The message is an enquiry' },
  complaint: { 'zh-CN': '来件是投诉', en: 'The message is a complaint' },
  'status-question': { 'zh-CN': '来件询问订单进度', en: 'The message asks how an order stands' },
};

/** What is no order goes to the order that it speaks of, or to a person. */
function ofOtherKind(draft: Draft, context: AdmissionContext): Decision | null {
  const { kind } = draft;
  const to = context.standing.thread ?? context.standing.reference ?? context.meant ?? null;
  if (kind.value === 'order' && isSure(kind, thresholdOf(context, 'kind'))) return null;
  // A person who admits it has said that it is an order.
  if (context.reviewed) return null;
  if (!isSure(kind, thresholdOf(context, 'kind'))) {
    return review(
      context,
      'kind',
      { 'zh-CN': '不确定来件是否为订单', en: 'It is not certain that this is an order' },
      to,
    );
  }
  if (kind.value === 'noise') {
    const words = { 'zh-CN': '不是业务来件', en: 'Not a business message' };
    return { type: 'set-aside', rule: 'noise', words: inWords(context, words) };
  }
  if (kind.value === 'order') return null;
  const words = KIND_WORDS[kind.value];
  return to
    ? { type: 'attach', rule: kind.value, words: inWords(context, words), to, as: 'message' }
    : review(context, kind.value, words);
}

/** What is settled before anybody looks at the goods. */
function atTheDoor(draft: Draft, context: AdmissionContext): Decision | null {
  const { standing, reviewed, trust } = context;
  if (trust === 'forged' && !reviewed) {
    return review(context, 'forged', { 'zh-CN': '发件人疑似伪造', en: 'The sender seems to be forged' });
  }
  if (context.test) {
    const words = { 'zh-CN': '发送方标记为测试订单', en: 'The sender marks it as a test order' };
    return { type: 'set-aside', rule: 'test-order', words: inWords(context, words) };
  }
  if (context.cancelled && !reviewed) {
    const words = { 'zh-CN': '订单到达前已被取消', en: 'The order was cancelled before it came' };
    if (standing.external) {
      return { type: 'attach', rule: 'cancelled', words: inWords(context, words), to: standing.external, as: 'status' };
    }
    return { type: 'set-aside', rule: 'cancelled-before', words: inWords(context, words) };
  }
  return standing.message ? null : ofOtherKind(draft, context);
}

const canAsk = (draft: Draft, context: AdmissionContext): boolean =>
  context.canAnswer ?? (draft.customer.email.value !== null || draft.customer.chatId.value !== null);

/** Exactly the doubtful parts are asked for: of the customer where he can settle all of them and can be written to, else of staff. */
function withFindings(draft: Draft, context: AdmissionContext, findings: Finding[]): Decision {
  const { rule, words } = summary(context, findings);
  const byCustomer = findings.every(({ settle }) => settle === 'ask') && !context.reviewed && canAsk(draft, context);
  return byCustomer
    ? { type: 'ask', rule, words, findings }
    : { type: 'review', rule, words, findings, similarTo: null };
}

function summary(context: AdmissionContext, findings: readonly Finding[]): { rule: string; words: string } {
  const separator = context.settings.language === 'en' ? '; ' : '；';
  return {
    rule: findings[0]?.rule ?? 'completeness',
    words: findings.map(({ words }) => inWords(context, words)).join(separator),
  };
}

const asFinding = ({ rule, words }: Match): Finding => ({ rule, path: '', settle: 'review', words });

/** Goods in an answer to a running order may be an addition, a change or a new order: only a person can tell. */
function inThread(context: AdmissionContext): Decision | null {
  const { thread } = context.standing;
  if (!thread || context.reviewed) return null;
  const words = {
    'zh-CN': `来件是对 ${thread.orderNumber} 的回复，却含有订购内容：追加、修改还是新订单？`,
    en: `An answer to ${thread.orderNumber} that orders goods: an addition, a change or a new order?`,
  };
  return review(context, 'order-in-thread', words, thread);
}

/**
 * The one guard: decides for every channel, staff entry, import and API alike. Pure; the same draft and context give the same decision.
 * Certain copies are attached even where a rule objects; an order is admitted only if no rule does.
 */
export const admit: Admit = (draft, context) => {
  const settled = atTheDoor(draft, context);
  if (settled) return settled;
  const proposal = proposalOf(draft, context);
  const { externalId, placedAt, settings } = context;
  const { source } = context.capture;
  const verdict = judgeDuplicates(
    { source, externalId, placedAt, proposal },
    { ...context, settings: { ...settings, duplicates: duplicatesOf(settings, source) } },
  );
  if (verdict.type === 'copy') {
    return { type: 'attach', rule: verdict.rule, words: inWords(context, verdict.words), to: verdict.of, as: 'copy' };
  }
  const findings = findingsOf(draft, context);
  if (verdict.type === 'ask') {
    const all = [asFinding(verdict), ...findings];
    return { type: 'review', ...summary(context, all), findings: all, similarTo: verdict.of };
  }
  const answer = inThread(context);
  if (answer) return answer;
  const { content, fingerprint } = proposal;
  if (findings.length > 0 || !content || !fingerprint) return withFindings(draft, context, findings);
  return {
    type: 'admit',
    rule: context.reviewed ? 'reviewed' : 'all-rules-hold',
    words: inWords(context, { 'zh-CN': '内容完整，各项规则均通过', en: 'Complete, and every rule holds' }),
    content,
    fingerprint,
    replaces: context.standing.fingerprint,
    passes: verdict.passes,
  };
};
