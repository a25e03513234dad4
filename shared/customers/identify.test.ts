import { describe, expect, it } from 'vitest';
import { contextFor, draftOf, TEAHOUSE } from '../../test/kit/understand-context.ts';
import type { Identity } from './customer.ts';
import { chooseCustomer, identitiesOf, identitiesOfSender, normalEmail, provenIdentitiesOf } from './identify.ts';
import { customerIdOf, isProven, type LinkInput, linkCustomer } from './link.ts';

const mail: Identity = { kind: 'email', value: 'lin@teahouse.example' };
const phone: Identity = { kind: 'phone', value: '+8613812345678' };
const chat: Identity = { kind: 'chat', value: 'wecom:lin' };

describe('identities', () => {
  it('has one spelling of each', () => {
    const sender = { name: null, email: ' Lin@Teahouse.example ', phone: '138 1234 5678', chatId: 'wecom:lin' };
    expect(identitiesOfSender(sender)).toEqual([chat, mail, phone]);
    expect([normalEmail('no mail'), normalEmail(null), normalEmail('a@b@c')]).toEqual([null, null, null]);
  });

  it('takes of a draft only what is certain', () => {
    const draft = draftOf('TG-100 2箱\n电话：13812345678');
    expect(identitiesOf(draft)).toContainEqual(phone);
    const doubtful = { ...draft, customer: { ...draft.customer, phone: { ...draft.customer.phone, confidence: 0.6 } } };
    expect(identitiesOf(doubtful)).not.toContainEqual(phone);
  });
});

describe('what is proven', () => {
  it('is where a text came from, never what it says', () => {
    const draft = draftOf('TG-100 2箱\n电话：13812345678', contextFor());
    const sender = { kind: 'email', value: 'someone@mail.example' };
    expect(identitiesOf(draft)).toEqual([sender, phone]);
    expect(provenIdentitiesOf(draft, 'authenticated')).toEqual([sender]);
    expect(provenIdentitiesOf(draft, 'forged')).toEqual([]);
  });

  it('is what a signed document says, and nothing of one that anybody may fill in', () => {
    const draft = draftOf('TG-100 2箱', contextFor());
    const evidence = [{ from: 'customer.phone', quote: '138 1234 5678' }];
    const customer = { ...draft.customer, phone: { value: phone.value, confidence: 0.98, evidence } };
    expect(provenIdentitiesOf({ customer }, 'authenticated')).toContainEqual(phone);
    expect(provenIdentitiesOf({ customer }, 'unauthenticated')).not.toContainEqual(phone);
  });
});

describe('chooseCustomer', () => {
  it('finds one, none, or a conflict', () => {
    expect(chooseCustomer([], 'authenticated')).toEqual({ type: 'none' });
    expect(
      chooseCustomer(
        [
          { identity: phone, customerId: 'A' },
          { identity: mail, customerId: 'A' },
        ],
        'authenticated',
      ),
    ).toEqual({ type: 'one', customerId: 'A', by: [mail, phone] });
    expect(
      chooseCustomer(
        [
          { identity: phone, customerId: 'A' },
          { identity: mail, customerId: 'B' },
        ],
        'authenticated',
      ),
    ).toEqual({ type: 'conflict', customerIds: ['A', 'B'] });
  });

  it('knows nobody behind a forged sender', () => {
    expect(chooseCustomer([{ identity: mail, customerId: 'A' }], 'forged')).toEqual({ type: 'none' });
  });
});

describe('linkCustomer', () => {
  const draft = draftOf('TG-100 2箱\n电话：13812345678', contextFor());
  const input = (change: Partial<LinkInput>): LinkInput => ({
    draft,
    identities: [mail, phone],
    held: [],
    before: null,
    choice: { type: 'none' },
    proven: [mail],
    captureId: 'C01ABC',
    trust: 'authenticated',
    now: new Date('2026-03-24T00:00:00Z'),
    ...change,
  });

  it('makes the same new customer of the same capture', () => {
    const made = linkCustomer(input({}));
    expect(made.customer).toMatchObject({
      id: customerIdOf('C01ABC'),
      version: 1,
      emails: [mail.value],
      phones: [phone.value],
    });
    expect(made.change?.newIdentities).toEqual([mail, phone]);
    expect(linkCustomer(input({}))).toEqual(made);
  });

  it('adds a newly seen number to a known customer who is proven', () => {
    const known = { ...TEAHOUSE, phones: [] };
    const linked = linkCustomer(
      input({
        held: [{ identity: mail, customerId: 'K1' }],
        before: known,
        choice: { type: 'one', customerId: 'K1', by: [mail] },
      }),
    );
    expect(linked.customer?.phones).toEqual([phone.value]);
    expect(linked.change).toMatchObject({ newIdentities: [phone], after: { version: 2 } });
  });

  it('keeps a customer together whose mail address changed', () => {
    const known = { ...TEAHOUSE, emails: ['old@teahouse.example'] };
    const shop: Identity = { kind: 'shop', value: 'shop-eu:77' };
    const change = (by: Identity): Partial<LinkInput> => ({
      identities: [by, mail],
      held: [{ identity: by, customerId: 'K1' }],
      before: known,
      choice: { type: 'one', customerId: 'K1', by: [by] },
      proven: [shop, mail],
    });
    const proven = linkCustomer(input(change(shop)));
    expect(proven.customer?.emails).toEqual(['old@teahouse.example', mail.value]);
    // A telephone number in a text proves nothing: the order is theirs, the address is for a person to add.
    const written = linkCustomer(input(change(phone)));
    expect(written.customer?.id).toBe(known.id);
    expect(written.customer?.emails).toEqual(known.emails);
  });

  it('claims nothing for which the record has no room', () => {
    const phones = Array.from({ length: 50 }, (_, index) => `+8613800000${index}`);
    const linked = linkCustomer(
      input({
        held: [{ identity: mail, customerId: 'K1' }],
        before: { ...TEAHOUSE, phones },
        choice: { type: 'one', customerId: 'K1', by: [mail] },
      }),
    );
    expect([linked.change?.newIdentities ?? [], linked.customer?.phones.length]).toEqual([[], 50]);
  });

  it('teaches nothing about a customer whom the sender only claims to be', () => {
    const known = { ...TEAHOUSE, name: null, company: null, shipTo: null };
    const claimed = input({
      held: [{ identity: phone, customerId: 'K1' }],
      before: known,
      choice: { type: 'one', customerId: 'K1', by: [phone] },
      proven: [mail],
    });
    expect(linkCustomer(claimed)).toEqual({ customer: known, change: null });
    expect(isProven(claimed)).toBe(false);
  });

  it('adds nothing on the word of an unproven sender', () => {
    const linked = linkCustomer(
      input({
        trust: 'unauthenticated',
        held: [{ identity: phone, customerId: 'K1' }],
        before: TEAHOUSE,
        choice: { type: 'one', customerId: 'K1', by: [phone] },
      }),
    );
    expect(linked).toEqual({ customer: TEAHOUSE, change: null });
  });

  it('writes nothing for a conflict or a forged sender', () => {
    expect(linkCustomer(input({ choice: { type: 'conflict', customerIds: ['A', 'B'] } }))).toEqual({
      customer: null,
      change: null,
    });
    expect(linkCustomer(input({ trust: 'forged' }))).toEqual({ customer: null, change: null });
  });
});
