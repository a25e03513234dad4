import { describe, expect, it } from 'vitest';
import { ADDRESS, CUSTOMER, MONDAY } from '../../test/kit/samples.ts';
import { type Customer, type Identity, identitiesHeld, placesOf } from './customer.ts';
import type { Planned } from './history.ts';
import { planAdd, planDetails, planMove, planNote, planRemove, planSplit } from './identities.ts';

const phone: Identity = { kind: 'phone', value: '+8613655550217' };
const mail: Identity = { kind: 'email', value: 'hujiwujin@mail.example' };
const fresh: Identity = { kind: 'email', value: 'neu@mail.example' };
const POINTER: Customer = { ...CUSTOMER, id: 'U08', mergedInto: 'U01', phones: [], emails: [] };
const OTHER: Customer = { ...CUSTOMER, id: 'U02', phones: [], emails: ['o@mail.example'] };

function recordsOf(planned: Planned): Customer[] {
  if (!planned.ok) throw new Error(planned.refusal);
  return planned.revision.records.map(({ after }) => after);
}

describe('identities', () => {
  it('are added, taken away and moved, each with its claim', () => {
    expect(planAdd(CUSTOMER, fresh)).toMatchObject({
      revision: { identities: [{ identity: fresh, from: null, to: 'U01' }] },
    });
    expect(recordsOf(planAdd(CUSTOMER, fresh))[0]).toMatchObject({ version: 2, emails: [mail.value, fresh.value] });
    expect(recordsOf(planRemove(CUSTOMER, [phone]))[0]?.phones).toEqual([]);
    const [from, to] = recordsOf(planMove(CUSTOMER, OTHER, [phone]));
    expect([from?.phones, to?.phones]).toEqual([[], [phone.value]]);
  });

  it('are refused where nothing would change, where they are not held, and on a pointer', () => {
    expect(planAdd(CUSTOMER, phone)).toMatchObject({ refusal: 'nothing-to-do' });
    expect(planRemove(CUSTOMER, [fresh])).toMatchObject({ refusal: 'identity-taken' });
    expect(planMove(CUSTOMER, CUSTOMER, [phone])).toMatchObject({ refusal: 'nothing-to-do' });
    expect(planMove(CUSTOMER, OTHER, [fresh])).toMatchObject({ refusal: 'identity-taken' });
    expect(planMove(CUSTOMER, POINTER, [phone])).toMatchObject({ refusal: 'customer-merged' });
    for (const plan of [planAdd(POINTER, fresh), planRemove(POINTER, [phone]), planNote(POINTER, 'x')])
      expect(plan).toMatchObject({ refusal: 'customer-merged' });
    const full = { ...CUSTOMER, emails: Array.from({ length: 50 }, (_, index) => `${index}@mail.example`) };
    expect(planAdd(full, fresh)).toMatchObject({ refusal: 'customer-too-large' });
  });
});

describe('a split', () => {
  const second = { ...ADDRESS, street: '人民路99号' };
  const customer: Customer = { ...CUSTOMER, otherShipTos: [second], partNumbers: { A1: 'HN-M8' } };
  const split = {
    id: 'U77',
    identities: [mail],
    places: [1],
    name: '新客户',
    company: null,
    withPartNumbers: true,
    now: MONDAY,
  };

  it('makes a new customer of the chosen identities and places', () => {
    const [left, made] = recordsOf(planSplit(customer, split));
    expect(identitiesHeld(left as Customer)).toEqual([phone]);
    expect(placesOf(left as Customer)).toEqual([ADDRESS]);
    expect(made).toMatchObject({ id: 'U77', version: 1, name: '新客户', emails: [mail.value], shipTo: second });
    expect(made?.partNumbers).toEqual({ A1: 'HN-M8' });
  });

  it('leaves the next place as the usual one, and copies part numbers only where asked', () => {
    const [left, made] = recordsOf(planSplit(customer, { ...split, places: [0], withPartNumbers: false }));
    expect([left?.shipTo, left?.otherShipTos, made?.partNumbers]).toEqual([second, undefined, {}]);
  });

  it('needs something chosen that is there', () => {
    expect(planSplit(customer, { ...split, identities: [] })).toMatchObject({ refusal: 'nothing-to-do' });
    expect(planSplit(customer, { ...split, identities: [fresh] })).toMatchObject({ refusal: 'identity-taken' });
  });
});

describe('details', () => {
  it('say what changed, and nothing where nothing did', () => {
    expect(planDetails(CUSTOMER, { name: '胡波', company: CUSTOMER.company })).toMatchObject({
      revision: { records: [{ fact: { changes: [{ field: 'name', from: '胡建波', to: '胡波' }] } }] },
    });
    expect(planDetails(CUSTOMER, { name: CUSTOMER.name })).toMatchObject({ refusal: 'nothing-to-do' });
  });
});
