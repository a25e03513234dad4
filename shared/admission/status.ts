import type { Wish } from '../lifecycle/commands.ts';
import type { Settings } from '../settings/schema.ts';
import type { StatusChange } from '../understanding/draft.ts';
import type { Standing } from './decision.ts';

/** How long a status change waits for the order that it speaks of: senders deliver out of order, and try again for some days. */
const PATIENCE_MS = 3 * 24 * 3_600_000;

export type StatusDecision =
  /** Attach the capture to the order and send it these. */
  | { type: 'attach'; rule: string; words: string; to: Standing; wishes: Wish[] }
  /** Park it until the order comes. */
  | { type: 'wait'; rule: string; words: string }
  | { type: 'review'; rule: string; words: string };

const WORDS: Record<StatusChange['status'], { 'zh-CN': string; en: string }> = {
  updated: { 'zh-CN': '来源报告订单有更新', en: 'The source reports an update of the order' },
  paid: { 'zh-CN': '来源报告订单已付款', en: 'The source reports that the order is paid' },
  cancelled: { 'zh-CN': '来源报告订单已取消', en: 'The source reports that the order was cancelled' },
  refunded: { 'zh-CN': '来源报告订单已退款', en: 'The source reports that the order was refunded' },
  'partly-refunded': { 'zh-CN': '来源报告订单部分退款', en: 'The source reports that the order was refunded in part' },
  deleted: { 'zh-CN': '来源报告订单已删除', en: 'The source reports that the order was deleted' },
};

function wishesOf(change: StatusChange, words: string): Wish[] {
  switch (change.status) {
    case 'paid':
    case 'refunded':
    case 'partly-refunded':
      return [{ type: 'record-payment', payment: change.status, words }];
    case 'cancelled':
    case 'deleted':
      return [{ type: 'cancel', wish: words }];
    case 'updated':
      return [{ type: 'comment', text: words }];
  }
}

/**
 * What a reported status change asks of the order that it speaks of. It is no draft, so it passes no admission; the lifecycle decides what it
 * does to the order. Without an order it waits, since deliveries overtake each other; after some days a person looks.
 */
export function statusDecision(
  change: StatusChange,
  standing: Standing | null,
  context: { now: Date; receivedAt: string; settings: Pick<Settings, 'language'> },
): StatusDecision {
  const rule = `status-${change.status}`;
  const heading = WORDS[change.status][context.settings.language];
  const words = (change.words.trim() ? `${heading}: ${change.words.trim()}` : heading).slice(0, 1000);
  if (standing) return { type: 'attach', rule, words, to: standing, wishes: wishesOf(change, words) };
  const english = context.settings.language === 'en';
  if (context.now.getTime() - Date.parse(context.receivedAt) <= PATIENCE_MS) {
    const why = english ? `waits for order ${change.externalId}` : `等待订单 ${change.externalId} 到达`;
    return { type: 'wait', rule, words: `${words} (${why})` };
  }
  const why = english ? `order ${change.externalId} never came` : `订单 ${change.externalId} 一直没有到达`;
  return { type: 'review', rule, words: `${words} (${why})` };
}
