import { createHash } from 'node:crypto';
import type { OrderContent, OrderLine, Party } from './goods.ts';
import { claimOf } from './keys.ts';
import { placeKey } from './place.ts';

/**
 * Who ordered: the customer record where there is one, else the marks by which the person is known. An empty list means nobody in
 * particular: such orders have no fingerprint, since strangers who buy the same are no copies of each other.
 */
export function whoOf(party: Party): string[] {
  if (party.customerId !== null) return ['customer', party.customerId];
  if (party.phone) return ['phone', party.phone];
  if (party.email) return ['email', party.email.trim().toLowerCase()];
  return party.chatId ? ['chat', party.chatId] : [];
}

/** Goods as a set: sorted, the same goods on several lines added up. */
export function whatOf(lines: readonly Pick<OrderLine, 'sku' | 'quantity' | 'unit'>[]): string[] {
  const sums = new Map<string, number>();
  for (const { sku, unit, quantity } of lines) {
    const key = claimOf('line', sku.trim(), unit.normalize('NFKC').trim().toLowerCase());
    sums.set(key, (sums.get(key) ?? 0) + quantity);
  }
  // Six decimals are finer than any unit that is sold, and hide the noise of adding binary fractions.
  return [...sums].map(([key, sum]) => claimOf('goods', key, sum.toFixed(6))).sort();
}

/**
 * Digest (SHA-256, hex) of who ordered what for where. Equal fingerprints are a strong hint, not yet a verdict: places are compared
 * coarsely, since people spell them differently. Null where nobody in particular ordered.
 */
export function fingerprintOf(content: Pick<OrderContent, 'party' | 'lines' | 'shipTo' | 'pickup'>): string | null {
  const who = whoOf(content.party);
  if (who.length === 0) return null;
  return digest(claimOf('fingerprint', claimOf('who', ...who), ...goodsAtPlace(content)));
}

/**
 * Digest of what for where, whoever ordered it: by it the same order of a colleague, or of somebody who says less of himself, is found. Null
 * where goods are fetched or go nowhere, since strangers meet there.
 */
export function siteOf(content: Pick<OrderContent, 'lines' | 'shipTo' | 'pickup'>): string | null {
  return content.pickup || content.shipTo === null ? null : digest(claimOf('site', ...goodsAtPlace(content)));
}

const goodsAtPlace = ({ lines, shipTo, pickup }: Pick<OrderContent, 'lines' | 'shipTo' | 'pickup'>): string[] => [
  claimOf('what', ...whatOf(lines)),
  claimOf('where', ...placeKey(shipTo, pickup)),
];

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
