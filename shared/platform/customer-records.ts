import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { alikeKeys } from '../customers/alike.ts';
import { Customer, type Identity } from '../customers/customer.ts';
import { CustomerEntry, MergeRecord, type Revision } from '../customers/history.ts';
import type { Actor } from '../orders/actor.ts';
import { type Customers, customers, identityClaim, NOBODY } from './customers.ts';
import { type ClaimRecord, claimItem, customerEntryItem, customerItem, mergeItem } from './table/items.ts';
import { allCustomers, claimKey, customerKey, customersAlike, LIST_SHARDS, mergeKey } from './table/keys.ts';
import { children, get, getMany, listKeys } from './table/read.ts';
import { transact, type Write, type Written } from './table/write.ts';

/** Where and when an identity was first seen. */
export interface FirstSeen {
  identity: Identity;
  at: string;
  captureId: string | null;
  source: string | null;
}

/** Customers for people: lists, history, merges, and every change of them. */
export interface CustomerRecords extends Customers {
  /** Newest first; `before` is `listKeyOf` of the last one seen. */
  page(options: { before?: string | undefined; limit: number }): Promise<Customer[]>;
  /** Records of the same name or at the same place, at most 25 of each. */
  alike(customer: Customer): Promise<Customer[]>;
  firstSeen(identities: readonly Identity[]): Promise<FirstSeen[]>;
  /** Newest first. */
  history(id: string): Promise<CustomerEntry[]>;
  /** Merges into this customer, newest first. */
  merges(id: string): Promise<MergeRecord[]>;
  merge(survivorId: string, merge: number): Promise<MergeRecord | undefined>;
  /** Writes all of it or nothing: only while every record is as it was planned on. */
  commit(revision: Revision, by: Actor, at: Date): Promise<Written>;
}

const MOST_ALIKE = 25;

/** The place of a customer in the list; the cursor of paging. */
export const listKeyOf = ({ createdAt, id }: Pick<Customer, 'createdAt' | 'id'>): string => `${createdAt}#${id}`;

function recordWrites({ records }: Revision, by: Actor, at: string): Write[] {
  return records.flatMap(({ before, after, fact }): Write[] => {
    const entry = { customerId: after.id, version: after.version, at, by, captureId: null, fact };
    return [
      before
        ? { tag: 'customer', op: 'replace', item: customerItem(after), version: before.version }
        : { tag: 'customer', op: 'create', item: customerItem(after) },
      { tag: 'history', op: 'create', item: customerEntryItem(entry) },
    ];
  });
}

function mergeWrites({ merge }: Revision, by: Actor, at: string): Write[] {
  if (!merge) return [];
  const { before, after } = merge;
  if (before === null) return [{ tag: 'merge', op: 'create', item: mergeItem({ ...after, at, by }) }];
  const undone = { ...after, at: before.at, by: before.by, undone: { at, by } };
  return [{ tag: 'merge', op: 'replace', item: mergeItem(undone), version: before.version }];
}

/** An identity that changes hands keeps when it was first seen. Each belongs to a record, whose version is checked in the same transaction. */
function identityWrites({ identities }: Revision, claims: readonly (ClaimRecord | undefined)[], at: string): Write[] {
  return identities.map(({ identity, from, to }, index): Write => {
    const claim = { claim: identityClaim(identity), kind: 'identity', at };
    const kept = from === null ? claim : { ...claim, ...claims[index] };
    return {
      tag: 'identity',
      op: 'take-over',
      item: claimItem({ ...kept, holder: to ?? NOBODY }),
      holder: from ?? NOBODY,
    };
  });
}

/** What of a stored claim goes along when it changes hands. */
function claimOfRow(row: Record<string, unknown> | undefined): ClaimRecord | undefined {
  if (!row) return undefined;
  const { claim, kind, holder, at, captureId, source } = row;
  return {
    claim: String(claim),
    kind: String(kind),
    holder: String(holder),
    at: String(at),
    ...(captureId === undefined ? {} : { captureId: String(captureId) }),
    ...(source === undefined ? {} : { source: String(source) }),
  };
}

export function customerRecords(client: DynamoDBDocumentClient, table: string): CustomerRecords {
  const load = async (ids: readonly string[]): Promise<Customer[]> =>
    (await getMany(client, table, ids.map(customerKey)))
      .filter((row) => row !== undefined)
      .map((row) => Customer.parse(row));
  const idsIn = (keys: readonly { pk: string }[]): string[] => keys.map(({ pk }) => pk.slice('CUSTOMER#'.length));
  const claims = async (identities: readonly Identity[]): Promise<(ClaimRecord | undefined)[]> =>
    (
      await getMany(
        client,
        table,
        identities.map((identity) => claimKey(identityClaim(identity))),
      )
    ).map(claimOfRow);
  const listed = async (index: 'gsi2' | 'gsi3', partition: string): Promise<string[]> =>
    idsIn((await listKeys(client, table, index, partition, { newest: true, limit: MOST_ALIKE + 1 })).keys);
  return {
    ...customers(client, table),
    page: async ({ before, limit }) => {
      const options = { newest: true, limit, ...(before ? { before } : {}) };
      const shards = Array.from({ length: LIST_SHARDS }, (_, shard) =>
        listKeys(client, table, 'gsi1', allCustomers(shard), options),
      );
      const found = await load((await Promise.all(shards)).flatMap(({ keys }) => idsIn(keys)));
      // The index may still name a record that was merged a moment ago.
      const there = found.filter(({ mergedInto }) => mergedInto === undefined);
      return there.sort((a, b) => (listKeyOf(a) < listKeyOf(b) ? 1 : -1)).slice(0, limit);
    },
    alike: async (customer) => {
      const { name, place } = alikeKeys(customer);
      const [byName, byPlace] = await Promise.all([
        name ? listed('gsi2', customersAlike('name', name)) : [],
        place ? listed('gsi3', customersAlike('place', place)) : [],
      ]);
      const ids = [...new Set([...byName, ...byPlace])].filter((id) => id !== customer.id);
      return (await load(ids)).filter(({ mergedInto }) => mergedInto === undefined);
    },
    firstSeen: async (identities) => {
      const found = await claims(identities);
      return identities.flatMap((identity, index) => {
        const claim = found[index];
        const { captureId = null, source = null } = claim ?? {};
        return claim ? [{ identity, at: claim.at, captureId, source }] : [];
      });
    },
    history: async (id) =>
      (await children(client, table, customerKey(id).pk, 'HISTORY#')).map((row) => CustomerEntry.parse(row)).reverse(),
    merges: async (id) =>
      (await children(client, table, customerKey(id).pk, 'MERGE#')).map((row) => MergeRecord.parse(row)).reverse(),
    merge: async (survivorId, merge) => {
      const row = await get(client, table, mergeKey(survivorId, merge));
      return row ? MergeRecord.parse(row) : undefined;
    },
    commit: async (revision, by, at) => {
      const held = await claims(revision.identities.map(({ identity }) => identity));
      const moment = at.toISOString();
      return transact(client, table, [
        ...recordWrites(revision, by, moment),
        ...mergeWrites(revision, by, moment),
        ...identityWrites(revision, held, moment),
      ]);
    },
  };
}
