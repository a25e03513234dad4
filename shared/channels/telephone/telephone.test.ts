import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Capture } from '../../capture/record.ts';
import { Source } from '../../settings/schema.ts';
import { telephoneReader } from './read.ts';
import { receivedOf, TelephoneEntry } from './receive.ts';

const source = Source.parse({ id: 'phone', channel: 'telephone', names: { 'zh-CN': '电话', en: 'Telephone' } });

const recorded = (name: string): TelephoneEntry =>
  TelephoneEntry.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8')));

function read(bytes: Uint8Array) {
  const capture = { ...receivedOf(recorded('pickup')), id: 'C1', channel: 'telephone', source: 'phone', bytes };
  return telephoneReader.read(capture as unknown as Capture, bytes, { source, mailDomain: 'hub.example.com' });
}

describe('an entry as it is kept', () => {
  it('is known again by its form and content, whatever the minute', () => {
    const entry = recorded('lines');
    const [first, again] = [receivedOf(entry), receivedOf({ ...entry, enteredAt: '2026-11-16T01:31:00.000Z' })];
    expect([again.messageId, again.contentDigest]).toEqual([first.messageId, first.contentDigest]);
    expect(receivedOf({ ...entry, note: 'x' }).contentDigest).not.toBe(first.contentDigest);
  });

  it('says who typed it, and holds all that was typed', () => {
    const entry = recorded('lines');
    const { meta, trust, bytes } = receivedOf(entry);
    expect({ meta, trust }).toEqual({ meta: { staff: 'li-na' }, trust: 'authenticated' });
    expect(JSON.parse(Buffer.from(bytes).toString('utf8'))).toMatchObject({ said: entry.said, note: entry.note });
  });
});

describe('an entry as it is read', () => {
  it('is a document of its lines, for whoever receives the goods', async () => {
    const arrival = await read(receivedOf(recorded('lines')).bytes);
    expect(arrival).toMatchObject({
      type: 'document',
      trust: 'authenticated',
      messageKey: 'telephone:phone:5b0e6e0e-6f0c-4a6a-9d0b-0c8a0f4d7c11',
      replyTo: { kind: 'email', address: 'wang@dinghai.example' },
      document: {
        reference: 'DH-2211',
        note: '送货前打电话',
        lines: [{ code: 'HN-M8', quantity: '20', unit: '个' }],
        customer: { name: '王小明', phone: '13655550217' },
        shipTo: { recipient: '仓库 陈师傅', phone: '13755550318', street: '新浦镇六塘公路32号' },
      },
    });
  });

  it('is a text where there are only words', async () => {
    const arrival = await read(receivedOf(recorded('words')).bytes);
    expect(arrival).toMatchObject({ type: 'text', message: { text: expect.stringContaining('20 pcs HN-M8 please') } });
  });

  it('has no place where the goods are fetched', async () => {
    expect(await read(receivedOf(recorded('pickup')).bytes)).toMatchObject({
      document: { pickup: true, shipTo: null },
    });
  });

  it('is for a person where it cannot be read', async () => {
    for (const broken of ['', '{', '[]', 'null', '{"formId":1}'])
      expect(await read(Buffer.from(broken))).toMatchObject({ type: 'unreadable', rule: 'telephone-invalid' });
  });
});
