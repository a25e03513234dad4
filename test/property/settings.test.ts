import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../shared/settings/diff.ts';
import { readSettings } from '../../shared/settings/load.ts';
import { Settings } from '../../shared/settings/schema.ts';
import { HUB_YAML, sampleSettings } from '../kit/samples.ts';

const lines = HUB_YAML.split('\n');
type Edit = (text: string[]) => string[];

const at = fc.nat({ max: lines.length - 1 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  at.map(
    (line): Edit =>
      (text) =>
        text.toSpliced(line, 1),
  ),
  fc.tuple(at, at).map(
    ([line, other]): Edit =>
      (text) =>
        text.toSpliced(line, 0, text[other] ?? ''),
  ),
  fc.tuple(at, fc.string({ unit: 'binary', maxLength: 20 })).map(
    ([line, junk]): Edit =>
      (text) =>
        text.toSpliced(line, 0, junk),
  ),
  fc.tuple(at, fc.nat({ max: 60 }), fc.string({ maxLength: 3 })).map(
    ([line, column, junk]): Edit =>
      (text) =>
        text.with(
          Math.min(line, text.length - 1),
          `${text[line]?.slice(0, column)}${junk}${text[line]?.slice(column + 1)}`,
        ),
  ),
  fc
    .tuple(
      at,
      fc.constantFrom(
        'null',
        '[]',
        '{}',
        '-1',
        '1e999',
        '.nan',
        '!!binary x',
        '*x',
        '&x',
        '<<',
        '"\\u0000"',
        '2026-02-30',
      ),
    )
    .map(
      ([line, value]): Edit =>
        (text) =>
          text.with(Math.min(line, text.length - 1), (text[line] ?? '').replace(/:.*$/, `: ${value}`)),
    ),
);

describe('a hub.yaml, however damaged', () => {
  it('is read or refused with lines that exist; nothing throws', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce((so, change) => change(so), lines).join('\n');
        const read = readSettings(text);
        if ('settings' in read) {
          expect(Settings.parse(read.settings)).toEqual(read.settings);
          expect(Array.isArray(differences(sampleSettings(), read.settings))).toBe(true);
          return;
        }
        expect(read.faults.length).toBeGreaterThan(0);
        for (const { line, words } of read.faults) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(text.split(/\r\n|\r|\n/).length);
          expect(words).not.toBe('');
        }
      }),
      { numRuns: 250 },
    );
  });

  it('made of any text is refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.json()), (text) => {
        expect('faults' in readSettings(text)).toBe(true);
      }),
    );
  });
});
