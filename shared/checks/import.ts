import { type CsvFault, csvRows, FORMULA, RowFault } from '../catalogue/csv.ts';
import { type Money, moneyFromText } from '../orders/money.ts';
import { type CreditInput, customerMark } from './credit.ts';
import { type StockInput, skuMark } from './stock.ts';

export type Imported<T> = { ok: true; entries: T[] } | { ok: false; faults: CsvFault[] };

const MOST_ROWS = 50_000;
const MOST_FAULTS = 100;

type Cell = (column: string) => string;

interface Shape<T> {
  columns: readonly string[];
  required: readonly string[];
  /** @throws RowFault */
  read: (cell: Cell) => T;
  /** What must not be there twice, and the column that it stands in. */
  mark: (entry: T) => string;
  key: string;
}

function headFaults(
  head: readonly string[],
  { columns, required }: Pick<Shape<unknown>, 'columns' | 'required'>,
): CsvFault[] {
  const fault = (column: string, reason: string): CsvFault => ({ line: 1, column, reason });
  return [
    ...required.filter((column) => !head.includes(column)).map((column) => fault(column, 'this column is missing')),
    ...head
      .filter((column) => !columns.includes(column))
      .map((column) => fault(column, `there is no such column; there are ${columns.join(', ')}`)),
    ...head
      .filter((column, place) => head.indexOf(column) !== place)
      .map((column) => fault(column, 'this column is there twice')),
  ];
}

/** All or nothing: a file with a fault gives no entry, and every fault names its line. */
function importRows<T>(file: Uint8Array | string, shape: Shape<T>): Imported<T> {
  const rows = csvRows(file);
  if (!Array.isArray(rows)) return { ok: false, faults: [rows] };
  const [first, ...rest] = rows;
  const whole = (line: number, reason: string): Imported<T> => ({
    ok: false,
    faults: [{ line, column: null, reason }],
  });
  if (!first || rest.length === 0) return whole(1, 'the file holds no rows under its head');
  if (rest.length > MOST_ROWS) return whole(MOST_ROWS + 2, `more than ${MOST_ROWS} rows: split the file`);
  const head = first.record.map((name) => name.toLowerCase().trim());
  const faults = headFaults(head, shape);
  if (faults.length > 0) return { ok: false, faults };
  const entries: T[] = [];
  const lines = new Map<string, number>();
  for (const { record, line } of rest) {
    try {
      const entry = shape.read((column) => (record[head.indexOf(column)] ?? '').normalize('NFC').trim());
      const mark = shape.mark(entry);
      const earlier = lines.get(mark);
      if (earlier !== undefined) throw new RowFault(shape.key, `is already on line ${earlier}`);
      lines.set(mark, line);
      entries.push(entry);
    } catch (error) {
      if (!(error instanceof RowFault)) throw error;
      faults.push({ line, column: error.column, reason: error.message });
    }
  }
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, MOST_FAULTS) } : { ok: true, entries };
}

function named(cell: Cell, column: string, longest: number): string {
  const text = cell(column);
  if (text === '') throw new RowFault(column, 'must not be empty');
  if (text.length > longest) throw new RowFault(column, `is longer than ${longest} characters`);
  // A phone number begins with + and is no formula.
  if (FORMULA.test(text) && !/^\+[\d ()-]+$/.test(text)) throw new RowFault(column, 'begins like a formula');
  return text;
}

function moneyOf(cell: Cell, column: string, currency: string): Money | null {
  const text = cell(column);
  if (text === '') return null;
  const money = moneyFromText(text, currency);
  if (!money || money.minor < 0)
    throw new RowFault(column, `"${text}" is no amount in ${currency}: digits, a point, at most its decimals`);
  return money;
}

/**
 * Reads credit limits from CSV with the columns `customer,limit,used,currency` in any order. `customer` is a customer id, mail address, phone with
 * its country code or company name; an empty limit ends the check of that customer.
 * @param currency taken where a row names none
 */
export const importCredit = (file: Uint8Array | string, currency: string): Imported<CreditInput> =>
  importRows(file, {
    columns: ['customer', 'limit', 'used', 'currency'],
    required: ['customer', 'limit'],
    read: (cell) => {
      const code = cell('currency') || currency;
      if (!/^[A-Z]{3}$/.test(code)) throw new RowFault('currency', `"${code}" is no currency code such as CNY`);
      return {
        customer: named(cell, 'customer', 254),
        limit: moneyOf(cell, 'limit', code),
        used: moneyOf(cell, 'used', code),
      };
    },
    mark: ({ customer }) => customerMark(customer),
    key: 'customer',
  });

function amountOf(text: string): number | null {
  if (text === '') return null;
  if (!/^-?\d{1,9}(\.\d{1,6})?$/.test(text))
    throw new RowFault('available', `"${text}" is no amount such as 120 or 7.5`);
  return Number(text);
}

/** Reads stock from CSV with the columns `sku,available` in any order; an empty amount ends the check of that product. */
export const importStock = (file: Uint8Array | string): Imported<StockInput> =>
  importRows(file, {
    columns: ['sku', 'available'],
    required: ['sku', 'available'],
    read: (cell) => ({ sku: named(cell, 'sku', 100), available: amountOf(cell('available')) }),
    mark: ({ sku }) => skuMark(sku),
    key: 'sku',
  });
