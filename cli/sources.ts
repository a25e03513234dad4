import { readSettings } from '../shared/settings/load.ts';
import type { Settings, Source } from '../shared/settings/schema.ts';
import type { Client } from './client.ts';
import { CommandLineError } from './place.ts';

/** The settings in force. */
export async function settingsOf(client: Client): Promise<Settings> {
  const { version, yaml } = await client.get<{ version: number; yaml: string }>('/api/settings');
  if (version === 0) throw new CommandLineError('The hub has no settings yet. Run: npx hub setup');
  const read = readSettings(yaml);
  if ('faults' in read)
    throw new CommandLineError('The settings in force are of another version of this command line.');
  return read.settings;
}

export const sourcesOf = async (client: Client): Promise<Source[]> => (await settingsOf(client)).sources;
