import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CHANNEL_IDS, CHANNELS, type ChannelId, type ChannelKind } from '../../shared/channels/catalog.ts';
import { chatReceivers } from '../../shared/channels/kinds/chat.ts';
import { formReceivers } from '../../shared/channels/kinds/form.ts';
import { readers } from '../../shared/channels/kinds/readers.ts';
import { repliers } from '../../shared/channels/kinds/repliers.ts';
import { shopReceivers } from '../../shared/channels/kinds/shop.ts';

const ROOT = join(import.meta.dirname, '../..');
const CHANNEL_FOLDER = join(ROOT, 'shared/channels');

/** Folders beside the channels that hold what several of them share. */
const SHARED = ['kinds', 'verify'];

const HEADINGS = [
  'What it brings',
  'Addresses to enter',
  'Secrets',
  'Handshake',
  'Time limits',
  'Ids',
  'What it answers',
  'Known traps',
];

const ofKind = (kind: ChannelKind): ChannelId[] => CHANNEL_IDS.filter((id) => CHANNELS[id].kind === kind);

const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];

/** A heading of the page with the text below it. */
function sectionsOf(page: string): [heading: string, text: string][] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')).trim(), part.slice(part.indexOf('\n')).trim()]);
}

describe.each(CHANNEL_IDS)('the channel %s', (id) => {
  const folder = join(CHANNEL_FOLDER, id);
  const page = join(ROOT, 'docs/channels', `${id}.md`);

  it('has a folder with its entrance, its reading and tests', () => {
    const files = filesIn(folder);
    expect(files).toEqual(expect.arrayContaining(['receive.ts', 'read.ts']));
    expect(files.some((name) => name.endsWith('.test.ts'))).toBe(true);
    expect(files.includes('reply.ts')).toBe(CHANNELS[id].kind === 'chat');
  });

  it('has recorded messages', () => {
    expect(filesIn(join(folder, 'fixtures')).filter((name) => /\.\w+$/.test(name)).length).toBeGreaterThan(2);
  });

  it('signs samples where the other side signs', () => {
    expect(filesIn(folder).includes('sign.ts')).toBe(CHANNELS[id].secrets.length > 0);
  });

  it('has a page that answers what every page answers', () => {
    const sections = sectionsOf(readFileSync(page, 'utf8'));
    expect(sections.map(([heading]) => heading)).toEqual(HEADINGS);
    for (const [heading, text] of sections) expect(text, heading).not.toBe('');
  });

  it('names every secret on its page', () => {
    const [, secrets] = sectionsOf(readFileSync(page, 'utf8')).find(([heading]) => heading === 'Secrets') ?? ['', ''];
    for (const name of CHANNELS[id].secrets) expect(secrets).toContain(`\`${name}\``);
  });
});

describe('the registries', () => {
  it('hold every channel of their kind and no other', () => {
    expect(Object.keys(formReceivers).sort()).toEqual(ofKind('form').sort());
    expect(Object.keys(shopReceivers).sort()).toEqual(ofKind('shop').sort());
    expect(Object.keys(chatReceivers).sort()).toEqual(ofKind('chat').sort());
    expect(Object.keys(repliers).sort()).toEqual(ofKind('chat').sort());
    expect(Object.keys(readers).sort()).toEqual([...CHANNEL_IDS].sort());
  });

  it.each(['form', 'shop', 'chat'])('bring only entrances into the %s intake', (kind) => {
    const source = readFileSync(join(CHANNEL_FOLDER, 'kinds', `${kind}.ts`), 'utf8');
    const imported = [...source.matchAll(/^import (?!type).*from '([^']+)'/gm)].map(([, path]) => path ?? '');
    for (const path of imported) expect(path).toMatch(/^\.\.\/[a-z-]+\/receive\.ts$/);
  });
});

it('has no folder or page of a channel that the catalogue does not know', () => {
  const folders = readdirSync(CHANNEL_FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual([...CHANNEL_IDS, ...SHARED].sort());
  const pages = readdirSync(join(ROOT, 'docs/channels')).filter((name) => name !== 'README.md');
  expect(pages.sort()).toEqual(CHANNEL_IDS.map((id) => `${id}.md`).sort());
});
