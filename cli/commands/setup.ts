import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { CHANNELS } from '../../shared/channels/catalog.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { ApiProblem, type Client, clientOf } from '../client.ts';
import { newKey, type Parameters, parametersOf, rotated } from '../parameters.ts';
import { findPlace, type Place } from '../place.ts';
import { show } from '../print.ts';
import { settingsOf } from '../sources.ts';
import { noteChange } from './secrets.ts';

interface SetupOptions {
  settings: string;
  catalogue: string;
  json?: boolean;
}

/** Keys without which nothing answers: for links, and the one that this command line shows. */
async function ensureKeys(place: Place, parameters: Parameters): Promise<void> {
  const links = await parameters.read('links');
  if (!links.signing) await parameters.write('links', rotated(links, 'signing', { key: newKey() }));
  const keys = await parameters.read('api-keys');
  if (
    !Object.values(keys).some(({ current, previous }) => current.key === place.apiKey || previous?.key === place.apiKey)
  ) {
    await parameters.write('api-keys', rotated(keys, 'admin', { key: place.apiKey }));
  }
}

/** A local hub invents what a real platform would have given, so that samples can be signed at once. */
function invented(channel: keyof typeof CHANNELS): Record<string, string> {
  const special: Record<string, () => string> = {
    // A WeCom AES key has 43 characters of base64 (chat protocols, WeCom 1a).
    encodingAesKey: () => newKey().replaceAll(/[-_]/g, 'x').slice(0, 43),
    signingSecret: () =>
      channel === 'standard-webhook' ? `whsec_${Buffer.from(newKey()).toString('base64')}` : newKey(),
    botToken: () => `xoxb-${newKey()}`,
    token: () => newKey().replaceAll(/[-_]/g, 'x').slice(0, 32),
  };
  return Object.fromEntries(CHANNELS[channel].secrets.map((name) => [name, (special[name] ?? newKey)()]));
}

async function ensureSourceSecrets(
  place: Place,
  settings: Settings,
  parameters: Parameters,
  client: Client,
): Promise<string[]> {
  const missing: string[] = [];
  for (const group of ['shop', 'chat'] as const) {
    let held = await parameters.read(group);
    const lacking = settings.sources.filter(({ id, channel }) => CHANNELS[channel].kind === group && !held[id]);
    missing.push(...lacking.map(({ id }) => id));
    if (!place.local || lacking.length === 0) continue;
    for (const { id, channel } of lacking) held = rotated(held, id, invented(channel));
    await parameters.write(group, held);
    for (const { id, channel } of lacking)
      await noteChange(client, id, { names: [...CHANNELS[channel].secrets], previous: false });
  }
  return place.local ? [] : missing;
}

async function ensureCatalogue(client: Client, file: string): Promise<void> {
  const standing = await client.get<object | null>('/api/catalogue');
  if (standing === null) await client.send('PUT', '/api/catalogue', await readFile(file, 'utf8'), 'text/csv');
}

/** A key made a moment ago may not be known yet to an instance that looked before. */
async function whenKeyIsKnown(client: Client): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await client.get('/api/settings');
      return;
    } catch (error) {
      const unknown = error instanceof ApiProblem && error.problem.code === 'key-wrong';
      if (!unknown || tries === 12) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5000));
    }
  }
}

async function setup(options: SetupOptions): Promise<void> {
  const firstKey = `hub_${newKey()}`;
  const place = findPlace(firstKey);
  const client = clientOf(place);
  const parameters = parametersOf(place);
  await ensureKeys(place, parameters);
  await whenKeyIsKnown(client);
  await client.send('PUT', '/api/settings?note=setup', await readFile(options.settings, 'utf8'), 'text/plain');
  const settings = await settingsOf(client);
  const missing = await ensureSourceSecrets(place, settings, parameters, client);
  await ensureCatalogue(client, options.catalogue);
  const admin = settings.staff.find(({ roles }) => roles.includes('manager')) ?? settings.staff[0];
  const { url } = await client.send<{ url: string }>('POST', '/api/links/sign-in', { staffId: admin?.id ?? '' });
  const sources = settings.sources.map(({ id, channel }) => ({ id, channel, kind: CHANNELS[channel].kind }));
  const made = place.apiKey === firstKey ? [`API key, shown only now: ${firstKey}`] : [];
  const next = missing.map((id) => `Set the secrets of ${id}: npx hub secrets set ${id}`);
  show({ signIn: url, sources, next }, [...made, `Sign in to the desk: ${url}`, ...next].join('\n'), options.json);
}

/** `hub setup`: the first steps after a deployment, safe to repeat. */
export function setupCommand(): Command {
  return new Command('setup')
    .description('First steps of a new hub, safe to repeat: keys, settings, catalogue, a link to sign in with')
    .option('--settings <file>', 'the settings file', process.env.HUB_SETTINGS ?? 'examples/hub.yaml')
    .option(
      '--catalogue <file>',
      'imported where there is no catalogue yet',
      process.env.HUB_CATALOGUE ?? 'examples/catalogue.csv',
    )
    .option('--json')
    .action(setup);
}
