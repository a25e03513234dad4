import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { HubError } from '../errors/hub-error.ts';
import { Settings } from '../settings/schema.ts';
import { cached } from './cached.ts';
import type { Clock } from './clock.ts';
import { settingsKey } from './table/keys.ts';
import { children, get } from './table/read.ts';
import { transact, type Write } from './table/write.ts';

export const SettingsVersion = z.object({
  version: z.int().positive(),
  settings: Settings,
  /** The file as it was applied, comments included. */
  yaml: z.string(),
  by: z.string(),
  at: z.string(),
  note: z.string().nullable(),
});
export type SettingsVersion = z.infer<typeof SettingsVersion>;

const FRESH_SECONDS = 30;
/** While the table does not answer, the last settings known stand in for so long: who waits is told to come again, not that something broke. */
const WHILE_DOWN_SECONDS = 300;

export interface SettingsStore {
  /** The settings in force, at most half a minute old. @throws HubError `settings-missing` */
  current(): Promise<SettingsVersion>;
  /** A version of the past, for orders that follow its flow. @throws HubError `not-found` */
  version(version: number): Promise<SettingsVersion>;
  history(): Promise<Omit<SettingsVersion, 'settings' | 'yaml'>[]>;
  /** Makes a new version; undefined when somebody applied another one meanwhile. `after` is the version that was compared with (0: none). */
  apply(input: {
    settings: Settings;
    yaml: string;
    by: string;
    note: string | null;
    after: number;
  }): Promise<SettingsVersion | undefined>;
}

export function settingsStore(client: DynamoDBDocumentClient, table: string, clock: Clock): SettingsStore {
  const known = new Map<number, SettingsVersion>();
  const newest = cached(
    clock,
    FRESH_SECONDS,
    async () => {
      const row = await get(client, table, settingsKey('current'));
      if (!row) throw new HubError('settings-missing');
      return SettingsVersion.parse(row);
    },
    WHILE_DOWN_SECONDS,
  );
  return {
    current: newest.get,
    version: async (version) => {
      const held = known.get(version);
      if (held) return held;
      const row = await get(client, table, settingsKey(version));
      if (!row) throw new HubError('not-found', { settingsVersion: version });
      const parsed = SettingsVersion.parse(row);
      known.set(version, parsed);
      return parsed;
    },
    history: async () =>
      (await children(client, table, settingsKey('current').pk, 'VERSION#'))
        .map((row) => SettingsVersion.omit({ settings: true, yaml: true }).parse(row))
        .reverse(),
    apply: async ({ settings, yaml, by, note, after }) => {
      const next: SettingsVersion = { version: after + 1, settings, yaml, by, at: clock.now().toISOString(), note };
      const current = { ...settingsKey('current'), type: 'settings', ...next };
      const writes: Write[] = [
        { tag: 'version', op: 'create', item: { ...settingsKey(next.version), type: 'settings', ...next } },
        after === 0
          ? { tag: 'current', op: 'create', item: current }
          : { tag: 'current', op: 'replace', item: current, version: after },
      ];
      newest.drop();
      return (await transact(client, table, writes)).ok ? next : undefined;
    },
  };
}
