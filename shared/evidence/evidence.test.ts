import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sampleCapture } from '../../test/kit/memory-hub.ts';
import { sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import { append } from '../lifecycle/append.ts';
import { evidenceFile, sha256 } from './file.ts';
import { verifyEvidence } from './verify.ts';

const MADE = new Date('2026-11-20T08:00:00Z');
const bytes = strToU8('From: a@b.example\n\nM8 螺母 20 盒');

function sample(): Uint8Array {
  const { order, event } = sampleBeginning();
  const more = append(order, [{ type: 'commented', text: 'gold', mentions: [] }], {
    at: MADE,
    actor: { kind: 'staff', id: sampleSettings().staff[0]?.id ?? '' },
    reason: null,
    causedBy: 'c1',
  });
  const capture = { ...sampleCapture(order.captureId, 'mail-sales', 'email', MADE), digest: sha256(bytes) };
  const originals = [{ capture, bytes, decision: { rule: 'all-rules-hold' } }];
  return evidenceFile({
    order: more.order,
    events: [event, ...more.events],
    originals,
    sent: [{ id: 'e1', to: 'li.na@staff.example', subject: 'SO', at: MADE.toISOString(), state: 'done' }],
    madeAt: MADE,
  });
}

/** The file with one of its parts changed; `honest` also corrects the manifest, as a forger would. */
function changed(name: string, from: string, to: string, honest = false): Uint8Array {
  const files = unzipSync(sample());
  const text = strFromU8(files[name] ?? new Uint8Array());
  expect(text).toContain(from);
  files[name] = strToU8(text.replace(from, to));
  if (honest) {
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as {
      files: { name: string; sha256: string }[];
    };
    for (const file of manifest.files) file.sha256 = sha256(files[file.name] ?? new Uint8Array());
    files['manifest.json'] = strToU8(JSON.stringify(manifest));
  }
  return zipSync(files);
}

const wordsOf = (zip: Uint8Array): string[] => verifyEvidence(zip).faults.map(({ file, words }) => `${file} ${words}`);

describe('an evidence file', () => {
  it('holds together, and is the same bytes each time', () => {
    const found = verifyEvidence(sample());
    expect(found).toMatchObject({ events: 2, originals: 1, faults: [], manifest: { version: 2 } });
    expect(sha256(sample())).toBe(sha256(sample()));
  });

  it.each<[string, string, string, string, RegExp]>([
    ['an event', 'events.jsonl', 'gold', 'lead', /chain is broken at event 2/],
    ['the order', 'order.json', '"HN-M8"', '"HN-M6"', /not what the events come to/],
    ['the original', `originals/${sampleBeginning().order.captureId}.bin`, '20', '2000', /not what was received/],
    ['the first event', 'events.jsonl', '"quantity":20', '"quantity":21', /chain is broken at event 1/],
  ])('betrays that %s was changed, even with a corrected manifest', (_name, file, from, to, words) => {
    expect(wordsOf(changed(file, from, to)).join()).toMatch(/changed after the file was made/);
    expect(wordsOf(changed(file, from, to, true)).join()).toMatch(words);
  });

  it('betrays what was left out or put in', () => {
    const files = unzipSync(sample());
    delete files['order.json'];
    files['note.txt'] = strToU8('x');
    const words = wordsOf(zipSync(files)).join('; ');
    expect(words).toContain('order.json is missing');
    expect(words).toContain('note.txt is not in the manifest');
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['no ZIP', strToU8('hello')],
    ['a cut file', sample().subarray(0, 300)],
    ['another ZIP', zipSync({ 'a.txt': strToU8('a') })],
  ])('is told from %s', (_name, zip) => {
    expect(verifyEvidence(zip).manifest).toBeNull();
    expect(verifyEvidence(zip).faults.length).toBeGreaterThan(0);
  });

  it('that unfolds without end is not unfolded', () => {
    const bomb = zipSync(Object.fromEntries(Array.from({ length: 2_100 }, (_, index) => [`${index}`, strToU8('x')])));
    expect(verifyEvidence(bomb).manifest).toBeNull();
  });
});
