import { comparePlaces } from '../orders/place.ts';
import type { Language } from '../settings/language.ts';
import type { Settings } from '../settings/schema.ts';
import {
  type Answer,
  apart,
  areTwoShopOrders,
  byGoods,
  byHaste,
  compares,
  HOUR,
  place,
  said,
  sameGoodsAndPerson,
} from './by-goods.ts';
import type { ClaimKind } from './claims.ts';
import type { AdmissionContext, Standing } from './decision.ts';
import { withDifferences } from './goods-differences.ts';
import { sameGoods } from './near.ts';
import type { Proposal } from './proposal.ts';

/** The order that a draft was found to resemble, and why. */
export interface Match {
  rule: string;
  of: Standing;
  words: Record<Language, string>;
}

/** Whether the draft is an order that stands already. */
export type Verdict =
  /** Names the orders whose claims are knowingly passed over. */
  | { type: 'new'; passes: Partial<Record<ClaimKind, string>> }
  /** Certain. */
  | ({ type: 'copy' } & Match)
  /** A person must choose between copy, part, revision and repeat. */
  | ({ type: 'ask' } & Match);

export interface Newcomer {
  source: string;
  externalId: string | null;
  placedAt: string;
  proposal: Proposal;
}

export interface DuplicateContext {
  settings: Pick<Settings, 'duplicates' | 'timeZone' | 'country'>;
  standing: AdmissionContext['standing'];
  recent?: readonly Standing[];
  unheardOf?: AdmissionContext['unheardOf'];
  reviewed: AdmissionContext['reviewed'];
  /** The record of who orders. */
  customer?: { allowRepeats?: boolean | undefined } | null;
}

/** The times that count for what comes by a source: its own, and else those for all. */
export function duplicatesOf(
  { duplicates: all, sources }: Pick<Settings, 'duplicates' | 'sources'>,
  source: string,
): Settings['duplicates'] {
  const own = sources.find(({ id }) => id === source)?.duplicates;
  return {
    compare: own?.compare ?? all.compare,
    sameSourceMinutes: own?.sameSourceMinutes ?? all.sameSourceMinutes,
    otherSourceHours: own?.otherSourceHours ?? all.otherSourceHours,
    referenceDays: own?.referenceDays ?? all.referenceDays,
    askHours: own?.askHours ?? all.askHours,
    repeatDays: own?.repeatDays ?? all.repeatDays,
  };
}

/**
 * The number of the shop settles whose order it is: goods and place are compared, not the customer record, which a copy in the same second
 * may have seen before it was written.
 */
function byExternalId(one: Newcomer, of: Standing): Answer {
  const { content, fingerprint } = one.proposal;
  const certain = content !== null && fingerprint !== null;
  if (certain && sameGoods(content, of.content) && comparePlaces(content, of.content) !== 'other') {
    const words = said(
      `来源 ${one.source} 的同一订单 ${one.externalId}，内容相同`,
      `The same order ${one.externalId} of ${one.source} with the same content`,
    );
    return { type: 'copy', rule: 'same-external-id', of, words };
  }
  const words = said(
    `来源 ${one.source} 的订单 ${one.externalId} 已是 ${of.orderNumber}，但内容不同，可能是修改`,
    `Order ${one.externalId} of ${one.source} is ${of.orderNumber} already, with other content: perhaps a revision`,
  );
  return { type: 'ask', rule: 'external-id-revised', of, words: withDifferences(words, of.content, content) };
}

function byReference(one: Newcomer, of: Standing, context: DuplicateContext): Answer {
  if (areTwoShopOrders(one, of)) return null;
  const { proposal } = one;
  const days = apart(one, of) / (24 * HOUR);
  const same = sameGoodsAndPerson(one, of) && comparePlaces(place(proposal.content), of.content) !== 'other';
  const reference = proposal.reference ?? one.externalId;
  if (same && !of.cancelled && days <= context.settings.duplicates.referenceDays) {
    const words = said(
      `同一客户单号 ${reference}，商品和地址相同`,
      `The same customer reference ${reference} with the same goods and place`,
    );
    return { type: 'copy', rule: 'same-reference', of, words };
  }
  const words = said(
    `客户单号 ${reference} 已用于 ${of.orderNumber}，请判断是重复、追加、修改还是新订单`,
    `The customer reference ${reference} belongs to ${of.orderNumber} already: copy, part, revision or a new order?`,
  );
  return { type: 'ask', rule: 'reference-used-again', of, words: withDifferences(words, of.content, proposal.content) };
}

/**
 * Compares a draft with the orders that stand under its claims. Only what is certain is a copy: to attach an honest new order is the worst
 * mistake, to book a copy twice the next, to ask in vain the smallest. The message itself is always one order; beyond that the word of a
 * person who has looked decides.
 */
export function judgeDuplicates(one: Newcomer, context: DuplicateContext): Verdict {
  const { message, external, reference, fingerprint, site } = context.standing;
  if (message) {
    const words = said(`同一来件已成为 ${message.orderNumber}`, `The same message is ${message.orderNumber} already`);
    return { type: 'copy', rule: 'same-message', of: message, words };
  }
  const passes: Partial<Record<ClaimKind, string>> = {
    ...(external ? { external: external.orderId } : {}),
    ...(reference ? { reference: reference.orderId } : {}),
    ...(fingerprint ? { fingerprint: fingerprint.orderId } : {}),
    ...(site ? { site: site.orderId } : {}),
  };
  if (context.reviewed?.notADuplicate) return { type: 'new', passes };
  const answer =
    (external && byExternalId(one, external)) ??
    (reference && compares(context, 'reference') ? byReference(one, reference, context) : null) ??
    (context.customer?.allowRepeats ? byHaste(one, context) : byGoods(one, context));
  return answer ?? { type: 'new', passes };
}
