import { CHINESE_DIGITS, chineseNumber } from '../understanding/normalise/number.ts';
import { NUMBER_WORDS, wordNumber } from '../understanding/normalise/number-words.ts';
import { bare, plain } from '../understanding/normalise/text.ts';
import { IDLE_CHINESE, IDLE_WORDS } from '../understanding/words/idle.ts';
import { inEnglish } from '../understanding/words/translated.ts';

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
const MEASURED = new RegExp(
  `[${CHINESE_DIGITS}]+(?=[寸厘号瓦安伏芯匹升克米斤孔层吋]|毫|公[斤分]|千克|平方|盎司|英[寸尺]|加仑)`,
  'g',
);
/** "尿杯六十的": a size that is said without its measure. */
const SAID_SIZE = new RegExp(
  `(?<![${CHINESE_DIGITS}])[${CHINESE_DIGITS}]{0,3}[十百][${CHINESE_DIGITS}]{0,3}(?=[的号]?(?:\\s|$))`,
  'g',
);
/** "the twenty inch": a measure in words. */
const MEASURED_IN_WORDS = new RegExp(
  `(?<![a-z])(${NUMBER_WORDS})[ -](?=(?:inch|zoll|feet|foot|mm|cm|met(?:re|er)|millimet|centimet|ounce|oz|lit(?:re|er)|ml|gram|kilo|kg|watt|amp|volt|gallon|pound)s?)`,
  'g',
);
/** As they are spoken: "C十六" is C16, "一P" is 1P. */
const BESIDE_LETTERS = new RegExp(
  `(?<=(?<![a-z])[a-z])[${CHINESE_DIGITS}]{1,4}|(?<![${CHINESE_DIGITS}])[${CHINESE_DIGITS}]{1,3}(?=[a-z](?![a-z]))`,
  'g',
);
/** 二点五 is 2.5. */
const POINTED = new RegExp(
  `([${CHINESE_DIGITS}]{1,4})点([零〇一二三四五六七八九]{1,4})(?![${CHINESE_DIGITS}分钟])`,
  'g',
);
/** Measures in Chinese and in signs are one: 32安 is 32A, 500毫升 is 500ml. */
const SIGNS_OF_MEASURES: readonly [RegExp, string][] = [
  [/(?<=\d)毫升/g, 'ml'],
  [/(?<=\d)(?:公斤|千克)/g, 'kg'],
  [/(?<=\d)毫克/g, 'mg'],
  [/(?<=\d)毫米/g, 'mm'],
  [/(?<=\d)(?:厘米|公分)/g, 'cm'],
  [/(?<=\d)盎司/g, 'oz'],
  [/(?<=\d)(?:英寸|吋)/g, '"'],
  [/(?<=\d)加仑/g, 'gal'],
  [/(?<=\d)安培?/g, 'a'],
  [/(?<=\d)瓦特?/g, 'w'],
  [/(?<=\d)伏特?/g, 'v'],
  [/(?<=\d)升/g, 'l'],
  [/(?<=\d)克/g, 'g'],
];
/** Words for one way of packing. */
const PACKED: readonly [RegExp, string][] = [
  [/听装|易拉罐装?/g, '罐装'],
  [/樽装/g, '瓶装'],
  [/(?<=[黑白红蓝绿黄橙棕灰紫粉银金])色/g, ' '],
  [/(?<=\p{Script=Han})(?=[黑白红蓝绿黄橙棕灰紫粉银金] )/gu, ' '],
  // 不带线 is another product than 带线.
  [/不[带含]/g, '无'],
];
/** "no window" is another product than "window". */
const LACKING =
  /(?<![a-z])(?:no|without|w\/o) (?=[a-z]{3,})(?!(?:need|rush|hurry|problem|worries|more|longer|later|thanks|thank|charge|delivery|idea|doubt|the|any)(?![a-z]))/g;
/** Abbreviations that trades share. */
const SHORT: readonly [RegExp, string][] = [
  // "the small (9") tongs": the measure says how small.
  [/(?<![a-z])(?:small|large|medium|big|little|short|long)(?:er)? (?=\(\d)/g, ''],
  [/[µμ](?=[lm](?![a-z]))/g, 'u'],
  [/(?<=\d) ?(?:gsm|g\/m[2²])(?![a-z])/g, 'g'],
  [/(?<=\d) (?=(?:[mcdu]?l|[mk]?g|[mcku]?m|oz|lbs?|k?w|k?v|mah)(?![a-z\d]))/g, ''],
  [/(?<![a-z\d])(?:ss|s\/s)(?![a-z\d-])/g, 'stainless'],
  [/stainless[ -]steel/g, 'stainless'],
  [/(?<=\d) ?(?:inch(?:es)?|in\.|zoll)(?![a-z])/g, '"'],
  [/(?<=\d) ?(?:feet|foot|ft\.?)(?![a-z])/g, 'ft'],
  [/(?<=\d) ?(?:lit(?:re|er)s?|ltrs?)(?![a-z])/g, 'l'],
  [/(?<=\d) ?met(?:re|er)s?(?![a-z])/g, 'm'],
  [/(?<![a-z\d])xxl(?![a-z])/g, '2xl'],
  [/(?<![a-z\d])xxxl(?![a-z])/g, '3xl'],
  [/(?<![a-z\d])xxxxl(?![a-z])/g, '4xl'],
  [/(?<=\d) ?[码号](?!\p{L})/gu, ' '],
  [/(?<=\d)[码号]半/gu, '.5'],
  // "UK 8" is another size than "US 8".
  [/(?<=\d),(?=\d{1,2}(?!\d))/g, '.'],
  [/(?<=\d) ?mil(?![a-z])/g, 'mm'],
  // "(BA-2014x)": a number of theirs that nobody knows says nothing of the goods.
  [/\((?=[a-z0-9-]*[a-z])(?=[a-z0-9-]*\d{3})[a-z]{1,5}-?\d[a-z0-9-]{2,12}\)/g, ' '],
  [/(?<![a-z])(uk|us|eu)[ -]?(?:size[ -]?)?(?=\d)/g, '$1'],
];
/** "9pcs" and "9 pcs" say the same. */
const COUNTED = /(?<![\w.])(\d{1,4})(?:pcs?|pieces?|ea)(?![a-z])/g;
/** "size A", "envelope D 180x260", "D号": a letter of its own that tells sizes or types apart. */
const LETTERED = [
  /(?<=(?<!\p{L})(?:size|type|grade|class|model|größe|typ|klasse|series?)[ :]{1,2})[a-z](?![\p{L}\p{N}'])/giu,
  /(?<=\p{Ll}{3} |\p{Script=Han} ?)[A-HJ-Z](?=\s+\d|\s*$|号)/gu,
] as const;
const SIZES = new Set(['xxs', 'xs', 's', 'm', 'l', 'xl']);
const PARTS = /\d+(?:\.\d+)?[a-z]+|[a-z]+\d+(?:\.\d+)?|\d+(?:[./]\d+)*/g;
/** The text without the words that only say that somebody orders. */
export function goodsOnly(text: string): string {
  return plain(text).replaceAll(IDLE_CHINESE, ' ');
}

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.replace(/(?<=ch|sh|x)es$|s$/, '') : word;

function spoken(whole: string, part: string): string | null {
  const digits = [...part].map((digit) => chineseNumber(digit));
  const before = chineseNumber(whole);
  return before === undefined || digits.includes(undefined) ? null : `${before}.${digits.join('')}`;
}

/** Measures and sizes that are said in words, in digits. */
const inDigits = (text: string): string =>
  text
    .replaceAll(POINTED, (said, whole, part) => spoken(whole, part) ?? said)
    .replaceAll(BESIDE_LETTERS, (numeral) => String(chineseNumber(numeral) ?? numeral))
    .replaceAll(MEASURED, (numeral) => String(chineseNumber(numeral) ?? numeral))
    .replaceAll(SAID_SIZE, (numeral) => String(chineseNumber(numeral) ?? numeral))
    .replaceAll(MEASURED_IN_WORDS, (said, words) => {
      const value = /^an?$/.test(words) ? null : wordNumber(words);
      return value === null ? said : `${value} `;
    });

/** Splits a plain text into what can be compared. */
export function termsOf(text: string): Terms {
  const terms: Terms = { marks: [], words: [], runs: [] };
  const letters = LETTERED.flatMap((pattern) => text.match(pattern) ?? []).map((letter) => letter.toLowerCase());
  terms.marks.push(...new Set(letters.filter((letter) => !SIZES.has(letter))));
  const packed = [...PACKED, ...SHORT].reduce(
    (left, [words, one]) => left.replaceAll(words, one),
    inDigits(text.toLowerCase()),
  );
  const measured = packed.replaceAll(LACKING, 'no').replaceAll(COUNTED, '$1');
  const signed = SIGNS_OF_MEASURES.reduce((left, [words, sign]) => left.replaceAll(words, `${sign} `), measured);
  for (const [piece] of signed.matchAll(PIECE)) {
    if (HAN.test(piece)) terms.runs.push(piece);
    else if (/\d/.test(piece) || SIZES.has(piece)) terms.marks.push(piece.replace(/["']$/, ''));
    else if (piece.length > 1 && !IDLE_WORDS.has(piece)) {
      // "watering cans" of a "watering can": what is idle in the one is in the other.
      const word = inEnglish(singular(piece.replaceAll(/["']/g, '')));
      if (!IDLE_WORDS.has(word)) terms.words.push(word);
    }
  }
  return terms;
}

/** The measures inside a mark: `2p32a` → `2p`, `32a`; `m6x20` → `m6`, `20`. The mark itself is not among them. */
export function partsOf(mark: string): string[] {
  const pieces = mark.replaceAll(/(?<=\d["']?)x(?=\d)/g, ' ').match(PARTS) ?? [];
  // SUS304 and DIN912 also answer to their numbers.
  const numbers = pieces.flatMap((piece) => /^[a-z]{2,4}(\d{3,5})$/.exec(piece)?.[1] ?? []);
  return [...pieces, ...numbers].filter((piece) => piece !== mark);
}

/** A code in the one spelling in which codes are compared; `null` for what is too short to be a code. */
export function codeKey(text: string): string | null {
  const key = bare(text).toUpperCase();
  return key.length >= 2 ? key : null;
}

/** A code as it is often misread: letter O for nought, I and L for one. */
export const unambiguous = (code: string): string => code.replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Neighbouring words written as one: "hi vis" is also "hivis", "ear plug" also "earplug". */
export const joinedOf = (words: readonly string[]): string[] =>
  words.slice(1).map((second, index) => `${words[index]}${second}`);

/** Neighbouring characters of a run: the smallest piece of Chinese that says something. A lone character stands for itself. */
export function pairsOf(run: string): string[] {
  const characters = [...run];
  return characters.length === 1
    ? characters
    : characters.slice(1).map((second, index) => `${characters[index]}${second}`);
}
