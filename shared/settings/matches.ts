import type { OrderContent } from '../orders/goods.ts';
import { decimalsOf } from '../orders/money.ts';
import type { Order } from '../orders/order.ts';
import type { Condition } from './condition.ts';

/** What conditions ask of an order. */
export type Subject = Pick<Order, 'channel' | 'source' | 'language' | 'content' | 'profile'>;

const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

const SUFFIX = /(?:省|市|区|县|自治区|特别行政区|壮族自治区|回族自治区|维吾尔自治区)$/u;
const bare = (text: string): string => plain(text).replace(SUFFIX, '');

function inRegion({ shipTo }: OrderContent, regions: readonly string[]): boolean {
  const named = [shipTo?.region, shipTo?.city, shipTo?.district].filter((part) => part != null).map(bare);
  return regions.some((region) => named.includes(bare(region)));
}

function isCustomer({ party }: OrderContent, customers: readonly string[]): boolean {
  const known = [party.customerId, party.email, party.phone, party.company].filter((part) => part != null).map(plain);
  return customers.some((customer) => known.includes(plain(customer)));
}

function hasProduct({ lines }: OrderContent, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const wanted = plain(pattern);
    const fits = wanted.endsWith('*')
      ? (sku: string) => sku.startsWith(wanted.slice(0, -1))
      : (sku: string) => sku === wanted;
    return lines.some(({ sku }) => fits(plain(sku)));
  });
}

/** The order's total in major units; null where it has none or another currency than the settings. */
function amountOf({ total }: OrderContent, currency: string): number | null {
  return total?.currency === currency ? total.minor / 10 ** decimalsOf(currency) : null;
}

type Test = (condition: Condition, subject: Subject, currency: string) => boolean;

/** One test for each entry of a condition: an entry without a test is a compile error. */
const TESTS: Record<keyof Required<Condition>, Test> = {
  channels: ({ channels }, { channel }) => !channels || (channels as readonly string[]).includes(channel),
  sources: ({ sources }, { source }) => !sources || sources.includes(source),
  languages: ({ languages }, { language }) => !languages || languages.includes(language),
  countries: ({ countries }, { content }) => !countries || countries.includes(content.shipTo?.country ?? ''),
  regions: ({ regions }, { content }) => !regions || inRegion(content, regions),
  customers: ({ customers }, { content }) => !customers || isCustomer(content, customers),
  products: ({ products }, { content }) => !products || hasProduct(content, products),
  amountFrom: ({ amountFrom }, { content }, currency) =>
    amountFrom === undefined || (amountOf(content, currency) ?? -1) >= amountFrom,
  amountBelow: ({ amountBelow }, { content }, currency) =>
    amountBelow === undefined || (amountOf(content, currency) ?? Number.POSITIVE_INFINITY) < amountBelow,
  discountFrom: ({ discountFrom }, { profile }) => discountFrom === undefined || profile.discount >= discountFrom,
  newCustomer: ({ newCustomer }, { profile }) => newCustomer === undefined || profile.newCustomer === newCustomer,
  overCredit: ({ overCredit }, { profile }) => overCredit === undefined || profile.overCredit === overCredit,
  shortOfStock: ({ shortOfStock }, { profile }) =>
    shortOfStock === undefined || profile.shortOfStock.length > 0 === shortOfStock,
  any: ({ any }, subject, currency) => !any || any.some((one) => matches(one, subject, currency)),
  not: ({ not }, subject, currency) => !not || !matches(not, subject, currency),
};

/** Whether everything that the condition names is true of the order. `currency`: that of the settings, in which amounts are meant. */
export const matches = (condition: Condition, subject: Subject, currency: string): boolean =>
  Object.values(TESTS).every((test) => test(condition, subject, currency));
