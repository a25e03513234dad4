import { idsOf } from '../customers/customer.ts';
import { claimOf } from '../orders/keys.ts';
import { parseOrderNumber } from '../orders/number.ts';
import type { Order } from '../orders/order.ts';
import { businessDay } from './business-day.ts';
import type { Customers } from './customers.ts';
import { listKeyOf, type Orders } from './orders.ts';

/** What a reader of the ledger may ask for. */
export interface LedgerQuery {
  stage?: string | undefined;
  channel?: string | undefined;
  source?: string | undefined;
  /** Staff id that owns a task of the order. */
  owner?: string | undefined;
  overdue?: boolean | undefined;
  held?: boolean | undefined;
  /** Stages of one category, by their ids. */
  stages?: readonly string[] | undefined;
  flow?: string | undefined;
  /** ISO 3166 country that the goods go to. */
  country?: string | undefined;
  /** First and last day (`YYYY-MM-DD`) of coming in, in this time zone. */
  days?: { from: string | null; to: string | null; timeZone: string } | undefined;
  /** Order number, phone, mail address, reference, name, product code or tracking number. */
  search?: string | undefined;
  /** The searched telephone number in E.164, where it is one. */
  phone?: string | null | undefined;
  /** Cursor of the last page. */
  before?: string | undefined;
  limit: number;
  /** Whether the reader may see this order at all. */
  inReach?: (order: Order) => boolean;
}

export interface LedgerPage {
  orders: Order[];
  /** Null on the last page. */
  next: string | null;
}

/** How far back a ledger without a hit goes, and how many orders it looks at for one page. */
export const MONTHS_BACK = 24;
const SCAN_LIMIT = 2000;
const SCAN_STEP = 100;

export interface Ledger {
  page(query: LedgerQuery, now: Date): Promise<LedgerPage>;
  /** By id or number, however the number is spelt. */
  find(idOrNumber: string): Promise<Order | undefined>;
}

function withinDays(at: string, { from, to, timeZone }: NonNullable<LedgerQuery['days']>): boolean {
  const day = businessDay(new Date(at), timeZone);
  return (from === null || day >= from) && (to === null || day <= to);
}

/** The month in which such a day is everywhere: a day more or less reaches over any time zone. */
const monthAround = (day: string, days: 1 | -1): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 7);

/** An empty filter fits all. */
const same = (wanted: string | undefined, is: string | null | undefined): boolean => !wanted || wanted === is;

function isOfKind(order: Order, query: LedgerQuery): boolean {
  return (
    same(query.stage, order.stage) &&
    (!query.stages || query.stages.includes(order.stage)) &&
    same(query.flow, order.flow) &&
    same(query.channel, order.channel) &&
    same(query.source, order.source) &&
    same(query.country, order.content.shipTo?.country)
  );
}

function fits(order: Order, query: LedgerQuery, now: Date): boolean {
  if (query.inReach && !query.inReach(order)) return false;
  if (!isOfKind(order, query)) return false;
  if (query.held && order.holds.length === 0) return false;
  if (query.days && !withinDays(order.createdAt, query.days)) return false;
  if (query.owner && !order.tasks.some(({ owner }) => owner === query.owner)) return false;
  if (query.overdue && !order.tasks.some(({ dueAt }) => Date.parse(dueAt) < now.getTime())) return false;
  return !query.search || textOf(order).includes(plain(query.search)) || hasPhone(order, query);
}

/** However the number was typed. */
const hasPhone = ({ content: { party, shipTo } }: Order, { phone }: LedgerQuery): boolean =>
  Boolean(phone) && (party.phone === phone || shipTo?.phone === phone);

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');

function textOf({ number, externalId, content, trackingNumber, shipments }: Order): string {
  const { party, shipTo, lines, customerReference } = content;
  const words = [
    number,
    externalId,
    customerReference,
    trackingNumber,
    ...shipments.map((shipment) => shipment.trackingNumber),
    party.name,
    party.company,
    party.phone,
    party.email,
    shipTo?.recipient,
    shipTo?.phone,
  ];
  return plain([...words, ...lines.flatMap(({ sku, description }) => [sku, description])].filter(Boolean).join('\n'));
}

/** The ledger over the table: newest first, filtered while reading. */
export function ledger(
  orders: Orders,
  customers: Customers,
  holderOf: (claim: string) => Promise<string | undefined>,
): Ledger {
  const find = async (idOrNumber: string): Promise<Order | undefined> => {
    const number = parseOrderNumber(idOrNumber);
    const id = number ? await holderOf(numberClaim(number)) : idOrNumber;
    return id ? orders.find(id) : undefined;
  };
  const byIdentity = async (search: string, phone: string | null): Promise<Order[]> => {
    const value = search.trim().toLowerCase();
    const identities = [
      { kind: 'email', value } as const,
      { kind: 'phone', value: phone ?? value.replaceAll(/[^\d+]/g, '') } as const,
    ];
    const holders = await customers.holders(identities.filter((identity) => identity.value.length > 4));
    const people = await Promise.all(holders.map(({ customerId }) => customers.current(customerId)));
    const ids = new Set(people.flatMap((person) => (person ? idsOf(person) : [])));
    return (await Promise.all([...ids].map((id) => orders.ofCustomer(id, 100)))).flat();
  };
  return {
    find,
    page: async (query, now) => {
      if (query.search && !query.before) {
        const exact = await find(query.search);
        const hits = exact ? [exact] : await byIdentity(query.search, query.phone ?? null);
        const fitting = hits
          .filter((order) => fits(order, { ...query, search: undefined }, now))
          .sort((a, b) => (listKeyOf(a) < listKeyOf(b) ? 1 : -1));
        if (fitting.length > 0) return { orders: fitting.slice(0, query.limit), next: null };
      }
      return scan(orders, query, now);
    },
  };
}

export const numberClaim = (number: string): string => claimOf('number', number);

async function scan(orders: Orders, query: LedgerQuery, now: Date): Promise<LedgerPage> {
  const found: Order[] = [];
  const { from, to } = query.days ?? {};
  const oldest = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS_BACK, 1)).toISOString().slice(0, 7);
  const until = from && monthAround(from, -1) > oldest ? monthAround(from, -1) : oldest;
  const newest = now.toISOString().slice(0, 7);
  const first = to && monthAround(to, 1) < newest ? monthAround(to, 1) : newest;
  let before = query.before;
  for (let seen = 0; seen < SCAN_LIMIT; seen += SCAN_STEP) {
    const month = before?.slice(0, 7) ?? first;
    const step = await orders.list({ month, until, limit: SCAN_STEP, ...(before ? { before } : {}) });
    for (const order of step) {
      before = listKeyOf(order);
      if (fits(order, query, now)) found.push(order);
      if (found.length === query.limit) return { orders: found, next: before };
    }
    if (step.length < SCAN_STEP) return { orders: found, next: null };
  }
  return { orders: found, next: before ?? null };
}
