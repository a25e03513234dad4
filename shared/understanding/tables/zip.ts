import { inflateRawSync } from 'node:zlib';
import { TABLE_LIMITS } from './attachment.ts';

export type Unpacked =
  | { ok: true; entries: Map<string, Buffer> }
  | { ok: false; rule: 'file-bomb' | 'file-broken'; words: string };

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const broken = (words: string): Unpacked => ({ ok: false, rule: 'file-broken', words });
const bomb = (words: string): Unpacked => ({ ok: false, rule: 'file-bomb', words });

/**
 * Unpacks the wanted entries of a zip file. The sizes in its directory are added up before anything is inflated, and
 * inflating stops at the size that was declared: neither an honest nor a lying bomb gets its memory.
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Unpacked {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryOf(view);
  if (!directory) return broken('It is not a whole zip file.');
  if (directory.length > TABLE_LIMITS.entries) return bomb(`It has more than ${TABLE_LIMITS.entries} entries.`);
  const chosen = directory.filter((entry) => wanted(entry.name));
  const total = chosen.reduce((sum, entry) => sum + entry.size, 0);
  if (total > TABLE_LIMITS.inflated) return bomb('It is far larger unpacked than a table can be.');
  if (chosen.some((entry) => entry.size > 1_000_000 && entry.size > entry.packed * TABLE_LIMITS.ratio))
    return bomb('It is packed more tightly than a table can be.');
  const entries = new Map<string, Buffer>();
  for (const entry of chosen) {
    const content = contentOf(view, entry);
    if (!content) return broken('An entry of it cannot be unpacked, or is larger than it says.');
    entries.set(entry.name, content);
  }
  return { ok: true, entries };
}

function directoryOf(view: Buffer): Entry[] | null {
  const earliest = Math.max(0, view.length - 65_557);
  let end = view.length - 22;
  while (end >= earliest && view.readUInt32LE(end) !== END) end--;
  if (end < earliest) return null;
  const count = view.readUInt16LE(end + 10);
  let at = view.readUInt32LE(end + 16);
  const entries: Entry[] = [];
  for (let index = 0; index < count && index <= TABLE_LIMITS.entries; index++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL) return null;
    const nameLength = view.readUInt16LE(at + 28);
    entries.push({
      name: view.toString('utf8', at + 46, at + 46 + nameLength),
      method: (view.readUInt16LE(at + 8) & 1) === 1 ? -1 : view.readUInt16LE(at + 10),
      packed: view.readUInt32LE(at + 20),
      size: view.readUInt32LE(at + 24),
      offset: view.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32);
  }
  return entries;
}

/** Content of an entry; null when it is encrypted, packed in another way, damaged or larger than declared. */
function contentOf(view: Buffer, entry: Entry): Buffer | null {
  const { offset } = entry;
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== LOCAL) return null;
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28);
  const packed = view.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed.length === entry.size ? packed : null;
  if (entry.method !== 8) return null;
  try {
    const content = inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) });
    return content.length === entry.size ? content : null;
  } catch {
    return null;
  }
}

/** A zip file with these entries, stored and not packed: what was checked is exactly what a reader of it gets. */
export function storedZip(entries: ReadonlyMap<string, Uint8Array>): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [path, content] of entries) {
    const name = Buffer.from(path, 'utf8');
    const head = Buffer.alloc(30);
    head.writeUInt32LE(LOCAL, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt32LE(content.byteLength, 18);
    head.writeUInt32LE(content.byteLength, 22);
    head.writeUInt16LE(name.length, 26);
    const record = Buffer.alloc(46);
    record.writeUInt32LE(CENTRAL, 0);
    record.writeUInt16LE(20, 4);
    record.writeUInt16LE(20, 6);
    record.writeUInt32LE(content.byteLength, 20);
    record.writeUInt32LE(content.byteLength, 24);
    record.writeUInt16LE(name.length, 28);
    record.writeUInt32LE(offset, 42);
    local.push(head, name, Buffer.from(content.buffer, content.byteOffset, content.byteLength));
    central.push(record, name);
    offset += 30 + name.length + content.byteLength;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(entries.size, 8);
  end.writeUInt16LE(entries.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
