import type { Said } from './prompt.ts';

/** Characters that nobody sees: a text with them only looks like another one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u;
const WORD = /[\p{L}\p{N}]/u;
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The text with every run of white space as one space, and where each unit of it stands in the original. */
function spaced(text: string): { text: string; at: number[] } {
  let out = '';
  const at: number[] = [];
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charAt(place);
    const one = /\s/.test(unit) ? ' ' : unit;
    if (one === ' ' && out.endsWith(' ')) continue;
    out += one;
    at.push(place);
  }
  return { text: out, at: [...at, text.length] };
}

/** Whether a word or number goes on across that place: neither `2` nor `2.5` is found in `12.50`. */
function goesOn(text: string, place: number): boolean {
  const [before = '', after = ''] = [text.charAt(place - 1), text.charAt(place)];
  const [far = '', next = ''] = [text.charAt(place - 2), text.charAt(place + 1)];
  if (/\d/.test(before) && /[.,]/.test(after) && /\d/.test(next)) return true;
  if (/\d/.test(after) && /[.,]/.test(before) && /\d/.test(far)) return true;
  if (!WORD.test(before) || !WORD.test(after)) return false;
  if (WITHOUT_SPACES.test(before) || WITHOUT_SPACES.test(after)) return false;
  return /\d/.test(before) === /\d/.test(after);
}

/**
 * Looks for quotes in a text, letter by letter: only white space may differ. Characters that look alike (Cyrillic а, full-width １)
 * are others. Part of a word or number is not found.
 * @returns for a quote the piece of the text itself, or null
 */
function lookIn(text: string): (quote: string) => string | null {
  const within = spaced(text);
  return (quote) => {
    const wanted = spaced(quote.trim()).text;
    if (wanted === '' || UNSEEN.test(wanted)) return null;
    for (let place = within.text.indexOf(wanted); place >= 0; place = within.text.indexOf(wanted, place + 1)) {
      const end = place + wanted.length;
      if (!goesOn(within.text, place) && !goesOn(within.text, end))
        return text.slice(within.at[place], (within.at[end - 1] ?? 0) + 1);
    }
    return null;
  };
}

/** Whether a quote stands so in a text. */
export const standsIn = (text: string, quote: string): boolean => lookIn(text)(quote) !== null;

/** Finds in the message what a reading says stands there; counts what does not. */
export interface Finder {
  find(quote: string | null): string | null;
  readonly refused: () => number;
}

export function finderIn({ subject, text }: Said): Finder {
  const looks = [lookIn(text), lookIn(subject ?? '')];
  let refused = 0;
  return {
    find: (quote) => {
      if (quote === null) return null;
      const found = looks.map((look) => look(quote)).find((one) => one !== null) ?? null;
      if (found === null) refused += 1;
      return found;
    },
    refused: () => refused,
  };
}
