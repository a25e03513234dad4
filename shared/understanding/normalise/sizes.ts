/** Sizes by letters, as they are written: S, M, XL, XXL, 2XL. */
export const LETTER_SIZE = String.raw`\d{1,2}XL|X{1,4}L|X{1,3}S|[SML]`;
/** Sizes by words and numbers that say that they are sizes: 大码, 42码. */
export const SAID_SIZE = String.raw`[大中小均]码|[大中小加特]大?号|(?<![a-z])(?:uk|us|eu|gr\.?|size|größe)\s?\d{1,2}(?:\.5)?(?!\d)|\d{2,3}(?:\.5)?[码号]`;
/** Colours that stand for one article in several: 黑, 蓝色, blue. */
export const COLOUR = String.raw`[黑白红蓝绿黄橙棕灰紫粉]色?|(?:black|white|red|blue|green|yellow|orange|brown|grey|gray|purple|pink|schwarz|weiß|rot|blau|grün|gelb|braun|grau)(?![a-z])`;

const LETTERS = new RegExp(String.raw`^(?:${LETTER_SIZE})$`, 'i');
const SAID = new RegExp(`^(?:${SAID_SIZE}|${COLOUR})$`, 'iu');
/** "UK 7", "EU 42", "size 9". */
const NUMBERED = /^(?:(?:uk|us|eu|size|gr\.?|größe)\s?)?\d{1,3}(?:[.,]5|½)?$/iu;

/** Whether a text is the letters of a size and nothing else. */
export const isLetterSize = (text: string): boolean => LETTERS.test(text);

/** Whether a text is a size or a colour by its own words. */
export const isVariant = (text: string): boolean => LETTERS.test(text) || SAID.test(text);

/** Whether a text may be a size where others beside it are: 7, 42, "UK 9". */
export const mayBeSize = (text: string): boolean => NUMBERED.test(text);
