import { expect, it } from 'vitest';
import type { NotifyMessage } from '../../shared/platform/messages.ts';
import type { StockTakeRound } from '../../shared/platform/rounds.ts';
import { after, MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import { sweepStockTakeReport } from './stock-take-report.ts';

it('the report of a round is asked for once, when it is over', async () => {
  const round: StockTakeRound = { round: '2026-11-16', openedAt: MONDAY.toISOString(), by: 'sweep', orders: 3 };
  const old = { ...round, round: '2026-11-02', openedAt: '2026-11-02T01:30:00.000Z' };
  const done = new Set<string>();
  const asked: NotifyMessage[] = [];
  const deps = {
    rounds: { list: async () => [round, old] },
    routines: { isDone: async (slot: string) => done.has(slot), done: async (slot: string) => void done.add(slot) },
    notify: { send: async (messages: readonly NotifyMessage[]) => void asked.push(...messages) },
  } as unknown as Parameters<typeof sweepStockTakeReport>[3];
  const run = (hours: number) => sweepStockTakeReport([], sampleSettings(), after(MONDAY, hours), deps);
  expect(await run(0.5)).toBe(0);
  expect(await run(20)).toBe(1);
  expect(await run(20.1)).toBe(0);
  expect(asked).toEqual([{ stockTake: { round: '2026-11-16' } }]);
});
