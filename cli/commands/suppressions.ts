import { Command } from 'commander';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show, table } from '../print.ts';

interface Suppression {
  address: string;
  reason: string;
  at: string;
  staffId: string | null;
}

async function list(options: { json?: boolean }): Promise<void> {
  const found = await clientOf(findPlace()).get<{ suppressions: Suppression[] }>('/api/suppressions');
  const rows = found.suppressions.map(({ address, reason, at, staffId }) => [address, reason, at, staffId ?? '']);
  const text = rows.length === 0 ? 'No address is suppressed.' : table(['address', 'reason', 'since', 'staff'], rows);
  show(found, text, options.json);
}

async function lift(address: string): Promise<void> {
  await clientOf(findPlace()).send('DELETE', `/api/suppressions/${encodeURIComponent(address)}`, {});
  const lines = [
    `Mail may go to ${address} again. Work that was handed over stays where it is.`,
    'A deployed hub also has the list of the AWS account:',
    `  aws sesv2 delete-suppressed-destination --email-address ${address}`,
  ];
  show({}, lines.join('\n'), false);
}

/** `hub suppressions`: addresses to which nothing is sent any more. */
export function suppressionsCommand(): Command {
  const suppressions = new Command('suppressions').description('Addresses whose mail came back: list them, lift one');
  suppressions
    .command('list', { isDefault: true })
    .description('Addresses to which nothing is sent any more, newest first')
    .option('--json')
    .action(list);
  suppressions.command('lift <address>').description('The mailbox works again: let mail go there').action(lift);
  return suppressions;
}
