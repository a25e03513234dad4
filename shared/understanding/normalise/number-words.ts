/** English and German numbers in words, as they are written out in orders: "two hundred and fifty", "twenty-five", "fünfundzwanzig". */
const ENGLISH = {
  small:
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
};
const GERMAN_SMALL =
  'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn';
const GERMAN_TENS = 'zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig';

const numbered = (words: string, first: number, step: number): [string, number][] =>
  words.split(' ').map((word, place) => [word, first + place * step]);
const GERMAN = numbered(GERMAN_TENS, 20, 10).flatMap(([ten, tens]): [string, number][] => [
  [ten, tens],
  ...numbered(GERMAN_SMALL, 1, 1)
    .slice(0, 9)
    .map(([one, ones]): [string, number] => [`${one === 'eins' ? 'ein' : one}und${ten}`, tens + ones]),
]);
const VALUES: ReadonlyMap<string, number> = new Map<string, number>([
  ...numbered(ENGLISH.small, 1, 1),
  ...numbered(ENGLISH.tens, 20, 10),
  ['a', 1],
  ['an', 1],
  ...numbered(GERMAN_SMALL, 1, 1).slice(1),
  ...['ein', 'eine', 'einen'].map((word): [string, number] => [word, 1]),
  ...GERMAN,
]);
const PLACES: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['hundert', 100],
  ['tausend', 1000],
]);

const longestFirst = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).join('|');
const WORD = `(?:${longestFirst([...VALUES.keys(), ...PLACES.keys()])})`;
/** A number in words, for regular expressions; what it comes to is for `wordNumber` to say. */
export const NUMBER_WORDS = `(?:${WORD}(?:(?: and |[ -])${WORD}){0,6})`;

/** What number words come to; null where they are no one number ("two three"). */
export function wordNumber(text: string): number | null {
  const words = text
    .toLowerCase()
    .split(/[\s-]+/u)
    .filter((word) => word !== 'and');
  let [sum, section, room] = [0, 0, 1000];
  for (const word of words) {
    const place = PLACES.get(word);
    const value = VALUES.get(word);
    if (place === 1000) [sum, section, room] = [sum + (section || 1) * place, 0, 1000];
    else if (place !== undefined) [section, room] = [(section || 1) * place, 100];
    else if (value === undefined || value >= room) return null;
    else [section, room] = [section + value, value >= 20 ? 10 : 0];
  }
  return words.length === 0 ? null : sum + section;
}
