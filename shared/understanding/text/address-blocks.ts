import type { Passage, UnderstandContext } from '../context.ts';
import type { ReadAddress } from '../normalise/address.ts';
import { readPostalAddress } from '../normalise/postal.ts';
import { isChinese } from '../normalise/text.ts';
import { type Label, labelOf } from './labels.ts';

/** From here on a reading of an address is taken for one. */
export const SURE_PLACE = 0.9;
/** What may stand below an address and be part of it. */
export const BELONGS: ReadonlySet<Label> = new Set<Label>(['address', 'region', 'recipient', 'phone']);
const LONGEST_BLOCK = 8;
const LONGEST_STREET = 100;

/** Lines that are nothing but an address. */
export interface AddressBlock {
  lines: Passage[];
  /** Place of the first line among the passages. */
  start: number;
  read: ReadAddress;
}

const isPart = ({ text }: Passage): boolean =>
  text.trim() !== '' &&
  text.length <= 80 &&
  !/^\s*[-*•·]/u.test(text) &&
  BELONGS.has(labelOf(text)?.label ?? 'address') &&
  !text.trim().endsWith(':');

/** Addresses in several lines without a label ("FAO Tom Reeves / Unit 6, 14 Chapel Street / Salford / M3 5JL"), told by their postcode. */
export function addressBlocks(
  passages: readonly Passage[],
  { customer, country }: Pick<UnderstandContext, 'customer' | 'country'>,
): AddressBlock[] {
  return passages.flatMap((passage, start): AddressBlock[] => {
    const before = passages[start - 1];
    if (!isPart(passage) || (before && isPart(before)) || isChinese(passage.text)) return [];
    const length = passages.slice(start, start + LONGEST_BLOCK).findIndex((one) => !isPart(one));
    const lines = passages.slice(start, start + (length < 0 ? LONGEST_BLOCK : length));
    if (lines.length < 2 || lines.some(({ text }) => isChinese(text))) return [];
    const text = lines.map((line) => line.text.trim()).join('\n');
    const read = readPostalAddress(text, customer?.shipTo?.country ?? country);
    const { postcode, street } = read?.address ?? { postcode: null, street: null };
    const certain = read !== null && read.confidence >= SURE_PLACE && postcode !== null;
    return certain && (street ?? '').length <= LONGEST_STREET ? [{ lines, start, read }] : [];
  });
}
