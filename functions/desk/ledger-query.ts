import { z } from 'zod';
import type { SavedView } from '../../shared/ledger/saved-views.ts';
import type { LedgerQuery } from '../../shared/platform/ledger.ts';
import { LEDGER_SORTS, type LedgerSort } from '../../shared/platform/ledger-sort.ts';
import { maySee } from '../../shared/rights/rights.ts';
import { readPhone } from '../../shared/understanding/normalise/phone.ts';
import { LEDGER_COLUMNS, type LedgerColumn, type LedgerFilters, USUAL_COLUMNS } from '../../web/desk/ledger-model.ts';
import type { Visit } from './visit.ts';

const LONGEST = 200;

/** How somebody looks at the ledger: what a saved view keeps. */
export interface Looking {
  filters: LedgerFilters;
  columns: LedgerColumn[];
  sort: LedgerSort;
}

/** Reads the filters, columns and order of a query; what the ledger does not know is passed over. */
export function lookingOf(query: URLSearchParams): Looking {
  const given = (name: string): string => (query.get(name) ?? '').trim().slice(0, LONGEST);
  const day = (name: string): string => z.iso.date().safeParse(given(name)).data ?? '';
  const chosen = new Set(query.getAll('col'));
  const columns = LEDGER_COLUMNS.filter((column) => chosen.has(column));
  return {
    filters: {
      stage: given('stage'),
      category: given('category'),
      flow: given('flow'),
      channel: given('channel'),
      source: given('source'),
      owner: given('owner'),
      country: given('country').toUpperCase(),
      from: day('from'),
      to: day('to'),
      search: given('search'),
      overdue: given('overdue') === 'true',
      held: given('held') === 'true',
    },
    columns: columns.length > 0 ? columns : [...USUAL_COLUMNS],
    sort: LEDGER_SORTS.find((sort) => sort === given('sort')) ?? 'newest',
  };
}

/** The same as a query, without what is usual: two that mean the same are the same text. */
export function queryOf({ filters, columns, sort }: Looking): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== '' && value !== false) query.set(name, String(value));
  }
  if (sort !== 'newest') query.set('sort', sort);
  if (columns.join() !== USUAL_COLUMNS.join()) for (const column of columns) query.append('col', column);
  return query.toString();
}

/** What the address asks for: a saved view by its id, else filters; an address that says nothing, the person's own standard. */
export function askedFor(
  { request }: Pick<Visit, 'request'>,
  views: readonly SavedView[],
  standard: string | null,
): Looking & { view: SavedView | null } {
  const { query } = request;
  const plain = [...query.keys()].every((name) => name === 'lang' || name === 'flash' || name === 'before');
  const wanted = query.get('view') ?? (plain ? standard : null);
  const view = views.find(({ id }) => id === wanted) ?? null;
  return { ...lookingOf(view ? new URLSearchParams(view.query) : query), view };
}

/** The filters as the ledger takes them: days as instants of the business time zone, nothing outside the person's limits. */
export function ledgerQueryOf({ filters }: Looking, { settings, staff }: Visit): Omit<LedgerQuery, 'limit'> {
  const { category, from, to, ...rest } = filters;
  const stages = settings.stages.filter((stage) => stage.category === category).map(({ id }) => id);
  return {
    ...rest,
    phone: /\d{5}/.test(rest.search.replaceAll(/\D/g, '')) ? readPhone(rest.search, settings.country) : null,
    stages: category ? stages : undefined,
    days: from || to ? { from: from || null, to: to || null, timeZone: settings.timeZone } : undefined,
    inReach: (order) => maySee(staff, order, settings),
  };
}
