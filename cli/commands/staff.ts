import { Command } from 'commander';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show } from '../print.ts';

async function signOut(id: string, options: { json?: boolean }): Promise<void> {
  const client = clientOf(findPlace());
  const done = await client.send<object>('POST', `/api/staff/${encodeURIComponent(id)}/sign-out`, {});
  show(done, `${id} is signed out everywhere.`, options.json);
}

/** `hub staff`: who is signed in at the desk. */
export function staffCommand(): Command {
  const staff = new Command('staff').description('Sign a member of staff out');
  staff
    .command('sign-out <id>')
    .description('Ends all sessions of this person at the desk, at once')
    .option('--json')
    .action(signOut);
  return staff;
}
