import { type Money, moneyFromText } from '../orders/money.ts';
import { type Pack, Product } from './catalogue.ts';
import { type CsvFault, csvRows, FORMULA, RowFault } from './csv.ts';

export type ImportFault = CsvFault;

export type ImportResult = { ok: true; products: Product[] } | { ok: false; faults: ImportFault[] };

const COLUMNS = [
  'sku',
  'name_zh',
  'name_en',
  'aliases',
  'unit',
  'pack',
  'price',
  'currency',
  'min_qty',
  'attributes',
] as const;
type Column = (typeof COLUMNS)[number];
const REQUIRED: readonly Column[] = ['sku', 'unit'];
const MOST_PRODUCTS = 50_000;
const MOST_FAULTS = 100;
const MOST_BYTES = 20_000_000;
const PACK = /^([^=\d]{1,20})=(\d{1,9}(?:\.\d{1,6})?)\s?([^\d=]{1,20})$/u;
type Row = Partial<Record<Column, string>>;

const listOf = (text: string): string[] =>
  text
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function packOf(text: string): Pack {
  const match = PACK.exec(text.normalize('NFKC'));
  const holds = Number(match?.[2]);
  if (!match?.[1] || !match[3] || !(holds > 0)) throw new RowFault('pack', `"${text}" is not of the form 箱=24瓶`);
  return { unit: match[1].trim(), holds, of: match[3].trim() };
}

function priceOf(text: string, currency: string): Money | null {
  if (text === '') return null;
  if (!/^[A-Z]{3}$/.test(currency)) throw new RowFault('currency', `"${currency}" is no currency code such as CNY`);
  const money = moneyFromText(text, currency);
  if (!money || money.minor < 0)
    throw new RowFault('price', `"${text}" is no price in ${currency}: digits, a point, at most its decimals`);
  return money;
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    listOf(text).map((part) => {
      const at = part.indexOf('=');
      if (at < 1) throw new RowFault('attributes', `"${part}" is not of the form key=value`);
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
    }),
  );
}

function productOf(row: Row): Product {
  const cell = (column: Column): string => (row[column] ?? '').normalize('NFC').trim();
  for (const column of ['sku', 'unit'] as const) {
    if (cell(column) === '') throw new RowFault(column, 'must not be empty');
    if (FORMULA.test(cell(column))) throw new RowFault(column, 'begins like a formula');
  }
  if (cell('name_zh') === '' && cell('name_en') === '')
    throw new RowFault('name_zh', 'a name in one language is needed');
  const least = cell('min_qty') === '' ? 0 : Number(cell('min_qty'));
  if (!Number.isFinite(least) || least < 0 || !/^[\d.]*$/.test(cell('min_qty')))
    throw new RowFault('min_qty', `"${cell('min_qty')}" is no amount`);
  const read = Product.safeParse({
    sku: cell('sku'),
    nameZh: cell('name_zh'),
    nameEn: cell('name_en'),
    aliases: listOf(cell('aliases')),
    unit: cell('unit'),
    packs: listOf(cell('pack')).map(packOf),
    price: priceOf(cell('price'), cell('currency') || 'CNY'),
    minQuantity: least,
    attributes: attributesOf(cell('attributes')),
  });
  if (!read.success)
    throw new RowFault('sku', read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '));
  return read.data;
}

function headFaults(head: readonly string[]): ImportFault[] {
  const missing = REQUIRED.filter((column) => !head.includes(column));
  const named = head.includes('name_zh') || head.includes('name_en');
  const twice = head.filter((column, place) => head.indexOf(column) !== place);
  return [
    ...missing.map((column) => ({ line: 1, column, reason: 'this column is missing' })),
    ...(named ? [] : [{ line: 1, column: 'name_zh', reason: 'a column name_zh or name_en is needed' }]),
    ...twice.map((column) => ({ line: 1, column, reason: 'this column is there twice' })),
  ];
}

/**
 * Reads a catalogue from CSV with the columns `sku,name_zh,name_en,aliases,unit,pack,price,currency,min_qty,attributes` in any order (UTF-8
 * with or without byte order mark, or GB18030). All or nothing: a file with a fault imports no product, and every fault names its line.
 */
export function importCatalogue(file: Uint8Array | string): ImportResult {
  const failed = (...faults: ImportFault[]): ImportResult => ({ ok: false, faults: faults.slice(0, MOST_FAULTS) });
  if (file.length > MOST_BYTES) return failed({ line: 1, column: null, reason: 'the file is larger than 20 MB' });
  const records = csvRows(file);
  if (!Array.isArray(records)) return failed(records);
  const [first, ...rest] = records;
  if (!first || rest.length === 0) return failed({ line: 1, column: null, reason: 'the file holds no products' });
  const head = first.record.map((name) => name.toLowerCase().trim());
  const faults = headFaults(head);
  if (faults.length > 0) return failed(...faults);
  if (rest.length > MOST_PRODUCTS)
    return failed({ line: MOST_PRODUCTS + 2, column: null, reason: `more than ${MOST_PRODUCTS} products` });
  const products: Product[] = [];
  const lines = new Map<string, number>();
  for (const { record, line } of rest) {
    try {
      const product = productOf(Object.fromEntries(head.map((column, place) => [column, record[place] ?? ''])));
      const earlier = lines.get(product.sku);
      if (earlier !== undefined) throw new RowFault('sku', `"${product.sku}" is already on line ${earlier}`);
      lines.set(product.sku, line);
      products.push(product);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      faults.push({ line, column: error.column, reason: error.message });
    }
  }
  return faults.length > 0 ? failed(...faults) : { ok: true, products };
}
