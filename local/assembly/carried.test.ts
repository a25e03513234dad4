import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { CARRIED, NOT_RUN } from './carried.ts';

const guide = readFileSync(new URL('../../docs/local.md', import.meta.url), 'utf8');

it.each(Object.entries(NOT_RUN))('the guide says that nothing runs for %s', (type, reason) => {
  expect(guide).toContain(`| \`${type}\` | ${reason} |`);
});

it.each(Object.entries(CARRIED))('the guide lists what of %s has no effect', (type, { noted }) => {
  const properties = noted.filter((property) => property !== 'Tags');
  if (properties.length > 0) expect(guide).toContain(`| \`${type}\` | ${properties.join(', ')} |`);
});

it.each(Object.entries(CARRIED))('%s has each property once', (_, { run, noted }) => {
  const all: readonly string[] = [...run, ...noted];
  expect(new Set(all).size).toBe(all.length);
});
