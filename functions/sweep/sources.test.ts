import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { daysLater } from '../../shared/deadlines/calendar.ts';
import { captures as capturesAt } from '../../shared/platform/captures.ts';
import type { NotifyMessage } from '../../shared/platform/messages.ts';
import { sourceBook } from '../../shared/platform/source-book.ts';
import { readSource } from '../../shared/platform/source-report.ts';
import { emptyDay } from '../../shared/reports/sources.ts';
import type { Settings, Source } from '../../shared/settings/schema.ts';
import { sampleCapture } from '../../test/kit/memory-hub.ts';
import { MemoryTable } from '../../test/kit/memory-table.ts';
import { after as later, MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import { sweepSources } from './sources.ts';

const plain = sampleSettings();
const first = plain.sources[0] as Source;
const source = first.id;
const settings: Settings = { ...plain, sources: [first] };
const TODAY = '2026-11-16';
const order = { status: 'ordered', orderId: 'O1', orderNumber: 'SO-1' } as const;

function world() {
  const table = new MemoryTable();
  const captures = capturesAt(table.client, 'T');
  const sources = sourceBook(table.client, 'T');
  const told: NotifyMessage[] = [];
  let reads = 0;
  const counting = {
    ...captures,
    arrived: async (...args: Parameters<typeof captures.arrived>) => {
      const found = await captures.arrived(...args);
      reads += found.length;
      return found;
    },
  };
  const notify = { send: async (more: readonly NotifyMessage[]) => void told.push(...more) };
  const deps = { captures: counting, sources, notify };
  const come = async (id: string, at: Date, change: Partial<Capture> = {}) => {
    const capture = { ...sampleCapture(id, source, first.channel, at), ...change };
    await captures.begin(capture, id);
    return capture;
  };
  const report = (now: Date) => readSource(first, { settings, now }, deps);
  return { captures, sources, told, deps, come, report, reads: () => reads };
}

/** Two messages an hour from 9 to 18, on the weekdays of six weeks. */
async function usual({ sources }: ReturnType<typeof world>): Promise<void> {
  for (let back = 1; back <= 42; back += 1) {
    const day = daysLater(TODAY, -back);
    const works = ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    const hours = Array.from({ length: 24 }, (_, hour) => (works && hour >= 9 && hour < 18 ? 2 : 0));
    await sources.keepDay({ ...emptyDay(source, day), hours, closed: true });
  }
}

describe('the count of sources', () => {
  it('reads each message once, and what is open again until it has its end', async () => {
    const hub = world();
    const waiting = await hub.come('C1', MONDAY);
    await hub.come('C2', MONDAY, { outcome: order });
    await sweepSources(settings, later(MONDAY, 0.1), hub.deps);
    expect(hub.reads()).toBe(2);
    await hub.come('C3', later(MONDAY, 1), { outcome: order });
    await sweepSources(settings, later(MONDAY, 1.1), hub.deps);
    expect(hub.reads()).toBe(3);
    const before = await hub.report(later(MONDAY, 1.1));
    expect(before.today).toMatchObject({ captured: 3, ordered: 2, inFlight: 1 });
    expect(before.oldestAt).toBe(MONDAY.toISOString());
    await hub.captures.replace({ ...waiting, outcome: order });
    const after = await hub.report(later(MONDAY, 1.1));
    expect(after.today).toMatchObject({ captured: 3, ordered: 3, inFlight: 0 });
    expect(after.oldestAt).toBeNull();
    expect(hub.reads()).toBe(3);
  });

  it('shows what came in the last minutes, and keeps it only once nothing can come before it', async () => {
    const hub = world();
    await hub.come('C2', later(MONDAY, 0.99));
    await sweepSources(settings, later(MONDAY, 1), hub.deps);
    expect((await hub.report(later(MONDAY, 1))).today.captured).toBe(1);
    // Its receiver was slower than that of the one that came after it.
    await hub.come('C1', later(MONDAY, 0.98));
    await sweepSources(settings, later(MONDAY, 1.1), hub.deps);
    expect((await hub.report(later(MONDAY, 1.1))).today.captured).toBe(2);
  });

  it('counts a day that is over whole once more, and never again', async () => {
    const hub = world();
    await hub.come('C1', MONDAY, { outcome: order });
    await sweepSources(settings, later(MONDAY, 1), hub.deps);
    await hub.come('C0', later(MONDAY, -0.5), { outcome: order });
    await sweepSources(settings, later(MONDAY, 24), hub.deps);
    const read = hub.reads();
    await sweepSources(settings, later(MONDAY, 25), hub.deps);
    expect(hub.reads()).toBe(read);
    const { days, shares } = await hub.report(later(MONDAY, 25));
    expect(days.find(({ day }) => day === TODAY)?.shares?.captured).toBe(2);
    expect(shares.ordered).toBe(2);
  });

  it('of a long past is done over several runs, the newest first, and says so meanwhile', async () => {
    const hub = world();
    await sweepSources(settings, MONDAY, hub.deps);
    expect((await hub.sources.read(source)).days.size).toBe(40);
    expect((await hub.report(MONDAY)).complete).toBe(true);
    expect((await world().report(MONDAY)).complete).toBe(false);
  });

  it('begins anew with a day one of whose messages does', async () => {
    const hub = world();
    const noise = { status: 'set-aside', rule: 'noise', words: '', by: 'hub' } as const;
    const capture = await hub.come('C1', MONDAY, { outcome: noise });
    await sweepSources(settings, later(MONDAY, 24), hub.deps);
    await hub.captures.replace({ ...capture, outcome: { status: 'in-flight', waitsFor: null } });
    await hub.sources.dropDay(source, TODAY);
    await sweepSources(settings, later(MONDAY, 25), hub.deps);
    expect((await hub.report(later(MONDAY, 25))).shares).toMatchObject({ captured: 1, noise: 0, inFlight: 1 });
  });
});

describe('the alarm of a silent source', () => {
  it('is told once while it lasts, stands on the page, and is lifted when the source speaks again', async () => {
    const hub = world();
    await usual(hub);
    const last = later(MONDAY, 0.4);
    await hub.come('C1', last, { outcome: order });
    expect(await sweepSources(settings, later(MONDAY, 1), hub.deps)).toBe(0);
    for (const hours of [3, 3.1, 30]) expect(await sweepSources(settings, later(MONDAY, hours), hub.deps)).toBe(1);
    // Six weeks before was the national holiday.
    expect(hub.told).toEqual([{ silence: { source, since: last.toISOString(), usual: 4, weeks: 5, until: null } }]);
    expect((await hub.report(later(MONDAY, 30))).silence).toMatchObject({ since: last.toISOString() });
    const again = later(MONDAY, 31);
    await hub.come('C2', again, { outcome: order, day: '2026-11-17' });
    expect((await hub.report(later(MONDAY, 31.1))).silence).toBeNull();
    expect(await sweepSources(settings, later(MONDAY, 31.1), hub.deps)).toBe(0);
    expect(await sweepSources(settings, later(MONDAY, 31.2), hub.deps)).toBe(0);
    expect(hub.told.slice(1)).toMatchObject([{ silence: { source, until: again.toISOString() } }]);
  });

  it('is told again by a run after one that died before it was marked, with the same occasion', async () => {
    const hub = world();
    await usual(hub);
    await hub.come('C1', later(MONDAY, 0.4));
    const dying = { ...hub.sources, keepSilence: async () => Promise.reject(new Error('killed')) };
    await expect(sweepSources(settings, later(MONDAY, 3), { ...hub.deps, sources: dying })).rejects.toThrow('killed');
    await sweepSources(settings, later(MONDAY, 3.1), hub.deps);
    expect(hub.told[0]).toEqual(hub.told[1]);
  });

  it('can be switched off in the settings, also while it stands', async () => {
    const hub = world();
    await usual(hub);
    await hub.come('C1', later(MONDAY, 0.4));
    await sweepSources(settings, later(MONDAY, 3), hub.deps);
    const off = { ...settings, sources: [{ ...first, silence: { alarm: false, messages: 3 } }] };
    expect(await sweepSources(off, later(MONDAY, 4), hub.deps)).toBe(0);
    expect(hub.told).toHaveLength(1);
    expect((await hub.sources.read(source)).silence).toBeNull();
  });
});
