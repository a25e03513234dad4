import type { Customer } from '../../shared/customers/customer.ts';
import { placesOf } from '../../shared/customers/customer.ts';
import { planMerge } from '../../shared/customers/merge.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import { mergeCustomers } from '../../shared/platform/customer-acts.ts';
import { dossierOf } from '../../shared/platform/customer-dossier.ts';
import { oneCustomer, ordersOfCustomer } from '../../shared/platform/customer-search.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import { renderMergePreview } from '../../web/desk/customer-merges.tsx';
import type { MergePreviewView } from '../../web/desk/customer-views.ts';
import { paths } from '../../web/paths.ts';
import { becauseWords, conflictsOf, placeWords, sideView } from '../../web/present/customer.ts';
import { textsOf } from '../../web/texts.ts';
import { actingAs, refusalWords, versionIn } from './customer-changes.ts';
import { customerInReach, customerPage, mayChange, type Refused, showingOf } from './customers.ts';
import { deskPage, seeOther, type Visit } from './visit.ts';

/** Orders that are counted for the comparison. */
const COUNTED = 200;

/** @throws HubError `not-allowed` where the person may not change this customer */
async function changeable(id: string, visit: Visit): Promise<Customer> {
  const customer = await customerInReach(id, visit);
  if (!mayChange(customer, visit)) throw new HubError('not-allowed', { why: 'right missing on this customer' });
  return customer;
}

async function previewOf(survivor: Customer, merged: Customer, visit: Visit): Promise<MergePreviewView> {
  const { deps, language } = visit;
  const showing = showingOf(survivor, visit);
  const [ofSurvivor, ofMerged, dossier] = await Promise.all([
    ordersOfCustomer(survivor, deps.orders, COUNTED),
    ordersOfCustomer(merged, deps.orders, COUNTED),
    dossierOf(survivor, deps),
  ]);
  const because = dossier.proposals.find(({ customer }) => customer.id === merged.id)?.because ?? [];
  const planned = planMerge(survivor, merged, null);
  const after = planned.ok ? planned.revision.records[0]?.after : undefined;
  const refusal = planned.ok ? null : refusalWords(new HubError(planned.refusal), language).words;
  return {
    survivor: sideView(survivor, ofSurvivor.length, showing),
    merged: sideView(merged, ofMerged.length, showing),
    because: becauseWords(because, showing),
    after: {
      name: after?.name ?? null,
      company: after?.company ?? null,
      places: after ? placesOf(after).map((place) => placeWords(place, showing)) : [],
    },
    conflicts: conflictsOf(survivor, merged),
    refusal,
    values: {},
  };
}

async function preview(survivor: Customer, merged: Customer, visit: Visit, refused?: Refused): Promise<HttpReply> {
  const view = await previewOf(survivor, merged, visit);
  return deskPage(visit, (context) => renderMergePreview(view, context), refused);
}

/** `GET /desk/customers/{id}/merge?with=`: this customer beside another one, and what would come of merging them. */
export async function showMerge(visit: Visit): Promise<HttpReply> {
  const { request, deps, settings, language } = visit;
  const survivor = await changeable(request.params.id ?? '', visit);
  const merged = await oneCustomer(request.query.get('with') ?? '', deps, settings);
  if (merged && merged.id !== survivor.id && mayChange(merged, visit)) return preview(survivor, merged, visit);
  const words = textsOf(language).customers.notFoundOne;
  return customerPage(survivor, visit, { flash: { kind: 'refused', words }, status: 422 });
}

/** `POST /desk/customers/{id}/merge`: the other customer becomes part of this one. */
export async function mergeCustomer(visit: Visit): Promise<HttpReply> {
  const form = formOf(visit.request);
  const survivor = await changeable(visit.request.params.id ?? '', visit);
  const merged = await changeable((form.get('with') ?? '').slice(0, 200), visit);
  const merging = {
    survivorId: survivor.id,
    mergedId: merged.id,
    mergedVersion: versionIn(form, 'otherVersion'),
    reason: (form.get('reason') ?? '').trim().slice(0, 500).toWellFormed() || null,
  };
  try {
    await mergeCustomers(merging, actingAs(visit, versionIn(form, 'version')));
  } catch (error) {
    const { words, status } = refusalWords(error, visit.language);
    const now = await Promise.all([survivor.id, merged.id].map((id) => customerInReach(id, visit)));
    const refused: Refused = { flash: { kind: 'refused', words }, status };
    const [one = survivor, other = merged] = now;
    return preview(one, other, visit, refused);
  }
  return seeOther(paths.customer(survivor.id), 'customers-merged');
}
