import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { CsvFault } from '../../shared/catalogue/csv.ts';
import type { CreditEntry } from '../../shared/checks/credit.ts';
import { type Imported, importCredit, importStock } from '../../shared/checks/import.ts';
import type { StockEntry } from '../../shared/checks/stock.ts';
import { moneyToText } from '../../shared/orders/money.ts';
import { type Client, clientOf } from '../client.ts';
import { CommandLineError, findPlace } from '../place.ts';
import { show } from '../print.ts';
import { settingsOf } from '../sources.ts';

/** The API takes so many at once. */
const AT_ONCE = 1000;

const faultText = ({ line, column, reason }: CsvFault): string =>
  `  line ${line}: ${column === null ? '' : `${column}: `}${reason}`;

/** Nothing is sent of a file with a fault. */
function entriesOf<T>(file: string, imported: Imported<T>): T[] {
  if (imported.ok) return imported.entries;
  const faults = imported.faults.map(faultText).join('\n');
  throw new CommandLineError(`${file} has ${imported.faults.length} fault(s), nothing was imported:\n${faults}`);
}

async function send(client: Client, path: string, entries: readonly object[]): Promise<void> {
  for (let from = 0; from < entries.length; from += AT_ONCE)
    await client.send('PUT', path, { entries: entries.slice(from, from + AT_ONCE) });
}

async function creditImport(file: string): Promise<void> {
  const bytes = await readFile(file);
  const client = clientOf(findPlace());
  const entries = entriesOf(file, importCredit(bytes, (await settingsOf(client)).currency));
  await send(client, '/api/credit', entries);
  show({}, `Credit of ${entries.length} customers is told. New orders are checked within a minute.`, false);
}

async function creditShow(customer: string, options: { json?: boolean }): Promise<void> {
  const entry = await clientOf(findPlace()).get<CreditEntry>(`/api/credit?${new URLSearchParams({ customer })}`);
  const { limit, used, at, by } = entry;
  const text = limit
    ? `${entry.customer}: limit ${moneyToText(limit)} ${limit.currency}, used ${used ? moneyToText(used) : '0'} (told ${at} by ${by})`
    : `${entry.customer}: not checked (told ${at} by ${by})`;
  show(entry, text, options.json);
}

async function stockImport(file: string): Promise<void> {
  const entries = entriesOf(file, importStock(await readFile(file)));
  await send(clientOf(findPlace()), '/api/stock', entries);
  show({}, `Stock of ${entries.length} products is told. New orders are checked within a minute.`, false);
}

async function stockShow(sku: string, options: { json?: boolean }): Promise<void> {
  const entry = await clientOf(findPlace()).get<StockEntry>(`/api/stock?${new URLSearchParams({ sku })}`);
  show(entry, `${entry.sku}: ${entry.available ?? 'not checked'} (told ${entry.at} by ${entry.by})`, options.json);
}

/** `hub credit`: limits of customers, for the condition overCredit. */
export function creditCommand(): Command {
  const credit = new Command('credit').description('Credit limits of customers: import them, look at one');
  credit
    .command('import <file>')
    .description('Set the limits of the customers in a CSV file (columns: customer,limit,used,currency)')
    .action(creditImport);
  credit
    .command('show <customer>')
    .description('What was told of a customer: id, mail address, phone or company name')
    .option('--json')
    .action(creditShow);
  return credit;
}

/** `hub stock`: what is there of products, for the condition shortOfStock. */
export function stockCommand(): Command {
  const stock = new Command('stock').description('Stock of products: import it, look at one');
  stock
    .command('import <file>')
    .description('Set what is there of the products in a CSV file (columns: sku,available)')
    .action(stockImport);
  stock.command('show <sku>').description('What was told of a product').option('--json').action(stockShow);
  return stock;
}
