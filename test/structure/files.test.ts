import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../infra/parts/environments.ts';

const ROOT = join(import.meta.dirname, '../..');
const CODE = ['shared', 'functions', 'infra', 'local', 'cli', 'web', 'bench', 'test'];
const LONGEST = 350;

/** Longer files, each with the reason why it is better whole. */
const LONGER: Readonly<Record<string, string>> = {};

/** Folders of the domain: time and chance are given to them. */
const PURE = [
  'orders',
  'admission',
  'lifecycle',
  'deadlines',
  'tasks',
  'understanding',
  'catalogue',
  'customers',
  'checks',
  'messages',
  'settings',
  'reports',
  'errors',
  'reader',
  'channels',
];

const sourcesUnder = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('fixtures'))
    .map((path) => join(folder, path));

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const isTest = (path: string): boolean => /\.test(-d)?\.tsx?$/.test(path);
const files = CODE.flatMap(sourcesUnder);

/** Lines of files that match, as `file:line`. */
const placesOf = (paths: readonly string[], pattern: RegExp): string[] =>
  paths.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );

describe('functions', () => {
  const folders = readdirSync(join(ROOT, 'functions'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  it('are exactly those that the infrastructure knows', () => {
    expect(folders.sort()).toEqual([...FUNCTION_NAMES].sort());
  });

  it.each(folders)('%s has handler, environment and wiring', (name) => {
    const missing = ['handler.ts', 'env.ts', 'wire.ts'].filter(
      (file) => !existsSync(join(ROOT, 'functions', name, file)),
    );
    expect(missing).toEqual([]);
  });
});

describe('files', () => {
  it(`have at most ${LONGEST} lines`, () => {
    const long = files.filter((path) => textOf(path).split('\n').length > LONGEST + 1);
    expect(long.sort()).toEqual(Object.keys(LONGER).sort());
  });

  it('are not called by what says nothing', () => {
    expect(files.filter((path) => /\/(utils?|helpers?|misc|common)(\.|\/)/.test(path))).toEqual([]);
  });

  it('of the domain take time and chance as arguments', () => {
    const domain = PURE.flatMap((folder) => sourcesUnder(`shared/${folder}`)).filter((path) => !isTest(path));
    expect(
      placesOf(domain, /\bDate\.now\(|\bMath\.random\(|\bnew Date\(\)|\brandom(UUID|Bytes)\(|\bperformance\.now\(/),
    ).toEqual([]);
  });
});

describe('tests', () => {
  const tests = files.filter(isTest);

  it('run all of them', () => {
    expect(placesOf(tests, /\b(describe|it|test)(\.\w+)*\.(only|skip|todo|fails)\b|\bx(it|describe)\(/)).toEqual([]);
  });

  it('lie beside what they test, or under test/', () => {
    const lonely = tests.filter((path) => !path.startsWith('test/') && !hasSubject(path));
    expect(lonely).toEqual([]);
  });
});

/** A file or folder of the same name, or at least some code in the same folder. */
function hasSubject(path: string): boolean {
  const folder = path.slice(0, path.lastIndexOf('/'));
  return files.some((other) => !isTest(other) && other.startsWith(`${folder}/`));
}
