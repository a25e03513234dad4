import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importCatalogue } from '../shared/catalogue/import.ts';
import { buildIndex, type CatalogueIndex } from '../shared/catalogue/match.ts';
import type { Customer } from '../shared/customers/customer.ts';

interface Known {
  id: string;
  name: string | null;
  company: string | null;
  phones: string[];
  emails: string[];
  chatIds: string[];
  shipTo: Customer['shipTo'];
  partNumbers: Record<string, string>;
}

/** The records of a file with one JSON object a line; empty lines are skipped. */
export const recordsOf = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);

/** @throws when the catalogue of the folder cannot be imported, with its first faults */
export function catalogueOf(folder: string): CatalogueIndex {
  const imported = importCatalogue(readFileSync(join(folder, 'catalogue.csv')));
  if (!imported.ok) throw new Error(JSON.stringify(imported.faults.slice(0, 5)));
  return buildIndex({ version: 'bench', products: imported.products });
}

/** What the hub knows of its customers before the first message. */
export const customersOf = (folder: string): Customer[] =>
  recordsOf<Known>(join(folder, 'customers.jsonl')).map((known) => ({
    ...known,
    version: 1,
    shopCustomerIds: [],
    createdAt: '2020-01-01T00:00:00Z',
  }));

export type Half = 'building' | 'measuring';

/** The half of a set to which a message belongs, by its id alone: which half is looked at while building does not follow from its contents. */
export const halfOf = (id: string): Half =>
  (createHash('sha256').update(id).digest()[0] ?? 0) < 128 ? 'building' : 'measuring';
