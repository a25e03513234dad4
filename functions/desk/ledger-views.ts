import { HubError } from '../../shared/errors/hub-error.ts';
import { type SavedView, type Shelved, withoutView, withView } from '../../shared/ledger/saved-views.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { newId } from '../../shared/platform/ids.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import { paths } from '../../web/paths.ts';
import { showLedger } from './ledger.ts';
import { lookingOf, queryOf } from './ledger-query.ts';
import { seeOther, type Visit } from './visit.ts';

/** Whose shelf a form means. */
const shelfIn = (form: URLSearchParams, { staff }: Visit): string | null =>
  form.get('shared') === 'true' ? null : staff.id;

function viewIn(form: URLSearchParams, { staff, now }: Visit): SavedView {
  const name = (form.get('name') ?? '').normalize('NFC').replaceAll(/\s+/g, ' ').trim();
  const query = queryOf(lookingOf(new URLSearchParams((form.get('query') ?? '').slice(0, 4000))));
  if (name === '' || name.length > 60 || query.length > 1500) throw new HubError('input-invalid', { field: 'name' });
  return { id: newId('V', now), name, query, by: staff.id, at: now.toISOString() };
}

async function keep(form: URLSearchParams, visit: Visit): Promise<HttpReply> {
  const { deps } = visit;
  const view = viewIn(form, visit);
  const kept = await deps.views.change(shelfIn(form, visit), (shelf) => withView(shelf, view));
  if ('fault' in kept) return showLedger(visit, kept.fault);
  const { id } = kept.shelf.views.find(({ name }) => name === view.name) ?? view;
  return seeOther(paths.ledgerView(id), 'view-kept');
}

async function remove(form: URLSearchParams, visit: Visit): Promise<HttpReply> {
  const { deps, staff, rights } = visit;
  const id = (form.get('id') ?? '').slice(0, 40);
  const without = (shelf: Parameters<typeof withoutView>[0]): Shelved =>
    withoutView(shelf, id, staff.id, rights.has('settings.change'));
  const removed = await deps.views.change(shelfIn(form, visit), without);
  return 'fault' in removed ? showLedger(visit, removed.fault) : seeOther(paths.ledgerView('all'), 'view-gone');
}

/** The view that the ledger opens with for this person; an empty id takes that back. */
async function makeStandard(form: URLSearchParams, { deps, staff }: Visit): Promise<HttpReply> {
  const { own, team } = await deps.views.of(staff.id);
  const id = [...own.views, ...team.views].find((view) => view.id === form.get('id'))?.id ?? null;
  await deps.views.change(staff.id, (shelf) => ({ shelf: { ...shelf, standard: id } }));
  return seeOther(paths.ledgerView(id ?? 'all'), 'view-standard');
}

/** `POST /desk/orders/views`: keeps, removes or opens with a view of the ledger. */
export async function changeViews(visit: Visit): Promise<HttpReply> {
  const form = formOf(visit.request);
  switch (form.get('do')) {
    case 'keep':
      return keep(form, visit);
    case 'remove':
      return remove(form, visit);
    case 'standard':
      return makeStandard(form, visit);
    default:
      throw new HubError('input-invalid', { field: 'do' });
  }
}
