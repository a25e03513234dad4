import type { DryReads, Trying } from '../../shared/interpret/dry.ts';
import { captures } from '../../shared/platform/captures.ts';
import { orders } from '../../shared/platform/orders.ts';
import { talks } from '../../shared/platform/talks.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { interpretWorld } from './interpret-world.ts';

/** What trying settings reads of a world; `gone`: keys of originals that are no longer kept. */
export function dryReads({ deps, table }: ReturnType<typeof interpretWorld>, gone: readonly string[] = []): DryReads {
  const { holders, catalogue, readers, checks, customers, drafts } = deps;
  return {
    holders,
    catalogue,
    readers,
    checks,
    customers,
    drafts,
    keys: async () => ({ current: 'k'.repeat(32), previous: null }),
    raw: { get: async (key) => (gone.includes(key) ? undefined : new Uint8Array(1)) },
    captures: captures(table.client, 'hub'),
    orders: orders(table.client, 'hub'),
    version: deps.settings.version,
    talks: talks(table.client, 'hub'),
  };
}

/** Settings with everybody at work. */
export const trying = (settings: Settings, version: number): Trying => ({
  settings,
  version,
  staffing: { settings, away: new Set<string>() },
});
