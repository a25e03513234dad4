import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Source } from '../../shared/settings/schema.ts';

const ROOT = join(import.meta.dirname, '../..');
const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const pagesIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter(({ name }) => name.endsWith('.md'))
    .map(({ name }) => join(folder, name));

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  ...pagesIn('docs'),
  ...pagesIn('docs/channels'),
  ...pagesIn('docs/decisions'),
];

const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
const run = promisify(execFile);

async function helpOf(...command: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(ROOT, 'cli/hub.ts'), ...command, '--help'], { cwd: ROOT });
  return stdout;
}

/** Names under `Commands:` of a help text. */
const commandsOf = (help: string): string[] =>
  [...(help.split(/^Commands:$/m)[1] ?? '').matchAll(/^ {2}([a-z][\w-]*)/gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');

const hub = new Map<string, string[]>();
for (const name of commandsOf(await helpOf())) hub.set(name, commandsOf(await helpOf(name)));

/** A word after a command that names one of its own: not a value in angle brackets, a file or an option. */
const isName = (word: string | undefined): word is string => word !== undefined && /^[a-z][a-z-]*$/.test(word);

/** What a page tells its readers to type. */
const typed = (page: string, pattern: RegExp): string[][] =>
  [...textOf(page).matchAll(pattern)].map(([, ...words]) => words.filter((word) => word !== undefined));

describe.each(PAGES)('%s', (page) => {
  it('names npm scripts that exist', () => {
    const named = [...typed(page, /\bnpm run ([a-z][\w:-]*)/g).flat(), ...typed(page, /\bnpm (start|test)\b/g).flat()];
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names commands of hub that exist', () => {
    const wrong = typed(page, /\bnpx hub ([a-z][a-z-]*)(?: ([^\s`|),;]+))?/g).filter(([command = '', word]) => {
      const own = hub.get(command);
      if (!own) return true;
      return own.length > 0 && isName(word) && !own.includes(word);
    });
    expect(wrong.map((words) => words.join(' '))).toEqual([]);
  });
});

/** Fenced samples of a page in a language. */
const samples = (page: string, language: string): string[] =>
  [...textOf(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, sample = '']) => sample,
  );

/** The sources in a sample of settings: a list of them, one of them, or a whole `sources:` entry. */
function sourcesIn(sample: string): unknown[] {
  const value: unknown = parse(sample);
  if (Array.isArray(value)) return value;
  if (typeof value === 'object' && value !== null && 'sources' in value && Array.isArray(value.sources))
    return value.sources;
  return typeof value === 'object' && value !== null && 'channel' in value ? [value] : [];
}

describe('samples of the channels', () => {
  const pages = pagesIn('docs/channels');

  it.each(pages)('%s: settings are such as the hub takes', (page) => {
    for (const source of samples(page, 'yaml').flatMap(sourcesIn))
      expect(Source.safeParse(source).error).toBeUndefined();
  });

  it.each(pages)('%s: JSON is JSON', (page) => {
    for (const sample of samples(page, 'json')) expect(() => JSON.parse(sample), sample.slice(0, 80)).not.toThrow();
  });
});
