import { HubError } from '../errors/hub-error.ts';
import { readSettings } from '../settings/load.ts';
import type { Settings } from '../settings/schema.ts';
import type { Clock } from './clock.ts';
import type { Sessions } from './sessions.ts';
import type { SettingsStore } from './settings-store.ts';

/** Characters of a settings file. A DynamoDB item holds 400 KB, and the file is kept twice. */
export const LONGEST_SETTINGS = 120_000;

/** What a file says. @throws HubError `settings-invalid` with all faults, each with its line */
export function checkedSettings(yaml: string): Settings {
  const read = readSettings(yaml);
  if ('faults' in read) throw new HubError('settings-invalid', { faults: read.faults });
  return read.settings;
}

/** The settings in force; version 0 where there are none yet. */
export async function standingSettings(
  store: Pick<SettingsStore, 'current'>,
): Promise<{ version: number; settings: Settings | null; yaml: string }> {
  try {
    return await store.current();
  } catch (error) {
    if (error instanceof HubError && error.code === 'settings-missing') return { version: 0, settings: null, yaml: '' };
    throw error;
  }
}

/** Functions go on with settings of half a minute ago, and an application takes a part of a minute. */
const STALE_MS = 60_000;

interface ApplyDeps {
  settings: Pick<SettingsStore, 'current' | 'version' | 'apply'>;
  sessions: Pick<Sessions, 'endAll'>;
  clock: Clock;
}

/**
 * Whoever is no longer staff, or is now somebody with another address, is signed out at once: with what is signed in meanwhile by functions
 * that do not know yet. It comes first, so that no session outlives its person when the application does not come to its end.
 */
async function signOutLeavers(before: Settings, after: Settings, { sessions, clock }: ApplyDeps): Promise<void> {
  const until = new Date(clock.now().getTime() + STALE_MS);
  const mailOf = new Map(after.staff.map(({ id, email }) => [id, email.toLowerCase()]));
  const leavers = before.staff.filter(({ id, email }) => mailOf.get(id) !== email.toLowerCase());
  await Promise.all(leavers.map(({ id }) => sessions.endAll(id, until)));
}

/**
 * Checks a file whole and makes it the next version: the one way in for the API, the command line and the desk. The file that is in force already
 * makes no new version.
 * @param input.after the version that the writer started from; absent: whatever is in force
 * @throws HubError `settings-invalid`, `version-conflict` where another version came into force meanwhile
 */
export async function applySettings(
  input: { yaml: string; note: string | null; by: string; after?: number },
  deps: ApplyDeps,
): Promise<{ version: number; before: Settings | null; settings: Settings }> {
  const { yaml, note, by } = input;
  const settings = checkedSettings(yaml);
  const { after } = input;
  // What is in force may be known half a minute late; whether the version named still is, the table decides.
  const standing = await (after === undefined ? standingSettings(deps.settings) : deps.settings.version(after));
  if (standing.yaml === yaml) return { version: standing.version, before: settings, settings };
  if (standing.settings) await signOutLeavers(standing.settings, settings, deps);
  const applied = await deps.settings.apply({ settings, yaml, by, note, after: standing.version });
  if (!applied) throw new HubError('version-conflict', { settings: standing.version });
  return { version: applied.version, before: standing.settings, settings };
}
