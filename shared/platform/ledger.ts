import { claimOf } from '../orders/keys.ts';
import { parseOrderNumber } from '../orders/number.ts';
import type { Order } from '../orders/order.ts';
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
  /** Order number, phone, mail address, reference, name or sku. */
  search?: string | undefined;
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
const MONTHS_BACK = 24;
const SCAN_LIMIT = 2000;
const SCAN_STEP = 100;

export interface Ledger {
  page(query: LedgerQuery, now: Date): Promise<LedgerPage>;
  /** By id or number, however the number is spelt. */
  find(idOrNumber: string): Promise<Order | undefined>;
}

function fits(order: Order, query: LedgerQuery, now: Date): boolean {
  if (query.inReach && !query.inReach(order)) return false;
  if (query.stage && order.stage !== query.stage) return false;
  if (query.channel && order.channel !== query.channel) return false;
  if (query.source && order.source !== query.source) return false;
  if (query.owner && !order.tasks.some(({ owner }) => owner === query.owner)) return false;
  if (query.overdue && !order.tasks.some(({ dueAt }) => Date.parse(dueAt) < now.getTime())) return false;
  return !query.search || textOf(order).includes(plain(query.search));
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');

function textOf({ number, externalId, content }: Order): string {
  const { party, shipTo, lines, customerReference } = content;
  const words = [
    number,
    externalId,
    customerReference,
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
  const byIdentity = async (search: string): Promise<Order[]> => {
    const value = search.trim().toLowerCase();
    const identities = [
      { kind: 'email', value } as const,
      { kind: 'phone', value: value.replaceAll(/[^\d+]/g, '') } as const,
    ];
    const holders = await customers.holders(identities.filter((identity) => identity.value.length > 4));
    return (await Promise.all(holders.map(({ customerId }) => orders.ofCustomer(customerId, 100)))).flat();
  };
  return {
    find,
    page: async (query, now) => {
      if (query.search && !query.before) {
        const exact = await find(query.search);
        const hits = exact ? [exact] : await byIdentity(query.search);
        const fitting = hits.filter((order) => fits(order, { ...query, search: undefined }, now));
        if (fitting.length > 0) return { orders: fitting.slice(0, query.limit), next: null };
      }
      return scan(orders, query, now);
    },
  };
}

export const numberClaim = (number: string): string => claimOf('number', number);

async function scan(orders: Orders, query: LedgerQuery, now: Date): Promise<LedgerPage> {
  const found: Order[] = [];
  const until = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - MONTHS_BACK, 1)).toISOString().slice(0, 7);
  let before = query.before;
  for (let seen = 0; seen < SCAN_LIMIT; seen += SCAN_STEP) {
    const month = (before ?? now.toISOString()).slice(0, 7);
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
