import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show } from '../print.ts';

/** `hub catalogue`: the products that orders are read against. */
export function catalogueCommand(): Command {
  const catalogue = new Command('catalogue').description('Import the products from a CSV file');
  catalogue
    .command('import <file>')
    .description(
      'Replace the catalogue (columns: sku,name_zh,name_en,aliases,unit,pack,price,currency,min_qty,attributes)',
    )
    .action(async (file: string) => {
      const csv = await readFile(file, 'utf8');
      const { products, version } = await clientOf(findPlace()).send<{ products: number; version: string }>(
        'PUT',
        '/api/catalogue',
        csv,
        'text/csv',
      );
      show({}, `${products} products are in force (version ${version}).`, false);
    });
  return catalogue;
}
