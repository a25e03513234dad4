import { handOvers } from '../../shared/lifecycle/hand-over.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { SweepDeps } from './wire.ts';

/**
 * Tasks of staff who cannot be reached by mail go to the next in line: those that were given to them in the minute in which others still took
 * them for reachable, or that were more than one report could hand over. @returns how many
 */
export async function sweepAbsent(
  open: readonly Order[],
  settings: Settings,
  deps: Pick<SweepDeps, 'suppression' | 'commands'>,
): Promise<number> {
  const suppressed = await deps.suppression.standing(settings.staff.map(({ email }) => email));
  if (suppressed.length === 0) return 0;
  const absent = suppressed.flatMap(({ address, at }) =>
    settings.staff.filter(({ email }) => email.toLowerCase() === address).map(({ id }) => ({ staffId: id, since: at })),
  );
  const away = new Set(absent.map(({ staffId }) => staffId));
  const work = open.flatMap(({ id, tasks }) => tasks.map((task) => ({ orderId: id, task })));
  const commands = absent.flatMap((one) => handOvers(work, one, 'sweep', { settings, away }));
  await deps.commands.send(commands);
  return commands.length;
}
