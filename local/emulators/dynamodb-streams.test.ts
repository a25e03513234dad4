import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { startDynamoDb } from './dynamodb.ts';
import { indexStream, NEXT_SEQUENCE } from './dynamodb-streams.ts';

const folder = mkdtempSync(join(tmpdir(), 'hub-streams-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const planOf = (file: string): string => {
  const database = new DatabaseSync(file);
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${NEXT_SEQUENCE}`).all();
  database.close();
  return JSON.stringify(plan);
};

describe('the stream of the emulated table', () => {
  it('finds the next sequence number by an index, from the first start on', async () => {
    const file = join(folder, 'fresh.db');
    const database = await startDynamoDb(file);
    try {
      expect(planOf(file)).toContain('_stream_records_in_order');
    } finally {
      await database.stop();
    }
  });

  it('leaves a database of another layout alone', () => {
    const file = join(folder, 'other.db');
    const database = new DatabaseSync(file);
    database.exec('CREATE TABLE _stream_records (id INTEGER)');
    database.close();
    expect(() => indexStream(file)).not.toThrow();
  });
});
