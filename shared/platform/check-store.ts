import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { CreditEntry, type CreditInput, creditClaim, creditMarksOf } from '../checks/credit.ts';
import { NOTHING_TOLD, type Told } from '../checks/profile.ts';
import { StockEntry, type StockInput, stockClaim } from '../checks/stock.ts';
import type { OrderContent } from '../orders/goods.ts';
import { cached } from './cached.ts';
import type { Clock } from './clock.ts';
import { checksKey, creditKey, stockKey } from './table/keys.ts';
import { get, getMany } from './table/read.ts';

/** Whether there is anything to look up is asked once in a minute: a hub without credit and stock pays nothing for them. */
const FRESH_SECONDS = 60;
/** Items written at a time. */
const AT_ONCE = 25;

/** When credit and stock were last told; null where they never were. */
export interface ToldAt {
  credit: string | null;
  stock: string | null;
}

export interface CheckStore {
  /** What was told of an order's customer and goods: one batch, and none where nothing was ever told. */
  told(content: Pick<OrderContent, 'party' | 'lines'>): Promise<Told>;
  /** Names in the entries are set, all others stay as they are. */
  tellCredit(entries: readonly CreditInput[], by: string): Promise<void>;
  tellStock(entries: readonly StockInput[], by: string): Promise<void>;
  credit(customer: string): Promise<CreditEntry | undefined>;
  stock(sku: string): Promise<StockEntry | undefined>;
}

async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_ONCE)
    await Promise.all(items.slice(from, from + AT_ONCE).map(work));
}

export function checkStore(client: DynamoDBDocumentClient, table: string, clock: Clock): CheckStore {
  const marker = cached(clock, FRESH_SECONDS, async (): Promise<ToldAt> => {
    const row = await get(client, table, checksKey());
    return {
      credit: typeof row?.credit === 'string' ? row.credit : null,
      stock: typeof row?.stock === 'string' ? row.stock : null,
    };
  });
  const put = (item: Record<string, unknown>) => client.send(new PutCommand({ TableName: table, Item: item }));
  const mark = async (what: keyof ToldAt): Promise<void> => {
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: checksKey(),
        UpdateExpression: 'SET #what = :at, #type = :type',
        ExpressionAttributeNames: { '#what': what, '#type': 'type' },
        ExpressionAttributeValues: { ':at': clock.now().toISOString(), ':type': 'checks' },
      }),
    );
    marker.drop();
  };
  return {
    told: async ({ party, lines }) => {
      const known = await marker.get();
      const credit = known.credit ? creditMarksOf(party).map((customer) => creditKey(creditClaim(customer))) : [];
      const skus = known.stock ? [...new Set(lines.map(({ sku }) => stockClaim(sku)))].map(stockKey) : [];
      if (credit.length + skus.length === 0) return NOTHING_TOLD;
      const rows = await getMany(client, table, [...credit, ...skus]);
      return {
        credit:
          rows
            .slice(0, credit.length)
            .filter((row) => row !== undefined)
            .map((row) => CreditEntry.parse(row))[0] ?? null,
        stock: rows
          .slice(credit.length)
          .filter((row) => row !== undefined)
          .map((row) => StockEntry.parse(row)),
      };
    },
    tellCredit: async (entries, by) => {
      const at = clock.now().toISOString();
      await inTurns(entries, (entry) =>
        put({ ...creditKey(creditClaim(entry.customer)), type: 'credit', ...entry, at, by }),
      );
      await mark('credit');
    },
    tellStock: async (entries, by) => {
      const at = clock.now().toISOString();
      await inTurns(entries, (entry) => put({ ...stockKey(stockClaim(entry.sku)), type: 'stock', ...entry, at, by }));
      await mark('stock');
    },
    credit: async (customer) => {
      const row = await get(client, table, creditKey(creditClaim(customer)));
      return row && CreditEntry.parse(row);
    },
    stock: async (sku) => {
      const row = await get(client, table, stockKey(stockClaim(sku)));
      return row && StockEntry.parse(row);
    },
  };
}
