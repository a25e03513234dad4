import { Command } from 'commander';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show, table } from '../print.ts';

async function signOut(id: string, options: { json?: boolean }): Promise<void> {
  const client = clientOf(findPlace());
  const done = await client.send<object>('POST', `/api/staff/${encodeURIComponent(id)}/sign-out`, {});
  show(done, `${id} is signed out everywhere.`, options.json);
}

interface Absence {
  staffId: string;
  from: string;
  to: string;
  substitute: string | null;
}

const absencePath = (id: string): string => `/api/staff/${encodeURIComponent(id)}/absence`;

async function absent(
  id: string,
  options: { from: string; to: string; substitute?: string; json?: boolean },
): Promise<void> {
  const { from, to, substitute = null } = options;
  const done = await clientOf(findPlace()).send<Absence>('PUT', absencePath(id), { from, to, substitute });
  const whom = substitute ?? 'their substitute or the next in line';
  show(done, `${id} is absent from ${from} to ${to}. Work due meanwhile goes to ${whom}.`, options.json);
}

async function back(id: string, options: { json?: boolean }): Promise<void> {
  const done = await clientOf(findPlace()).send<object>('DELETE', absencePath(id), {});
  show(done, `${id} is back. Work that was handed over stays where it is.`, options.json);
}

async function absences(options: { json?: boolean }): Promise<void> {
  const found = await clientOf(findPlace()).get<{ absences: Absence[] }>('/api/absences');
  const rows = found.absences.map(({ staffId, from, to, substitute }) => [staffId, from, to, substitute ?? '']);
  const text = rows.length === 0 ? 'Nobody is absent.' : table(['staff', 'from', 'to', 'substitute'], rows);
  show(found, text, options.json);
}

/** `hub staff`: who is signed in at the desk, and who is not there. */
export function staffCommand(): Command {
  const staff = new Command('staff').description('Absences of staff, and signing somebody out');
  staff
    .command('sign-out <id>')
    .description('Ends all sessions of this person at the desk, at once')
    .option('--json')
    .action(signOut);
  staff
    .command('absent <id>')
    .description('Enters days of absence, first and last included')
    .requiredOption('--from <day>', 'such as 2026-12-01')
    .requiredOption('--to <day>')
    .option('--substitute <id>', 'who stands in; by default whom the settings name, else the next in line')
    .option('--json')
    .action(absent);
  staff.command('back <id>').description('Takes an entered absence back').option('--json').action(back);
  staff.command('absences').description('Who is or will be absent').option('--json').action(absences);
  return staff;
}
