import { formatMoney } from './money.ts';
import type { Address, OrderContent, OrderLine } from './order.ts';

const lineWords = (line: OrderLine): string =>
  `${line.sku} ${line.quantity} ${line.unit}${line.unitPrice ? ` × ${formatMoney(line.unitPrice, 'en')}` : ''}`;

export const addressWords = (address: Address | null): string =>
  address === null
    ? ''
    : [
        address.recipient,
        address.phone,
        address.country,
        address.region,
        address.city === address.region ? null : address.city,
        address.district,
        address.street,
        address.postcode,
      ]
        .filter((part) => part !== null && part !== '')
        .join(' ');

type Facet = [name: string, words: (content: OrderContent) => string | null];

const FACETS: readonly Facet[] = [
  ['name', ({ party }) => party.name],
  ['company', ({ party }) => party.company],
  ['phone', ({ party }) => party.phone],
  ['email', ({ party }) => party.email],
  ['customer', ({ party }) => party.customerId],
  ['chat', ({ party }) => party.chatId],
  ['ship to', ({ shipTo, pickup }) => (pickup ? 'fetched' : addressWords(shipTo))],
  ['date', ({ requestedDate }) => requestedDate],
  ['reference', ({ customerReference }) => customerReference],
  ['note', ({ note }) => note],
  ['total', ({ total }) => (total ? formatMoney(total, 'en') : null)],
];

/** What differs between two contents, one sentence each: `line 2: A-1 3 盒 → A-1 5 盒`. Empty when they are the same. */
export function contentDifferences(before: OrderContent, after: OrderContent): string[] {
  const numbers = [...new Set([...before.lines, ...after.lines].map(({ lineNo }) => lineNo))].sort((a, b) => a - b);
  const lines = numbers.flatMap((lineNo) => {
    const [one, other] = [before, after].map(({ lines: all }) => all.find((line) => line.lineNo === lineNo));
    if (!one || !other) return [`line ${lineNo}: ${one ? lineWords(one) : '—'} → ${other ? lineWords(other) : '—'}`];
    if (lineWords(one) !== lineWords(other)) return [`line ${lineNo}: ${lineWords(one)} → ${lineWords(other)}`];
    return one.description === other.description ? [] : [`line ${lineNo}: ${one.description} → ${other.description}`];
  });
  const facets = FACETS.flatMap(([name, words]) => {
    const [one, other] = [words(before), words(after)];
    return one === other ? [] : [`${name}: ${one ?? '—'} → ${other ?? '—'}`];
  });
  return [...lines, ...facets];
}
