import { Command } from 'commander';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show, table } from '../print.ts';

interface Round {
  round: string;
  openedAt: string;
  by: string;
  orders: number | null;
}

async function start(options: { json?: boolean }): Promise<void> {
  const round = await clientOf(findPlace()).send<Round>('POST', '/api/stock-takes', {});
  show(round, `Round ${round.round}: owners are asked about ${round.orders} open orders.`, options.json);
}

async function list(options: { json?: boolean }): Promise<void> {
  const found = await clientOf(findPlace()).get<{ rounds: Round[] }>('/api/stock-takes');
  const rows = found.rounds.map(({ round, openedAt, by, orders }) => [round, openedAt, by, String(orders ?? '…')]);
  show(
    found,
    rows.length === 0 ? 'There was no round yet.' : table(['round', 'opened', 'by', 'orders'], rows),
    options.json,
  );
}

/** `hub stock-take`: the round in which every open order is answered for. */
export function stockTakeCommand(): Command {
  const stockTake = new Command('stock-take').description('Rounds in which each owner answers for their open orders');
  stockTake.command('list', { isDefault: true }).description('All rounds, newest first').option('--json').action(list);
  stockTake.command('start').description("Opens today's round now").option('--json').action(start);
  return stockTake;
}
