import { describe, expect, it } from 'vitest';
import { CATALOGUE, CUSTOMER, sampleDraft, sampleSettings } from '../../test/kit/samples.ts';
import { type ClaimKind, claimKeys, claimsOf } from './claims.ts';
import { proposalOf } from './proposal.ts';

const settings = sampleSettings();

describe('claims', () => {
  it('keep their parts apart', () => {
    const proposal = {
      party: { customerId: 'U1', name: null, company: null, phone: null, email: null, chatId: null },
      content: null,
      reference: null,
      fingerprint: null,
      site: null,
    };
    const keyOf = (kind: Exclude<ClaimKind, 'number'>, source: string, externalId: string) =>
      claimKeys(proposal, { messageKey: null, source, externalId })[kind];
    expect(keyOf('external', '1', '23')).not.toBe(keyOf('external', '12', '3'));
    const reference = (customerId: string, text: string) =>
      claimKeys(
        { ...proposal, party: { ...proposal.party, customerId }, reference: text },
        { messageKey: null, source: 'a', externalId: null },
      ).reference;
    expect(reference('U1', '123')).not.toBe(reference('U11', '23'));
    expect(reference('U1', 'PO 5')).toBe(reference('U1', 'po-5'));
  });

  it('stay within what a table key holds', () => {
    const long = 'x'.repeat(5000);
    const proposal = proposalOf(sampleDraft(), { settings, catalogue: CATALOGUE, customer: CUSTOMER, reviewed: null });
    const keys = claimKeys(proposal, { messageKey: long, source: 'mail-sales', externalId: long });
    for (const { key } of claimsOf(keys, 'SO-0000-00')) expect(Buffer.byteLength(key)).toBeLessThan(1000);
  });

  it('are taken over only from the order that was passed over', () => {
    const proposal = proposalOf(sampleDraft(), { settings, catalogue: CATALOGUE, customer: CUSTOMER, reviewed: null });
    const keys = claimKeys(proposal, { messageKey: 'm', source: 'mail-sales', externalId: null });
    expect(claimsOf(keys, 'SO-1', { fingerprint: 'O9' }).map(({ kind, passes }) => [kind, passes])).toEqual([
      ['message', null],
      ['fingerprint', 'O9'],
      ['site', null],
      ['number', null],
    ]);
  });
});
