import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/lifecycle/commands.ts';
import type { StockTakeRound } from '../../shared/platform/rounds.ts';
import type { Absence } from '../../shared/tasks/absence.ts';
import { after as later, MONDAY, sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import { sweepAbsent } from './absent.ts';
import { sweepDigests, sweepStockTake } from './routine.ts';

const settings = sampleSettings();
const { order } = sampleBeginning();
const [task] = order.tasks;
const owner = task?.owner ?? '';

function outbox<M>() {
  const messages: M[] = [];
  return { messages, send: async (more: readonly M[]) => void messages.push(...more) };
}

describe('the round of a stock-take', () => {
  function rounds() {
    const kept = new Map<string, StockTakeRound>();
    return {
      kept,
      open: async (round: string, by: string, at: Date) => {
        const standing = kept.get(round) ?? { round, openedAt: at.toISOString(), by, orders: null };
        kept.set(round, standing);
        return standing;
      },
      asked: async (round: StockTakeRound, orders: number) => void kept.set(round.round, { ...round, orders }),
    };
  }

  it('is opened once, and asks about every open order', async () => {
    const [commands, store] = [outbox<Command>(), rounds()];
    const open = [order, { ...order, id: 'O2' }];
    expect(await sweepStockTake(open, settings, MONDAY, { commands, rounds: store })).toBe(2);
    expect(await sweepStockTake(open, settings, later(MONDAY, 0.1), { commands, rounds: store })).toBe(0);
    expect(commands.messages.map(({ orderId, wish }) => [orderId, wish])).toEqual([
      [order.id, { type: 'open-stock-take', round: '2026-11-16' }],
      ['O2', { type: 'open-stock-take', round: '2026-11-16' }],
    ]);
    expect([...store.kept.values()]).toMatchObject([{ round: '2026-11-16', by: 'sweep', orders: 2 }]);
  });

  it('that died on the way is gone on with, with the same questions', async () => {
    const [commands, store] = [outbox<Command>(), rounds()];
    const dying = { send: async () => Promise.reject(new Error('killed')) };
    await expect(sweepStockTake([order], settings, MONDAY, { commands: dying, rounds: store })).rejects.toThrow(
      'killed',
    );
    await sweepStockTake([order], settings, later(MONDAY, 0.1), { commands, rounds: store });
    expect(commands.messages.map(({ id }) => id)).toEqual([`stock-take.2026-11-16.${order.id}`]);
  });

  it('does not come before its time', async () => {
    const [commands, store] = [outbox<Command>(), rounds()];
    await sweepStockTake([order], settings, later(MONDAY, -1), { commands, rounds: store });
    expect(commands.messages).toEqual([]);
  });
});

describe('digests', () => {
  const done = new Set<string>();
  const routines = {
    isDone: async (slot: string) => done.has(slot),
    done: async (slot: string) => void done.add(slot),
  };

  it('of what waits are asked for each time, of all work once for each time of day, not for the absent', async () => {
    const notify = outbox<object>();
    const timed = { ...settings, reminders: { ...settings.reminders, digestAt: ['09:00'] } };
    const deps = { notify, routines, volume: { readers: async () => ['emma'] } };
    await sweepDigests(timed, MONDAY, new Set(['li-na']), deps);
    await sweepDigests(timed, later(MONDAY, 0.1), new Set(['li-na']), deps);
    const waiting = { digest: { staffId: 'emma', of: 'waiting', slot: null } };
    const open = (staffId: string) => ({ digest: { staffId, of: 'open', slot: '2026-11-16T09:00' } });
    const there = settings.staff.map(({ id }) => id).filter((id) => id !== 'li-na');
    expect(notify.messages).toEqual([waiting, ...there.map(open), waiting]);
  });
});

describe('the work of the absent', () => {
  const absence = (from: string, to: string): Absence => ({
    staffId: owner,
    from,
    to,
    substitute: 'zhao-lei',
    by: 'chen-jing',
    at: MONDAY.toISOString(),
  });
  const swept = async (absences: Absence[], dueAt = task?.dueAt ?? '') => {
    const commands = outbox<Command>();
    const captures = { inReview: async () => [], replace: async () => true };
    const absent = { absences: { of: async () => absences }, suppression: { standing: async () => [] } };
    const deps = { commands, captures, ...absent };
    const open = [{ ...order, tasks: order.tasks.map((one) => ({ ...one, dueAt })) }];
    const { away } = await sweepAbsent(open, settings, MONDAY, deps);
    return { away: [...away], wishes: commands.messages.map(({ wish }) => wish) };
  };

  it('goes to their substitute where it is due meanwhile', async () => {
    const { away, wishes } = await swept([absence('2026-11-16', '2026-11-17')]);
    expect(away).toEqual([owner]);
    expect(wishes).toMatchObject([{ type: 'hand-over', to: 'zhao-lei', from: owner }]);
  });

  it('waits for them where it has time until they are back', async () => {
    expect((await swept([absence('2026-11-16', '2026-11-17')], '2026-11-18T01:00:00.000Z')).wishes).toEqual([]);
  });

  it('stays before the absence begins, and once it is over', async () => {
    const { away, wishes } = await swept([absence('2026-11-17', '2026-11-20')]);
    expect([away, wishes]).toEqual([[], []]);
    expect((await swept([absence('2026-11-10', '2026-11-13')])).wishes).toEqual([]);
  });
});
