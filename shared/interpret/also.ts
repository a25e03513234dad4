import { meantBy } from '../admission/meant.ts';
import type { Candidate, PlaceStore } from '../admission/place.ts';
import type { AlsoWanted, Capture } from '../capture/record.ts';
import type { Order } from '../orders/order.ts';
import type { ReplyRoute } from '../orders/reply-route.ts';
import type { Language, Names } from '../settings/language.ts';
import type { Also } from '../understanding/draft.ts';
import { clip } from '../understanding/normalise/text.ts';

const WORDS: Record<Also['kind'], Names> = {
  complaint: { 'zh-CN': '还投诉', en: 'also complains' },
  cancel: { 'zh-CN': '还要求取消订单', en: 'also wants an order cancelled' },
  change: { 'zh-CN': '还要求修改订单', en: 'also wants an order changed' },
  'status-question': { 'zh-CN': '还询问订单进度', en: 'also asks how an order stands' },
  enquiry: { 'zh-CN': '还有询价或咨询', en: 'also enquires' },
};
const LONGEST = 500;

function wordsOf({ kind, words, refersTo, reference }: Also, number: string | null, language: Language): string {
  const wanted = WORDS[kind][language];
  const named = refersTo ?? reference;
  const unknown: Names = named
    ? { 'zh-CN': `（没有找到 ${named}）`, en: ` (${named} was not found)` }
    : { 'zh-CN': '（不确定是哪张订单）', en: ' (of which order is not certain)' };
  const of = number ? ` ${number}` : kind === 'enquiry' ? '' : unknown[language];
  return clip(language === 'en' ? `The message ${wanted}${of}: “${words}”` : `来件${wanted}${of}：“${words}”`, LONGEST);
}

/** Whether an answer to the order comes to whoever sent the message: nobody else is told how it stands. */
export function isSameWay(a: ReplyRoute | null, b: ReplyRoute | null): boolean {
  if (a?.kind === 'email' && b?.kind === 'email') return a.address.toLowerCase() === b.address.toLowerCase();
  if (a?.kind !== 'chat' || b?.kind !== 'chat') return false;
  return a.source === b.source && a.conversation === b.conversation;
}

interface Stores<C> {
  store: PlaceStore<C>;
  find: (orderId: string) => Promise<Order | undefined>;
}

/** The further wishes of a message, each with the order that it is certainly about. A forged sender and a test want nothing. */
export async function alsoWanted<C>(candidate: Candidate, { store, find }: Stores<C>): Promise<Pick<Capture, 'also'>> {
  const { draft, capture, settings } = candidate;
  const { also = [] } = draft;
  if (also.length === 0 || capture.trust === 'forged' || capture.test) return {};
  const wanted: AlsoWanted[] = [];
  for (const one of also) {
    const meant = await meantBy(one, candidate, store);
    const order = meant && { id: meant.orderId, number: meant.orderNumber };
    const route = one.kind === 'status-question' && order ? ((await find(order.id))?.replyTo ?? null) : null;
    wanted.push({
      kind: one.kind,
      text: one.words,
      words: wordsOf(one, order?.number ?? null, settings.language),
      order,
      byCustomer: isSameWay(route, capture.replyTo),
    });
  }
  return { also: wanted };
}
