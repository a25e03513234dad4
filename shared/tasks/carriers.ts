/** Numbers that only one carrier gives out; anything else may be anybody's. */
const CERTAIN: readonly (readonly [pattern: RegExp, carrier: string])[] = [
  [/^SF\d{10,15}$/, '顺丰速运'],
  [/^JD[A-Z]{0,2}\d{9,15}$/, '京东快递'],
  [/^DPK\d{12}$/, '德邦快递'],
  [/^1Z[0-9A-Z]{16}$/, 'UPS'],
  [/^[A-Z]{2}\d{9}CN$/, 'EMS'],
];

const NUMBER = /^(?=(?:.*\d){5})[0-9A-Z][0-9A-Z-]{5,39}$/i;

/** The carrier of a tracking number, where its form leaves no doubt. */
export const carrierOf = (number: string): string | null =>
  CERTAIN.find(([pattern]) => pattern.test(number.toUpperCase()))?.[1] ?? null;

/**
 * Reads `SF1234567890`, `DHL 00340434161094042557` or `顺丰 SF 1234567890123`: the last word with at least five digits is the number, what
 * stands before it names the carrier. Null where there is no number.
 */
export function parcelIn(text: string): { carrier: string | null; trackingNumber: string } | null {
  const words = text.split(/[\s,，:：]+/).filter(Boolean);
  // "0034 0434 1610" is one number, written in groups.
  let from = words.length;
  while (from > 0 && /^\d+$/.test(words[from - 1] ?? '')) from -= 1;
  const grouped = words.slice(from).join('');
  const last = from === words.length ? (words.at(-1) ?? '') : grouped;
  const before = from === words.length ? words.slice(0, -1) : words.slice(0, from);
  const prefix = before.at(-1)?.toUpperCase();
  const joined = prefix === 'SF' || prefix === 'JD' ? `${prefix}${last}` : last;
  if (!NUMBER.test(joined)) return null;
  const named = (joined === last ? before : before.slice(0, -1)).join(' ').slice(0, 60);
  return { carrier: named || carrierOf(joined), trackingNumber: joined };
}
