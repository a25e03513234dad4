import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { z } from 'zod';
import { emptyDay, SourceDay } from '../reports/sources.ts';
import { RefusedDay, SecretsChanged, SettledGap } from '../reports/sources-report.ts';
import { Silence } from '../reports/sources-silence.ts';
import { countKey, type Key } from './table/keys.ts';
import { children, get, type Row } from './table/read.ts';
import { transact, type Write } from './table/write.ts';

/** All that is kept of one source. */
export interface SourcePages {
  days: Map<string, SourceDay>;
  silence: Silence | null;
  gaps: SettledGap[];
  secrets: SecretsChanged | null;
}

/** What the hub remembers of its sources: their days, told silences, gaps that were settled, when secrets were changed. */
export interface SourceBook {
  /** By one query. */
  read(source: string): Promise<SourcePages>;
  refused(source: string): Promise<RefusedDay[]>;
  /** Writes the day that comes after `day.version`; false where somebody else did. */
  keepDay(day: SourceDay): Promise<boolean>;
  /** One of its captures begins anew: the day is counted again. */
  dropDay(source: string, day: string): Promise<void>;
  keepSilence(source: string, silence: Silence | null): Promise<void>;
  settleGap(source: string, gap: SettledGap): Promise<void>;
  keepSecrets(source: string, changed: SecretsChanged): Promise<void>;
}

const KEEP_DAYS = 60;
const KEEP_GAP_DAYS = 120;
/** Enough for whoever counts the day at the same time. */
const TRIES = 5;

/** All of a source lies in one partition under keys that begin alike. */
const PREFIX = 'SOURCE-';
const keyOf = (source: string, page: string): Key => ({ pk: `SOURCE#${source}`, sk: `${PREFIX}${page}` });
const ttlAfter = (iso: string, days: number): number => Math.floor(Date.parse(iso) / 1000) + days * 86_400;

const ofType = <T>(rows: readonly Row[], type: string, schema: z.ZodType<T>): T[] =>
  rows.filter((row) => row.type === type).map((row) => schema.parse(row));

export function sourceBook(client: DynamoDBDocumentClient, table: string): SourceBook {
  const write = async (one: Write): Promise<boolean> => (await transact(client, table, [one])).ok;
  const put = async (key: Key, type: string, row: Row): Promise<void> => {
    await write({ tag: type, op: 'put', item: { ...row, ...key, type } });
  };
  return {
    read: async (source) => {
      const rows = await children(client, table, keyOf(source, '').pk, PREFIX);
      const days = ofType(rows, 'source-day', SourceDay);
      return {
        days: new Map(days.map((day) => [day.day, day])),
        silence: ofType(rows, 'source-silence', Silence)[0] ?? null,
        gaps: ofType(rows, 'source-gap', SettledGap),
        secrets: ofType(rows, 'source-secrets', SecretsChanged)[0] ?? null,
      };
    },
    refused: async (source) => {
      // The window of these counters is a day of this century.
      const rows = await children(client, table, countKey(`quarantine:${source}`, '').pk, '20');
      return rows.map((row) => RefusedDay.parse({ day: row.sk, count: row.count }));
    },
    keepDay: async (day) => {
      const item = {
        ...keyOf(day.source, `DAY#${day.day}`),
        type: 'source-day',
        ...day,
        version: day.version + 1,
        ttl: ttlAfter(day.day, KEEP_DAYS),
      };
      if (day.version === 0) return write({ tag: 'day', op: 'create', item });
      return write({ tag: 'day', op: 'replace', item, version: day.version });
    },
    dropDay: async (source, day) => {
      // Nobody who counts or decides may delete: the day is emptied, and whoever counted it meanwhile has another version.
      for (let attempt = 0; attempt < TRIES; attempt += 1) {
        const row = await get(client, table, keyOf(source, `DAY#${day}`));
        if (!row) return;
        const { version } = SourceDay.parse(row);
        const item = { ...row, type: 'source-day', ...emptyDay(source, day), version: version + 1 };
        if (await write({ tag: 'day', op: 'replace', item: { ...item, ...keyOf(source, `DAY#${day}`) }, version }))
          return;
      }
    },
    keepSilence: async (source, silence) => {
      if (silence) return put(keyOf(source, 'SILENCE'), 'source-silence', silence);
      await put(keyOf(source, 'SILENCE'), 'source-spoke', {});
    },
    settleGap: (source, gap) =>
      put(keyOf(source, `GAP#${gap.number}`), 'source-gap', { ...gap, ttl: ttlAfter(gap.at, KEEP_GAP_DAYS) }),
    keepSecrets: (source, changed) => put(keyOf(source, 'SECRETS'), 'source-secrets', changed),
  };
}
