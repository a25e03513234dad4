import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Admission, type Candidate, type Placing, place } from '../../shared/admission/place.ts';
import { type Identity, identitiesHeld } from '../../shared/customers/customer.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import { beginOrder } from '../../shared/lifecycle/begin.ts';
import { PLAIN_PROFILE } from '../../shared/orders/order.ts';
import type { CustomerChange } from '../../shared/platform/admission-store.ts';
import { captures } from '../../shared/platform/captures.ts';
import { mergeCustomers, removeIdentities, undoMerge } from '../../shared/platform/customer-acts.ts';
import { type CustomerRecords, customerRecords } from '../../shared/platform/customer-records.ts';
import { orders } from '../../shared/platform/orders.ts';
import { placeStore } from '../../shared/platform/place-store.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import { sampleCapture } from '../kit/memory-hub.ts';
import { MemoryTable } from '../kit/memory-table.ts';
import { after, CATALOGUE, MONDAY, sampleDraft, sampleLine, sampleSettings, sure, unknown } from '../kit/samples.ts';

const settings = sampleSettings();
const TABLE = 'T';
const PHONE: Identity = { kind: 'phone', value: '+8613655550217' };
const MAIL: Identity = { kind: 'email', value: 'hujiwujin@mail.example' };

/** An order by one mark only, so that the same person comes as two. */
function candidate(id: string, mark: Identity, sku: string, reference: string | null = null): Candidate {
  const at = after(MONDAY, 0.01);
  const { customer } = sampleDraft();
  return {
    capture: sampleCapture(id, 'mail-sales', 'email', at),
    draft: sampleDraft({
      lines: [sampleLine(sku, 200, sku === 'BV25-R' ? '米' : '盒')],
      customerReference: reference === null ? unknown() : sure(reference),
      customer: {
        ...customer,
        // Nobody names a company: by it alone the two would be taken for colleagues.
        company: unknown(),
        phone: mark.kind === 'phone' ? sure(mark.value) : unknown(),
        email: mark.kind === 'email' ? sure(mark.value) : unknown(),
      },
    }),
    settings,
    catalogue: CATALOGUE,
    now: at,
    messageKey: null,
    externalId: null,
    placedAt: at.toISOString(),
    cancelled: false,
    threadRef: null,
    reviewed: null,
  };
}

const begin = async ({ candidate: of, decision, attempt }: Admission<CustomerChange>) =>
  beginOrder({
    decision,
    capture: of.capture,
    attempt,
    externalId: null,
    language: of.draft.language,
    replyTo: null,
    payment: 'unknown',
    profile: PLAIN_PROFILE,
    placedAt: of.placedAt,
    settingsVersion: 1,
    actor: { kind: 'hub', id: 'interpret' },
    reason: null,
    settings,
    now: of.now,
    assign: assigner(settings),
  });

interface Work {
  records: CustomerRecords;
  table: MemoryTable;
  admit(of: Candidate): Promise<Placing>;
  acting: { records: CustomerRecords; by: { kind: 'staff'; id: string }; at: Date; version: null };
}

function workOn(pause?: () => Promise<void>, rows?: MemoryTable['rows']): Work {
  const table = new MemoryTable(pause);
  for (const [key, row] of rows ?? []) table.rows.set(key, row);
  const records = customerRecords(table.client, TABLE);
  const acting = { records, by: { kind: 'staff' as const, id: 'li-na' }, at: MONDAY, version: null };
  return {
    records,
    table,
    acting,
    admit: async (of) => {
      const known = captures(table.client, TABLE);
      if (!(await known.find(of.capture.id))) await known.begin(of.capture, `t${of.capture.id}`);
      return place(of, placeStore(table.client, TABLE, begin));
    },
  };
}

/** Two records of one person, each with an order of its own. */
async function twoCustomers(): Promise<{ rows: MemoryTable['rows']; phoneId: string; mailId: string }> {
  const work = workOn();
  await work.admit(candidate('C0PHONE', PHONE, 'HN-M8', 'PO-1'));
  await work.admit(candidate('C0MAIL', MAIL, 'FW-M8'));
  const [phone, mail] = await work.records.holders([PHONE, MAIL]);
  if (!phone || !mail || phone.customerId === mail.customerId) throw new Error('not two customers');
  return { rows: work.table.rows, phoneId: phone.customerId, mailId: mail.customerId };
}

/** What must hold at any time: a claim and the list in the record say the same, and one identity has one customer. */
async function expectWhole({ records, table }: Work): Promise<void> {
  const rows = [...table.rows.values()];
  const customers = await Promise.all(
    rows.filter(({ type }) => type === 'customer').map(({ id }) => records.find(String(id))),
  );
  const listed = customers.flatMap((one) =>
    one ? identitiesHeld(one).map(({ kind, value }) => `${kind} ${value} ${one.id}`) : [],
  );
  const claimed = await records.holders([PHONE, MAIL]);
  expect(claimed.map(({ identity: { kind, value }, customerId }) => `${kind} ${value} ${customerId}`).sort()).toEqual(
    listed.sort(),
  );
  for (const one of customers) {
    const history = one ? await records.history(one.id) : [];
    expect(history.map(({ version }) => version)).toEqual(
      Array.from({ length: one?.version ?? 0 }, (_, index) => (one?.version ?? 0) - index),
    );
  }
}

const refusedIsFine = (error: unknown): void => {
  if (!(error instanceof HubError)) throw error;
};

describe('customers', () => {
  it('who were merged are one: messages by either mark, copies of orders of both', async () => {
    const { rows, phoneId, mailId } = await twoCustomers();
    const work = workOn(undefined, rows);
    const merge = await mergeCustomers(
      { survivorId: mailId, mergedId: phoneId, mergedVersion: null, reason: 'same shop' },
      work.acting,
    );
    const next = await work.admit(candidate('C1', PHONE, 'BV25-R'));
    expect(next).toMatchObject({ type: 'placed', order: { content: { party: { customerId: mailId } } } });
    const copy = await work.admit(candidate('C2', MAIL, 'HN-M8'));
    expect(copy).toMatchObject({ type: 'decided', decision: { to: { orderId: 'O0PHONE' } } });
    const again = await work.admit(candidate('C3', MAIL, 'HN-M8', 'PO-1'));
    expect(again).toMatchObject({ type: 'decided', decision: { to: { orderId: 'O0PHONE' } } });
    await undoMerge(mailId, merge, [], work.acting);
    const apart = await work.admit(candidate('C4', PHONE, 'FW-M8'));
    expect(apart).toMatchObject({ order: { content: { party: { customerId: phoneId } } } });
    await expectWhole(work);
  });

  it('are new again by a mark that was taken away', async () => {
    const { rows, phoneId } = await twoCustomers();
    const work = workOn(undefined, new Map(rows));
    await removeIdentities(phoneId, [PHONE], work.acting);
    expect(await work.records.holders([PHONE])).toEqual([]);
    await work.admit(candidate('C1', PHONE, 'BV25-R'));
    expect(await work.records.holders([PHONE])).toEqual([{ identity: PHONE, customerId: 'K1' }]);
    expect(await work.records.firstSeen([PHONE])).toMatchObject([{ captureId: 'C1', source: 'mail-sales' }]);
    await expectWhole(work);
  });

  it('merge, undo and admissions in any order leave one customer for each mark and one order for each copy', async () => {
    const { rows, phoneId, mailId } = await twoCustomers();
    const bothPlaced = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.nat(20),
        fc.boolean(),
        fc.boolean(),
        async (scheduler, late, undo, remove) => {
          const turn = () => scheduler.schedule(Promise.resolve());
          const work = workOn(turn, new Map(rows));
          const merging = { survivorId: mailId, mergedId: phoneId, mergedVersion: null, reason: null };
          const person = async (wanted = merging) => {
            for (let turns = 0; turns < late; turns += 1) await turn();
            const merge = await mergeCustomers(wanted, work.acting);
            if (undo) await undoMerge(wanted.survivorId, merge, [], work.acting);
          };
          const done = Promise.all([
            person().catch(refusedIsFine),
            // Somebody else does the same the other way round at the same time: one of the two is refused.
            person({ ...merging, survivorId: phoneId, mergedId: mailId }).catch(refusedIsFine),
            ...(remove ? [removeIdentities(phoneId, [PHONE], work.acting).catch(refusedIsFine)] : []),
            work.admit(candidate('C1', PHONE, 'BV25-R')),
            work.admit(candidate('C2', MAIL, 'BV25-R')),
          ]);
          await scheduler.waitFor(done);
          const quiet = workOn(undefined, work.table.rows);
          await expectWhole(quiet);
          const placed = await orders(quiet.table.client, TABLE).findMany(['O1', 'O2']);
          const people = await Promise.all(
            placed.map(({ content }) => quiet.records.find(content.party.customerId ?? '')),
          );
          expect(people.every((one) => one !== undefined)).toBe(true);
          if (undo || remove) return;
          // Whoever won: they are one customer now, and two orders of the same goods both came before that.
          const [one, other] = await Promise.all([quiet.records.current(phoneId), quiet.records.current(mailId)]);
          expect(one?.id).toBe(other?.id);
          const written = [...work.table.rows.values()].map(({ type, id }) => `${type} ${type === 'order' ? id : ''}`);
          const merged = written.indexOf('customer-merge ');
          expect(merged).toBeGreaterThan(0);
          if (placed.length > 1)
            for (const { id } of placed) expect(written.indexOf(`order ${id}`)).toBeLessThan(merged);
          bothPlaced.add(placed.length);
        },
      ),
      { numRuns: 150 },
    );
    expect([...bothPlaced].sort()).toEqual([1, 2]);
  });
});
