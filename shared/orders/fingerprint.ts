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
  const parts = [
    claimOf('who', ...who),
    claimOf('what', ...whatOf(content.lines)),
    claimOf('where', ...placeKey(content.shipTo, content.pickup)),
  ];
  return createHash('sha256')
    .update(claimOf('fingerprint', ...parts))
    .digest('hex');
}
