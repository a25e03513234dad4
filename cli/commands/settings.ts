import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { readSettings } from '../../shared/settings/load.ts';
import { clientOf } from '../client.ts';
import { CommandLineError, findPlace } from '../place.ts';
import { show, table } from '../print.ts';

const FILE = process.env.HUB_SETTINGS ?? 'examples/hub.yaml';

interface Applied {
  version: number;
  differences: string[];
}

const changes = (differences: readonly string[]): string => differences.map((line) => `  ${line}`).join('\n');

/** Needs no running hub. */
async function check(file: string): Promise<void> {
  const read = readSettings(await readFile(file, 'utf8'));
  if ('faults' in read) {
    const faults = read.faults.map(({ line, path, words }) => `  line ${line ?? '?'}: ${path}: ${words}`);
    throw new CommandLineError(`${file} has ${faults.length} fault(s):\n${faults.join('\n')}`);
  }
  show(
    {},
    `${file} is in order: ${read.settings.sources.length} sources, ${read.settings.staff.length} staff, ${read.settings.stages.length} stages.`,
    false,
  );
}

async function diff(file: string): Promise<void> {
  const { version, differences } = await clientOf(findPlace()).send<Applied>(
    'POST',
    '/api/settings/check',
    await readFile(file, 'utf8'),
    'text/plain',
  );
  show(
    {},
    differences.length === 0
      ? `Nothing differs from version ${version}.`
      : `Against version ${version}:\n${changes(differences)}`,
    false,
  );
}

async function apply(file: string, options: { note?: string }): Promise<void> {
  const query = options.note ? `?${new URLSearchParams({ note: options.note })}` : '';
  const applied = await clientOf(findPlace()).send<Applied>(
    'PUT',
    `/api/settings${query}`,
    await readFile(file, 'utf8'),
    'text/plain',
  );
  show({}, `Version ${applied.version} is in force.\n${changes(applied.differences)}`.trimEnd(), false);
}

async function history(): Promise<void> {
  const { versions } = await clientOf(findPlace()).get<{
    versions: { version: number; at: string; by: string; note: string | null }[];
  }>('/api/settings/history');
  show(
    {},
    table(
      ['version', 'at', 'by', 'note'],
      versions.map(({ version, at, by, note }) => [String(version), at, by, note ?? '']),
    ),
    false,
  );
}

async function rollback(version: string): Promise<void> {
  const applied = await clientOf(findPlace()).send<Applied>('POST', '/api/settings/rollback', {
    version: Number(version),
  });
  show(
    {},
    `Version ${applied.version} is in force, as version ${version} was.\n${changes(applied.differences)}`.trimEnd(),
    false,
  );
}

/** `hub settings`: one file, checked whole, kept in versions. */
export function settingsCommand(): Command {
  const settings = new Command('settings').description('Check, compare, apply and take back the settings file');
  settings
    .command('check [file]')
    .description('Check the file without a hub; faults come with line and reason')
    .action((file = FILE) => check(file));
  settings
    .command('diff [file]')
    .description('What applying the file would change')
    .action((file = FILE) => diff(file));
  settings
    .command('apply [file]')
    .description('Make the file the next version')
    .option('--note <words>')
    .action((file = FILE, options) => apply(file, options));
  settings.command('history').description('All versions, newest first').action(history);
  settings.command('rollback <version>').description('Make an earlier version the next one').action(rollback);
  return settings;
}
