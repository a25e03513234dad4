import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import type { Running } from '../../shared/platform/migrate-orders.ts';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show, table } from '../print.ts';
import { checkedFile } from '../settings-file.ts';
import { drawCommand } from './settings-draw.ts';
import { migrateCommand } from './settings-migrate.ts';
import { tryCommand } from './settings-try.ts';

const FILE = process.env.HUB_SETTINGS ?? 'examples/hub.yaml';

interface Applied {
  version: number;
  differences: string[];
  running: Running[];
}

/** Open orders that follow another version than that one, and what to do about it. */
function runningWords(running: readonly Running[], version: number): string {
  const older = running.filter(({ settingsVersion }) => settingsVersion !== version);
  if (older.length === 0) return '';
  const count = older.reduce((sum, { orders }) => sum + orders, 0);
  const rows = older.map(({ settingsVersion, flow, orders }) => [String(settingsVersion), flow, String(orders)]);
  return [
    `\n${count} open orders keep the way that they began with:`,
    table(['version', 'flow', 'orders'], rows),
    'To see what would become of them in this one: npx hub settings migrate --dry-run',
  ].join('\n');
}

const changes = (differences: readonly string[]): string => differences.map((line) => `  ${line}`).join('\n');

/** Needs no running hub. */
async function check(file: string): Promise<void> {
  const { settings } = await checkedFile(file);
  show(
    {},
    `${file} is in order: ${settings.sources.length} sources, ${settings.staff.length} staff, ${settings.stages.length} stages.`,
    false,
  );
}

async function diff(file: string): Promise<void> {
  const { version, differences, running } = await clientOf(findPlace()).send<Applied>(
    'POST',
    '/api/settings/check',
    await readFile(file, 'utf8'),
    'text/plain',
  );
  show(
    {},
    differences.length === 0
      ? `Nothing differs from version ${version}.`
      : `Against version ${version}:\n${changes(differences)}${runningWords(running, version + 1)}`,
    false,
  );
}

async function apply(file: string, options: { note?: string }): Promise<void> {
  const client = clientOf(findPlace());
  const query = options.note ? `?${new URLSearchParams({ note: options.note })}` : '';
  const applied = await client.send<Applied>(
    'PUT',
    `/api/settings${query}`,
    await readFile(file, 'utf8'),
    'text/plain',
  );
  const words = `Version ${applied.version} is in force.\n${changes(applied.differences)}`.trimEnd();
  show({}, `${words}${runningWords(applied.running, applied.version)}`, false);
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
  settings.addCommand(tryCommand(FILE));
  settings.addCommand(drawCommand(FILE));
  settings.addCommand(migrateCommand());
  settings.command('history').description('All versions, newest first').action(history);
  settings.command('rollback <version>').description('Make an earlier version the next one').action(rollback);
  return settings;
}
