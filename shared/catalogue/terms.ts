import { CHINESE_DIGITS, chineseNumber } from '../understanding/normalise/number.ts';
import { bare, plain } from '../understanding/normalise/text.ts';

/** What a text about goods consists of, for comparison. */
export interface Terms {
  /** Words and measures with a digit or a single letter: `m6x20`, `304`, `16a`, `xl`. They tell products apart. */
  marks: string[];
  /** Words of letters: `hex`, `bolt`. */
  words: string[];
  /** Chinese characters in their order, runs apart. */
  runs: string[];
}

const PIECE =
  /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+(?:[.\/'"\-](?=\d)[[\p{L}\p{N}]--\p{Script=Han}]+)*["']?/gv;
const HAN = /^\p{Script=Han}/u;
/** Chinese numerals that measure: 三寸 is 3寸. */
const MEASURED = new RegExp(`[${CHINESE_DIGITS}]+(?=[寸厘号瓦安芯匹])`, 'g');
/** "9pcs" and "9 pcs" say the same. */
const COUNTED = /(?<![\w.])(\d{1,4})(?:pcs?|pieces?|ea)(?![a-z])/g;
const SIZES = new Set(['s', 'm', 'l', 'xs', 'xl', 'xxl', 'xxxl']);
const PARTS = /\d+(?:\.\d+)?[a-z]+|[a-z]+\d+(?:\.\d+)?|\d+(?:[./]\d+)*/g;
/** Words that speak of ordering, not of goods. */
const IDLE = new Set(
  `a an the of for and or to in on at by with from we i you us our your my it its is are be this that these those as per
   please pls plz kindly need needs want order orders ordering book send ship supply give take get buy put me down like would could can
   each ea pc pcs piece pieces qty quantity unit units price item items no nos x also plus more same again thanks thank hi hello dear
   inch inches mm cm some about approx approximately around type kind new ones one usual following below just only ok okay set aside required require when get sec moment today urgent asap soon go ahead attached see below above find there here also let know`.split(
    /\s+/,
  ),
);
const IDLE_HAN =
  /请帮我|帮我|给我们|给我|我们|我要|还要|再来|再要|再加|另外|还有|然后|麻烦|老板|你好|您好|需要|想要|订购|采购|订货|购买|下单|来点|来个|发我|一共|总共|数量|规格|型号|品名|商品|货号|料号|编码|那个|这个|那种|这种|就要|只要|也要|也来|以及|各种|要的|的话|安排|发货|谢谢|辛苦|共计|大概|大约|左右|[要来的和及与各买订请再拿发了吧哈呢啊嘛呀哦噢嗯在有是就也都还那这您你我个共约、]/g;

/** The text without the words that only say that somebody orders. */
export function goodsOnly(text: string): string {
  return plain(text).replaceAll(IDLE_HAN, ' ');
}

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.replace(/(?<=ch|sh|x)es$|s$/, '') : word;

/** Splits a plain text into what can be compared. */
export function termsOf(text: string): Terms {
  const terms: Terms = { marks: [], words: [], runs: [] };
  const measured = text
    .toLowerCase()
    .replaceAll(COUNTED, '$1')
    .replaceAll(MEASURED, (numeral) => String(chineseNumber(numeral) ?? numeral));
  for (const [piece] of measured.matchAll(PIECE)) {
    if (HAN.test(piece)) terms.runs.push(piece);
    else if (/\d/.test(piece) || SIZES.has(piece)) terms.marks.push(piece.replace(/["']$/, ''));
    else if (piece.length > 1 && !IDLE.has(piece)) terms.words.push(singular(piece.replaceAll(/["']/g, '')));
  }
  return terms;
}

/** The measures inside a mark: `2p32a` → `2p`, `32a`; `m6x20` → `m6`, `20`. The mark itself is not among them. */
export function partsOf(mark: string): string[] {
  const pieces = mark.replaceAll(/(?<=\d["']?)x(?=\d)/g, ' ').match(PARTS) ?? [];
  return pieces.filter((piece) => piece !== mark);
}

/** A code in the one spelling in which codes are compared; `null` for what is too short to be a code. */
export function codeKey(text: string): string | null {
  const key = bare(text).toUpperCase();
  return key.length >= 2 ? key : null;
}

/** A code as it is often misread: letter O for nought, I and L for one. */
export const unambiguous = (code: string): string => code.replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Neighbouring characters of a run: the smallest piece of Chinese that says something. A lone character stands for itself. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.length === 1
    ? characters
    : characters.slice(1).map((second, index) => `${characters[index]}${second}`);
}
