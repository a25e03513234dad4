import { columnOf } from '../header.ts';
import { isVariant, mayBeSize } from '../normalise/sizes.ts';
import { plain } from '../normalise/text.ts';
import { isUnitWord } from '../normalise/unit.ts';

const SAYS_SIZE = /尺码|码数|尺寸|鞋码|\bsizes?\b|größen?/iu;
/** What a cell says where nothing of that size is wanted. */
const NONE = /^[\s/\\–—-]*$|^0$/u;
const LEAST = 2;
const LEAST_NUMBERS = 3;

const numberOf = (cell: string): number => Number(/\d+(?:[.,]\d+)?/.exec(cell)?.[0].replace(',', '.') ?? Number.NaN);
const rises = (cells: readonly string[]): boolean =>
  cells.every((cell, place) => place === 0 || numberOf(cell) > numberOf(cells[place - 1] ?? ''));

/** The columns of a head that are sizes or colours of the goods in their rows; none where it is no such head. */
export function sizeColumns(head: readonly string[]): number[] {
  const cells = head.map((cell) => plain(cell).trim());
  if (cells.some((cell) => !isVariant(cell) && columnOf(cell) === 'quantity')) return [];
  const places = (fits: (cell: string) => boolean): number[] =>
    cells.flatMap((cell, place) => (place > 0 && fits(cell) ? [place] : []));
  const said = places(isVariant);
  if (said.length >= LEAST) return said;
  const numbers = places(mayBeSize);
  const written = numbers.map((place) => cells[place] ?? '');
  const areSizes = SAYS_SIZE.test(cells[0] ?? '') || written.every((cell) => /\p{L}/u.test(cell));
  return numbers.length >= LEAST_NUMBERS && areSizes && rises(written) ? numbers : [];
}

/** What is said of a size in the corner of the table: "UK" of "UK size". */
const cornerOf = (head: readonly string[]): string =>
  SAYS_SIZE.test(head[0] ?? '')
    ? plain(head[0] ?? '')
        .replace(SAYS_SIZE, '')
        .replace(/[\s:：()（）]+/gu, ' ')
        .trim()
    : '';

/**
 * A table with sizes or colours across its columns, in the form of one with a line for each: "vest | M | L" over "yellow | 5 | 10" is two
 * lines. Other tables stay as they are.
 */
export function unpivoted(rows: readonly string[][]): readonly string[][] {
  const at = rows.findIndex((row) => sizeColumns(row).length > 0);
  const head = rows[at];
  if (head === undefined) return rows;
  const sizes = sizeColumns(head);
  const others = head.flatMap((_, place) => (sizes.includes(place) ? [] : [place]));
  const corner = cornerOf(head);
  const body = rows.slice(at + 1);
  const labels = body.map((row) => row[0] ?? '');
  // "UK size | 7 | 8" over "Pairs | 4 | 6": the corner says nothing of the goods, and the rows what is counted.
  const isUnit =
    labels.some((label) => label !== '') && labels.every((label) => label === '' || isUnitWord(plain(label)));
  const nameOf = (place: number): string =>
    place > 0 || (columnOf(head[0] ?? '') !== null && columnOf(head[0] ?? '') !== 'spec')
      ? (head[place] ?? '')
      : 'Item';
  const first = isUnit ? 'Unit' : nameOf(0);
  const lines = body.flatMap((row) => {
    const known = others.map((place) => row[place] ?? '');
    const wanted = sizes.filter((place) => !NONE.test(row[place] ?? ''));
    return wanted.length === 0
      ? [[...known, '', '']]
      : wanted.map((place) => [...known, `${corner} ${head[place]}`.trim(), row[place] ?? '']);
  });
  return [
    ...rows.slice(0, at),
    [...others.map((place) => (place === 0 ? first : nameOf(place))), 'Size', 'Qty'],
    ...lines,
  ];
}
