import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growth } from '../../test/kit/growth.ts';
import { draftOf } from '../../test/kit/understand-context.ts';

interface Used {
  pattern: RegExp;
  /** Letters of the longest text that it was tried on. */
  longest: number;
}

const texts = ['catering', 'workshop'].flatMap((set) =>
  readFileSync(new URL(`../../test/corpus/${set}/messages.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { text: string | null; html: string | null; subject: string | null }),
);

/** Every pattern that reading messages tries on anything, however it was made: by sign, by word list, by a library. */
function patternsUsed(): Used[] {
  const seen = new Map<string, Used>();
  const real = RegExp.prototype.exec;
  // All ways of trying a pattern come by here.
  RegExp.prototype.exec = function exec(this: RegExp, text: string) {
    const key = `${this.source}/${this.flags}`;
    const known = seen.get(key) ?? { pattern: this, longest: 0 };
    seen.set(key, { ...known, longest: Math.max(known.longest, text.length) });
    return real.call(this, text);
  };
  try {
    for (const { text, html, subject } of texts) draftOf(text ?? '', {}, { html, subject });
    const all = texts.map(({ text }) => text ?? '').join(' ');
    draftOf(all.slice(0, 12_000), {}, { html: `<p>${all.slice(0, 12_000)}</p>` });
  } finally {
    RegExp.prototype.exec = real;
  }
  return [...seen.values()];
}

/** A passage has so many letters at most; a pattern that was tried on more is tried on whole messages. */
const PASSAGE = 2000;
const PIECES = [
  ...[
    'a',
    '1',
    ' ',
    '\n',
    '\t',
    '，',
    '。',
    ',',
    '.',
    '-',
    '(',
    '/',
    'x',
    '十',
    '箱',
    '市',
    '号',
    '"',
    '@',
    '¥',
    '：',
    '>',
  ],
  ...[
    'a ',
    '1,',
    '1.',
    'a-',
    'a1',
    '十箱',
    '5箱 ',
    '5月',
    'No ',
    'the ',
    'PO ',
    '<td>',
    'please ',
    '不是',
    '(1',
    'a@a.',
    '&a',
  ],
];
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 4 }) },
);

describe('every pattern that a message meets', () => {
  const used = patternsUsed();
  const [onPassages, onMessages] = [
    used.filter(({ longest }) => longest <= 2 * PASSAGE),
    used.filter(({ longest }) => longest > 2 * PASSAGE),
  ];
  const tried = (pattern: RegExp, text: string): void => {
    const fresh = new RegExp(pattern.source, pattern.flags.replace('y', ''));
    let at = -1;
    // Nothing is kept of what is found: clearing that away would take time, too.
    while (fresh.test(text) && fresh.global) {
      if (fresh.lastIndex === at) fresh.lastIndex += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      at = fresh.lastIndex;
    }
  };
  const filled = (pieces: readonly string[], end: string, size: number): string => {
    const part = pieces.join('');
    return part.repeat(Math.ceil(size / part.length)).slice(0, size) + end;
  };
  const grown = ({ pattern }: Used, pieces: readonly string[], end: string, size: number, tooShort: number): number =>
    growth((length) => tried(pattern, filled(pieces, end, length)), size, tooShort);
  const hostile = [fc.array(piece, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '!', '\n', '1')] as const;

  it('is there', () => {
    expect(used.length).toBeGreaterThan(300);
    expect(onMessages.length).toBeGreaterThan(5);
  });

  it('grows less than with the cube of a passage', () => {
    fc.assert(
      fc.property(...hostile, (pieces, end) => {
        const wild = onPassages.filter((one) => grown(one, pieces, end, PASSAGE / 2, 25) > 7);
        // Once more on other sizes: only what is wild on all of them is.
        const sure = wild.filter((one) => grown(one, pieces, end, PASSAGE, 50) > 7);
        expect(sure.map(({ pattern }) => pattern.source)).toEqual([]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 60_000);

  it('grows with a message no faster than it does, where it is tried on the whole of it', () => {
    fc.assert(
      fc.property(...hostile, (pieces, end) => {
        const wild = onMessages.filter((one) => grown(one, pieces, end, 20_000, 25) > 3.2);
        const sure = wild.filter((one) => grown(one, pieces, end, 40_000, 50) > 3.2);
        expect(sure.map(({ pattern }) => pattern.source)).toEqual([]);
      }),
      { numRuns: 15, endOnFailure: true },
    );
  }, 60_000);
});
