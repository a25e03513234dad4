import { z } from 'zod';
import { Customer, Identity, IdentityKind } from '../../../shared/customers/customer.ts';
import { CustomerEntry, MergeRecord } from '../../../shared/customers/history.ts';
import { identityFrom } from '../../../shared/customers/search.ts';
import { HubError } from '../../../shared/errors/hub-error.ts';
import {
  type Acting,
  addIdentity,
  addNote,
  changeDetails,
  customerOf,
  mergeCustomers,
  moveIdentities,
  removeIdentities,
  splitCustomer,
  undoMerge,
} from '../../../shared/platform/customer-acts.ts';
import { dossierOf } from '../../../shared/platform/customer-dossier.ts';
import { searchCustomers } from '../../../shared/platform/customer-search.ts';
import { newId } from '../../../shared/platform/ids.ts';
import { type Caller, json, route } from '../route.ts';
import type { ApiDeps } from '../wire.ts';

/** The version that the caller has seen; without it the change is made on whichever there is. */
const Version = z.int().positive().nullable().default(null);
const Written = z.object({ kind: IdentityKind, value: z.string().min(1).max(254) });
const WrittenList = z.array(Written).min(1).max(95);
const Answer = z.object({ customer: Customer });

const Shown = z.object({
  customer: Customer,
  firstSeen: z.array(
    z.object({
      identity: Identity,
      at: z.string(),
      captureId: z.string().nullable(),
      source: z.string().nullable(),
    }),
  ),
  /** Numbers of the newest orders. */
  orders: z.array(z.object({ id: z.string(), number: z.string(), stage: z.string(), placedAt: z.string() })),
  /** Marks that orders name and that belong to nobody. */
  free: z.array(Identity),
  proposals: z.array(
    z.object({
      customerId: z.string(),
      name: z.string().nullable(),
      company: z.string().nullable(),
      because: z.array(z.object({ reason: z.string(), value: z.string() })),
    }),
  ),
  merges: z.array(MergeRecord),
  history: z.array(CustomerEntry),
});

const actingFor = (caller: Caller, version: number | null, deps: ApiDeps): Acting => ({
  records: deps.customers,
  by: { kind: 'api', id: caller.name },
  at: deps.clock.now(),
  version,
});

const idOf = ({ id = '' }: Readonly<Record<string, string>>): string => id;

const changed = async (id: string, deps: ApiDeps) =>
  json(200, { customer: await customerOf(id, { records: deps.customers }) });

/** The marks in their one spelling. @throws HubError `input-invalid` that names those that are none */
async function identitiesIn(written: z.output<typeof WrittenList>, deps: ApiDeps): Promise<Identity[]> {
  const { settings } = await deps.settings.current();
  return written.map(({ kind, value }, index) => {
    const identity = identityFrom(kind, value, settings);
    if (identity) return identity;
    const fault = { where: 'body', path: `identities.${index}`, message: `is no ${kind} identity` };
    throw new HubError('input-invalid', { faults: [fault] });
  });
}

const reading = [
  route({
    method: 'GET',
    path: '/api/customers',
    summary:
      'Customers, newest first, or those that a search finds: by any identity, name, company, order number or reference',
    query: z.object({
      search: z.string().max(200).default(''),
      before: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    response: z.object({ customers: z.array(Customer), next: z.string().nullable() }),
    run: async ({ query }, deps) => {
      const { settings } = await deps.settings.current();
      const wanted = { ...query, personal: true, inReach: () => true };
      return json(200, await searchCustomers(wanted, deps, settings, deps.clock.now()));
    },
  }),
  route({
    method: 'GET',
    path: '/api/customers/{id}',
    summary:
      'One customer with identities, newest orders, history, merges, and other records that may be the same; a merged one as the record that it is',
    response: Shown,
    run: async ({ params }, deps) => {
      const customer = await customerOf(idOf(params), { records: deps.customers });
      const { orders, proposals, ...rest } = await dossierOf(customer, deps);
      return json(200, {
        ...rest,
        orders: orders.map(({ id, number, stage, placedAt }) => ({ id, number, stage, placedAt })),
        proposals: proposals.map(({ customer: { id, name, company }, because }) => ({
          customerId: id,
          name,
          company,
          because,
        })),
      });
    },
  }),
];

const merging = [
  route({
    method: 'POST',
    path: '/api/customers/{id}/merge',
    summary:
      'Makes one customer of two: the other one becomes part of this one and stays as a pointer. It can be undone',
    body: z.object({
      other: z.string().min(1).max(200),
      reason: z.string().max(500).nullable().default(null),
      expectedVersion: Version,
      otherVersion: Version,
    }),
    response: Answer.extend({ merge: z.int() }),
    run: async ({ params, body, caller }, deps) => {
      const { other: mergedId, otherVersion: mergedVersion, reason, expectedVersion } = body;
      const wanted = { survivorId: idOf(params), mergedId, mergedVersion, reason };
      const merge = await mergeCustomers(wanted, actingFor(caller, expectedVersion, deps));
      return json(200, { merge, customer: await customerOf(idOf(params), { records: deps.customers }) });
    },
  }),
  route({
    method: 'POST',
    path: '/api/customers/{id}/merges/{merge}/undo',
    summary: 'Takes a merge back; `also` names identities that came since and go back as well',
    body: z.object({ also: z.array(Written).max(95).default([]), expectedVersion: Version }),
    response: Answer,
    run: async ({ params, body, caller }, deps) => {
      const also = await identitiesIn(body.also, deps);
      const acting = actingFor(caller, body.expectedVersion, deps);
      await undoMerge(idOf(params), Number(params.merge), also, acting);
      return changed(idOf(params), deps);
    },
  }),
  route({
    method: 'POST',
    path: '/api/customers/{id}/split',
    summary: 'Makes a new customer of some identities and places of this one; orders stay where they are',
    body: z.object({
      identities: WrittenList,
      /** Which places go along: 0 is the usual one, further ones follow in the order of the record. */
      places: z.array(z.int().min(0).max(50)).max(51).default([]),
      name: z.string().max(200).nullable().default(null),
      company: z.string().max(200).nullable().default(null),
      withPartNumbers: z.boolean().default(false),
      expectedVersion: Version,
    }),
    response: Answer,
    run: async ({ params, body: { expectedVersion, ...rest }, caller }, deps) => {
      const id = newId('U', deps.clock.now());
      const identities = await identitiesIn(rest.identities, deps);
      await splitCustomer(idOf(params), { ...rest, id, identities }, actingFor(caller, expectedVersion, deps));
      return changed(id, deps);
    },
  }),
];

const changing = [
  route({
    method: 'POST',
    path: '/api/customers/{id}/identities',
    summary: 'Adds an identity, takes some away, or moves some to another customer',
    body: z.discriminatedUnion('do', [
      z.object({ do: z.literal('add'), identities: WrittenList.max(1), expectedVersion: Version }),
      z.object({ do: z.literal('remove'), identities: WrittenList, expectedVersion: Version }),
      z.object({
        do: z.literal('move'),
        to: z.string().min(1).max(200),
        identities: WrittenList,
        expectedVersion: Version,
      }),
    ]),
    response: Answer,
    run: async ({ params, body, caller }, deps) => {
      const id = idOf(params);
      const acting = actingFor(caller, body.expectedVersion, deps);
      const identities = await identitiesIn(body.identities, deps);
      const [first] = identities;
      if (body.do === 'remove') await removeIdentities(id, identities, acting);
      else if (body.do === 'move') await moveIdentities(id, body.to, identities, acting);
      else if (first) await addIdentity(id, first, acting);
      return changed(id, deps);
    },
  }),
  route({
    method: 'PUT',
    path: '/api/customers/{id}/details',
    summary: 'Another name or company, or whether repeats are ordinary; what is left out stays',
    body: z.object({
      name: z.string().min(1).max(200).nullable().optional(),
      company: z.string().min(1).max(200).nullable().optional(),
      /** True: nobody is asked any more whether the same goods again are a copy. */
      allowRepeats: z.boolean().optional(),
      expectedVersion: Version,
    }),
    response: Answer,
    run: async ({ params, body: { expectedVersion, name, company, allowRepeats }, caller }, deps) => {
      const details = {
        ...(name === undefined ? {} : { name }),
        ...(company === undefined ? {} : { company }),
        ...(allowRepeats === undefined ? {} : { allowRepeats }),
      };
      await changeDetails(idOf(params), details, actingFor(caller, expectedVersion, deps));
      return changed(idOf(params), deps);
    },
  }),
  route({
    method: 'POST',
    path: '/api/customers/{id}/notes',
    summary: 'A note in the history of the customer',
    body: z.object({ text: z.string().trim().min(1).max(2000) }),
    response: Answer,
    run: async ({ params, body, caller }, deps) => {
      await addNote(idOf(params), body.text, actingFor(caller, null, deps));
      return changed(idOf(params), deps);
    },
  }),
];

export const customerRoutes = [...reading, ...merging, ...changing];
