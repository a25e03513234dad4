import { strFromU8, type Unzipped, unzipSync } from 'fflate';
import { z } from 'zod';
import { Capture } from '../capture/record.ts';
import { replay } from '../lifecycle/evolve.ts';
import { canonicalJson, firstBreak } from '../orders/chain.ts';
import { OrderEvent } from '../orders/events.ts';
import { Order } from '../orders/order.ts';
import { CAPTURES, EVENTS, MANIFEST, Manifest, ORDER, originalName, sha256 } from './file.ts';

/** What is wrong with an evidence file. */
export interface EvidenceFault {
  /** The file in it, or empty for the whole. */
  file: string;
  words: string;
}

export interface Verified {
  /** Null where the file is none of evidence. */
  manifest: Manifest | null;
  events: number;
  originals: number;
  /** Empty when everything fits. */
  faults: EvidenceFault[];
}

/** An order's evidence is a few megabytes; what unfolds to more is no such file. */
const MOST_BYTES = 500_000_000;
const MOST_FILES = 2_000;

function unpacked(zip: Uint8Array): Unzipped | null {
  let bytes = 0;
  let files = 0;
  try {
    return unzipSync(zip, {
      filter: ({ originalSize }) => {
        bytes += originalSize;
        files += 1;
        if (bytes > MOST_BYTES || files > MOST_FILES) throw new Error('too large');
        return true;
      },
    });
  } catch {
    return null;
  }
}

/** A file as JSON of that shape; a fault where it is not. */
function read<T>(files: Unzipped, name: string, schema: z.ZodType<T>, faults: EvidenceFault[]): T | null {
  const bytes = files[name];
  if (!bytes) {
    faults.push({ file: name, words: 'is missing' });
    return null;
  }
  try {
    const lines = strFromU8(bytes);
    const value: unknown =
      name === EVENTS
        ? lines
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as unknown)
        : JSON.parse(lines);
    return schema.parse(value);
  } catch {
    faults.push({ file: name, words: 'cannot be read' });
    return null;
  }
}

function digestFaults(files: Unzipped, manifest: Manifest): EvidenceFault[] {
  const named = new Set(manifest.files.map(({ name }) => name));
  const extra = Object.keys(files)
    .filter((name) => name !== MANIFEST && !named.has(name))
    .map((file) => ({ file, words: 'is not in the manifest' }));
  const wrong = manifest.files.flatMap(({ name, sha256: digest }) => {
    const bytes = files[name];
    if (!bytes) return [{ file: name, words: 'is missing' }];
    return sha256(bytes) === digest ? [] : [{ file: name, words: 'was changed after the file was made' }];
  });
  return [...extra, ...wrong];
}

function chainFaults(events: readonly OrderEvent[], order: Order | null, manifest: Manifest): EvidenceFault[] {
  const broken = firstBreak(events);
  if (broken)
    return [{ file: EVENTS, words: `the chain is broken at event ${broken.seq}: it was changed, left out or put in` }];
  const last = events.at(-1);
  if (!last || last.hash !== manifest.lastHash) {
    return [{ file: EVENTS, words: 'the last event is not the one that the manifest names' }];
  }
  try {
    const told = replay(events);
    if (order && canonicalJson(told) !== canonicalJson(order))
      return [{ file: ORDER, words: 'is not what the events come to' }];
  } catch {
    return [{ file: EVENTS, words: 'the events do not make an order' }];
  }
  return [];
}

function originalFaults(files: Unzipped, captures: readonly Capture[]): EvidenceFault[] {
  return captures.flatMap(({ id, digest }) => {
    const name = originalName(id);
    const bytes = files[name];
    if (!bytes) return [{ file: name, words: 'is missing' }];
    return sha256(bytes) === digest ? [] : [{ file: name, words: 'is not what was received: its digest is another' }];
  });
}

/** Checks an evidence file by itself: digests, chain, the order as its events tell it, originals as they were received. Never throws. */
export function verifyEvidence(zip: Uint8Array): Verified {
  const nothing = { manifest: null, events: 0, originals: 0 };
  const files = unpacked(zip);
  if (!files)
    return { ...nothing, faults: [{ file: '', words: 'this is no evidence file (no ZIP, damaged, or too large)' }] };
  const faults: EvidenceFault[] = [];
  const manifest = read(files, MANIFEST, Manifest, faults);
  if (!manifest) return { ...nothing, faults };
  const events = read(files, EVENTS, z.array(OrderEvent), faults);
  const order = read(files, ORDER, Order, faults);
  const captures = read(files, CAPTURES, z.array(Capture), faults);
  faults.push(...digestFaults(files, manifest));
  if (events) faults.push(...chainFaults(events, order, manifest));
  if (captures) faults.push(...originalFaults(files, captures));
  return { manifest, events: events?.length ?? 0, originals: captures?.length ?? 0, faults };
}
