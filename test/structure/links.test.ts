import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const NOT_OURS = /(^|\/)(node_modules|cdk\.out[^/]*|\.hub|\.git|\.cache|fixtures)(\/|$)/;

function pagesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (NOT_OURS.test(path)) return [];
    if (entry.isDirectory()) return pagesUnder(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** As GitHub makes them: lower case, without punctuation, blanks as dashes. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

const withoutCode = (page: string): string => page.replaceAll(/^```[\s\S]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
const withoutFences = (page: string): string => page.replaceAll(/^```[\s\S]*?^```/gm, '');

const anchorsOf = (path: string): string[] =>
  [...withoutFences(textOf(path)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

interface Link {
  file: string;
  anchor: string;
}

function linksOf(page: string): Link[] {
  return [...withoutCode(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor = ''] = target.split('#');
      return { file: path === '' ? page : join(dirname(page), decodeURIComponent(path)), anchor };
    });
}

/** Why a link leads nowhere, or null. */
function faultOf({ file, anchor }: Link): string | null {
  if (!existsSync(join(ROOT, file))) return `there is no ${file}`;
  if (anchor === '' || statSync(join(ROOT, file)).isDirectory() || !file.endsWith('.md')) return null;
  return anchorsOf(file).includes(anchor) ? null : `${file} has no heading for #${anchor}`;
}

const pages = pagesUnder('.');

describe.each(pages)('%s', (page) => {
  it('links to what is there', () => {
    expect(linksOf(page).flatMap((link) => faultOf(link) ?? [])).toEqual([]);
  });
});

it('names every page of docs/ in some other page', () => {
  const linked = new Set(
    pages.flatMap((page) =>
      linksOf(page)
        .filter(({ file }) => file !== page)
        .map(({ file }) => file),
    ),
  );
  const folders = [...linked].filter((file) => !file.endsWith('.md'));
  const lost = pages.filter(
    (page) =>
      page.startsWith('docs/') && !linked.has(page) && !folders.some((folder) => page.startsWith(join(folder, '/'))),
  );
  expect(lost).toEqual([]);
});
