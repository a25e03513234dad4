import { z } from 'zod';

/** A way to look at the ledger that somebody keeps: its filters, columns and order as a query string. */
export const SavedView = z.object({
  id: z.string().max(40),
  name: z.string().min(1).max(60),
  /** Without `?`; only what the ledger knows, see `ledgerQuery` of the desk. */
  query: z.string().max(1500),
  /** Staff id of who keeps it. */
  by: z.string(),
  at: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;

/** The views of one person, or those that the team shares. */
export const Shelf = z.object({
  /** Of the stored record; 0 where there is none. */
  version: z.int().nonnegative(),
  views: z.array(SavedView),
  /** Id of the view that the ledger opens with, from either shelf; only on the shelf of a person. */
  standard: z.string().nullable(),
});
export type Shelf = z.infer<typeof Shelf>;

export const EMPTY_SHELF: Shelf = { version: 0, views: [], standard: null };

/** So many links still fit above a table. */
export const MOST_VIEWS = 20;

export type ShelfFault = 'full' | 'name-taken' | 'not-yours';

export type Shelved = { shelf: Shelf } | { fault: ShelfFault };

const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** Keeps a view. One of the same name is replaced by who keeps it, never by somebody else. */
export function withView(shelf: Shelf, view: SavedView): Shelved {
  const same = shelf.views.find(({ name }) => sameName(name, view.name));
  if (same && same.by !== view.by) return { fault: 'name-taken' };
  if (!same && shelf.views.length >= MOST_VIEWS) return { fault: 'full' };
  const kept = same ? { ...view, id: same.id } : view;
  const views = [...shelf.views.filter((one) => one !== same), kept];
  return { shelf: { ...shelf, views: views.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN')) } };
}

/** Takes a view away: one's own, or any for `mayAll`. One that is gone already is no fault. */
export function withoutView(shelf: Shelf, id: string, by: string, mayAll: boolean): Shelved {
  const view = shelf.views.find((one) => one.id === id);
  if (view && view.by !== by && !mayAll) return { fault: 'not-yours' };
  const views = shelf.views.filter((one) => one !== view);
  return { shelf: { ...shelf, views, standard: shelf.standard === id ? null : shelf.standard } };
}
