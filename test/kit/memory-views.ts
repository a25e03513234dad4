import { EMPTY_SHELF, type Shelf } from '../../shared/ledger/saved-views.ts';
import type { LedgerViews } from '../../shared/platform/ledger-views.ts';

/** Saved views in memory, with the rules of the real ones. */
export function viewsInMemory(): LedgerViews & { shelves: Map<string | null, Shelf> } {
  const shelves = new Map<string | null, Shelf>();
  const shelfOf = (owner: string | null): Shelf => shelves.get(owner) ?? EMPTY_SHELF;
  return {
    shelves,
    of: async (staffId) => ({ own: shelfOf(staffId), team: shelfOf(null) }),
    change: async (owner, change) => {
      const before = shelfOf(owner);
      const changed = change(before);
      if ('fault' in changed) return changed;
      const shelf = { ...changed.shelf, version: before.version + 1 };
      shelves.set(owner, shelf);
      return { shelf };
    },
  };
}
