import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { CHANNELS } from '../../shared/channels/catalog.ts';
import type { SecretGroupName } from '../../shared/platform/secrets.ts';
import type { Source } from '../../shared/settings/schema.ts';
import { type Client, clientOf } from '../client.ts';
import { newKey, parametersOf, rotated } from '../parameters.ts';
import { CommandLineError, findPlace, type Place } from '../place.ts';
import { show, table } from '../print.ts';
import { sourcesOf } from '../sources.ts';

/** Where the secrets of a source lie, and what they are called. */
function needsOf(source: Source): { group: SecretGroupName; names: readonly string[] } | null {
  const { kind, secrets } = CHANNELS[source.channel];
  return (kind === 'shop' || kind === 'chat') && secrets.length > 0 ? { group: kind, names: secrets } : null;
}

/**
 * Values come by standard input, never as arguments: those end up in the shell's history. From a pipe they come one a line, in the order
 * of the names; an empty line leaves a secret as it is.
 */
async function ask(names: readonly string[]): Promise<Record<string, string>> {
  const given = process.stdin.isTTY ? await askAtTerminal(names) : await linesOf(process.stdin);
  const values = Object.fromEntries(names.flatMap((name, index) => (given[index] ? [[name, given[index]]] : [])));
  if (Object.keys(values).length === 0) throw new CommandLineError('Nothing was given, so nothing was changed.');
  return values;
}

async function askAtTerminal(names: readonly string[]): Promise<string[]> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const values: string[] = [];
  for (const name of names) values.push((await terminal.question(`${name}: `)).trim());
  terminal.close();
  return values;
}

async function linesOf(input: NodeJS.ReadableStream): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input })) lines.push(line.trim());
  return lines;
}

async function set(sourceId: string, options: { dropPrevious?: boolean }): Promise<void> {
  const place = findPlace();
  const source = (await sourcesOf(clientOf(place))).find(({ id }) => id === sourceId);
  if (!source) throw new CommandLineError(`There is no source ${sourceId} in the settings.`);
  const needs = needsOf(source);
  if (!needs) throw new CommandLineError(`Sources of the channel ${source.channel} need no secrets.`);
  const parameters = parametersOf(place);
  const values = await ask(needs.names);
  await parameters.write(
    needs.group,
    rotated(await parameters.read(needs.group), sourceId, values, !options.dropPrevious),
  );
  await noteChange(clientOf(place), sourceId, { names: Object.keys(values), previous: !options.dropPrevious });
  show(
    {},
    `${sourceId}: ${Object.keys(values).join(', ')} set${options.dropPrevious ? '' : '; the ones before stay valid until the next change'}.`,
    false,
  );
}

/** The page of the source says how old its secrets are. They are changed, whether or not that could be noted. */
export async function noteChange(
  client: Client,
  sourceId: string,
  changed: { names: string[]; previous: boolean },
): Promise<void> {
  try {
    await client.send('POST', `/api/sources/${encodeURIComponent(sourceId)}/secrets-changed`, changed);
  } catch (error) {
    process.stderr.write(`When they were changed could not be noted: ${(error as Error).message}\n`);
  }
}

async function list(): Promise<void> {
  const place = findPlace();
  const parameters = parametersOf(place);
  const rows: string[][] = [];
  for (const source of await sourcesOf(clientOf(place))) {
    const needs = needsOf(source);
    if (!needs) continue;
    const held = (await parameters.read(needs.group))[source.id];
    for (const name of needs.names) {
      rows.push([source.id, name, held?.current[name] ? 'set' : 'missing', held?.previous?.[name] ? 'valid too' : '']);
    }
  }
  show({}, table(['source', 'secret', 'now', 'the one before'], rows), false);
}

async function addKey(name: string): Promise<void> {
  const parameters = parametersOf(keyPlace());
  const key = newKey();
  await parameters.write('api-keys', rotated(await parameters.read('api-keys'), name, { key }));
  show({}, `${name}: ${key}\nKeep it now: it is not shown again.`, false);
}

function keyPlace(): Pick<Place, 'stage' | 'local'> {
  try {
    return findPlace();
  } catch {
    return { stage: process.env.HUB_STAGE ?? 'prod', local: null };
  }
}

/** `hub secrets`: what signatures are checked with; only names are ever shown. */
export function secretsCommand(): Command {
  const secrets = new Command('secrets').description('Set and list the secrets of sources, make API keys');
  secrets
    .command('set <source>')
    .description(
      'Ask for the secrets of a source (or take them from a pipe, one a line); the ones before stay valid beside them',
    )
    .option('--drop-previous', 'end the rotation: only the new ones are valid')
    .action(set);
  secrets.command('list', { isDefault: true }).description('Which secrets are set').action(list);
  secrets.command('api-key <name>').description('Make (or rotate) an API key and show it once').action(addKey);
  return secrets;
}
