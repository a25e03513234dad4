import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type Catalogue, Product } from '../catalogue/catalogue.ts';
import { cached } from './cached.ts';
import type { Clock } from './clock.ts';
import type { RawStore } from './raw-store.ts';
import { catalogueKey } from './table/keys.ts';
import { get } from './table/read.ts';

const Pointer = z.object({ version: z.string(), key: z.string(), products: z.int(), at: z.string(), by: z.string() });
export type CataloguePointer = z.infer<typeof Pointer>;

const FRESH_SECONDS = 60;

/** The catalogue lies as one compressed object in the bucket; the table says which is in force. Loaded once per version and instance. */
export interface CatalogueStore {
  /** Empty (version `none`) before the first import. */
  current(): Promise<Catalogue>;
  pointer(): Promise<CataloguePointer | undefined>;
  replace(products: Product[], by: string): Promise<CataloguePointer>;
}

export function catalogueStore(
  client: DynamoDBDocumentClient,
  table: string,
  raw: RawStore,
  clock: Clock,
): CatalogueStore {
  let loaded: Catalogue = { version: 'none', products: [] };
  const pointer = async (): Promise<CataloguePointer | undefined> => {
    const row = await get(client, table, catalogueKey());
    return row ? Pointer.parse(row) : undefined;
  };
  const fresh = cached(clock, FRESH_SECONDS, async () => {
    const at = await pointer();
    if (!at || at.version === loaded.version) return loaded;
    const bytes = await raw.get(at.key);
    if (!bytes) throw new Error(`catalogue object ${at.key} is not in the bucket`);
    const text = (await promisify(gunzip)(bytes)).toString('utf8');
    loaded = { version: at.version, products: z.array(Product).parse(JSON.parse(text)) };
    return loaded;
  });
  return {
    current: fresh.get,
    pointer,
    replace: async (products, by) => {
      const text = JSON.stringify(products);
      const version = createHash('sha256').update(text).digest('hex').slice(0, 16);
      const next = {
        version,
        key: `catalogue/${version}.json.gz`,
        products: products.length,
        at: clock.now().toISOString(),
        by,
      };
      await raw.put(next.key, await promisify(gzip)(text), 'application/gzip');
      await client.send(new PutCommand({ TableName: table, Item: { ...catalogueKey(), type: 'catalogue', ...next } }));
      fresh.drop();
      return next;
    },
  };
}
