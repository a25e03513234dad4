import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULES } from '../../shared/admission/rules/index.ts';
import { ERROR_CODES } from '../../shared/errors/codes.ts';

const ROOT = join(import.meta.dirname, '../..');
const page = readFileSync(join(ROOT, 'docs/errors.md'), 'utf8');

/** Chapters of the page by heading of the first rank. */
const chapters = new Map(
  page.split(/^# /m).map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n'))]),
);

/** Sections of a chapter by heading of the second rank. */
function sectionsOf(chapter: string): Map<string, string> {
  const parts = (chapters.get(chapter) ?? '').split(/^## /m).slice(1);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n'))]));
}

/** First cells of the tables of a text, without their back quotes. */
const firstCells = (text: string): string[] =>
  [...text.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
  );

describe('docs/errors.md', () => {
  it('has a section for each code and none for another', () => {
    expect([...sectionsOf('Errors').keys()].sort()).toEqual(Object.keys(ERROR_CODES).sort());
  });

  it.each(Object.entries(ERROR_CODES))(
    '%s: names its status, what to do and whether trying again helps',
    (code, card) => {
      const section = sectionsOf('Errors').get(code) ?? '';
      expect(section).toContain(`HTTP ${card.status}.`);
      expect(section).toContain('**Do:**');
      expect(section).toContain('**Trying again**');
      if (card.retry) expect(section).not.toMatch(/\*\*Trying again\*\*\s+(?:never helps|does not help)/);
    },
  );

  it('has every refusal of a command', () => {
    const source = readFileSync(join(ROOT, 'shared/lifecycle/refusals.ts'), 'utf8');
    const declared = /type RefusalCode =([^;]+);/.exec(source)?.[1] ?? '';
    const codes = [...declared.matchAll(/'([a-z-]+)'/g)].map(([, code = '']) => code);
    expect(firstCells(chapters.get('Refusals') ?? '').sort()).toEqual(codes.sort());
  });

  it('has every rule of admission, and says which bind staff', () => {
    const section = sectionsOf('Rules').get('Why an order waits for a person') ?? '';
    const binding = [...section.matchAll(/^\| `([a-z]+)` \|.*\| (yes|) ?\|$/gm)].map(([, id, binds]) => [
      id,
      binds === 'yes',
    ]);
    expect(binding).toEqual(RULES.map(({ id, bindsPeople }) => [id, bindsPeople]));
  });
});
