import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { countingTable } from '../../test/kit/counting-table.ts';
import { MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import { quarantine } from './quarantine.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
const dynamo = mockClient(client);
const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const [source] = sampleSettings().sources;
if (!source) throw new Error('no source');
const stored: { key: string; bytes: number }[] = [];
const raw = {
  put: async (key: string, { byteLength: bytes }: Uint8Array) => {
    stored.push({ key, bytes });
  },
  get: async () => undefined,
};
let now = MONDAY;
const keep = quarantine(client, 'T', raw, { now: () => now }, logger as never);
const refused = (bytes: number, fill = 'x') =>
  keep(source, { body: Buffer.alloc(bytes, fill) } as never, 'signature-wrong');

beforeEach(() => {
  dynamo.reset();
  countingTable(dynamo);
  stored.length = 0;
  now = MONDAY;
});

describe('quarantine', () => {
  it('keeps whole what the front door lets through, under source, day and code', async () => {
    await refused(6_000_000);
    expect(stored).toEqual([
      {
        key: expect.stringMatching(`^quarantine/${source.id}/2026-11-16/signature-wrong-[0-9a-f]{64}$`),
        bytes: 6_000_000,
      },
    ]);
  });

  it('keeps nothing of nothing', async () => {
    await refused(0);
    expect(dynamo.commandCalls(UpdateCommand)).toHaveLength(0);
  });

  it('keeps a thousand usual ones a day, and begins anew the next day', async () => {
    for (let each = 0; each < 1005; each += 1) await refused(300, String(each));
    expect(stored).toHaveLength(1000);
    now = new Date(MONDAY.getTime() + 86_400_000);
    await refused(300);
    expect(stored).toHaveLength(1001);
  });

  it('keeps large ones up to a sum of bytes, and they leave the usual ones their room', async () => {
    for (let each = 0; each < 40; each += 1) await refused(4_000_000, String(each));
    expect(stored).toHaveLength(25);
    await refused(256_000);
    await refused(256_001);
    expect(stored).toHaveLength(26);
    expect(stored.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(100_256_000);
  });

  it('never stands in the way of the refusal', async () => {
    dynamo.on(UpdateCommand).rejects(new Error('throttled'));
    await expect(refused(10)).resolves.toBeUndefined();
    expect(stored).toEqual([]);
  });
});
