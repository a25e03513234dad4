import { expect, it } from 'vitest';
import {
  after,
  CATALOGUE,
  CUSTOMER,
  MONDAY,
  sampleBeginning,
  sampleDraft,
  sampleSettings,
} from '../../test/kit/samples.ts';
import { duplicatesOf, judgeDuplicates } from './duplicates.ts';
import { proposalOf } from './proposal.ts';
import { standingOf } from './standing.ts';

const settings = sampleSettings();

/** The same goods so many hours later, by a customer for whom repeats are ordinary, or not. */
function again(
  hours: number,
  allowRepeats: boolean,
  reference = false,
  source = 'mail-sales',
  compare = settings.duplicates.compare,
) {
  const customer = { ...CUSTOMER, allowRepeats };
  const proposal = proposalOf(sampleDraft(), { settings, catalogue: CATALOGUE, customer, reviewed: null });
  const { order } = sampleBeginning();
  if (!proposal.content || !proposal.fingerprint) throw new Error('no content');
  const standing = {
    ...standingOf({ ...order, content: proposal.content }, settings),
    placedAt: MONDAY.toISOString(),
    fingerprint: proposal.fingerprint,
    source: 'mail-sales',
    customerReference: reference ? 'PO-1' : null,
  };
  const none = { message: null, external: null, reference: null, fingerprint: null, site: null, thread: null };
  const found = reference ? { reference: standing, fingerprint: standing } : { fingerprint: standing };
  return judgeDuplicates(
    {
      source,
      externalId: null,
      placedAt: after(MONDAY, hours).toISOString(),
      proposal: { ...proposal, reference: reference ? 'PO-1' : null },
    },
    {
      settings: { ...settings, duplicates: { ...settings.duplicates, compare } },
      standing: { ...none, ...found },
      reviewed: null,
      customer,
    },
  ).type;
}

it('asks about the same goods again, unless repeats are ordinary for the customer', () => {
  expect(again(2, false)).toBe('ask');
  expect(again(2, true)).toBe('new');
  expect(again(2, true, false, 'web')).toBe('new');
});

it('keeps to be a copy what is certain: the same number, or the same entrance within minutes', () => {
  expect(again(2, true, true)).toBe('copy');
  expect(again(0.05, true)).toBe('copy');
});

it('takes the times of the source where it has its own', () => {
  const [first, ...others] = settings.sources;
  if (!first) throw new Error('the sample has sources');
  const sources = [{ ...first, duplicates: { sameSourceMinutes: 0, askHours: 2 } }, ...others];
  const all = settings.duplicates;
  expect(duplicatesOf({ duplicates: all, sources }, first.id)).toEqual({ ...all, sameSourceMinutes: 0, askHours: 2 });
  expect(duplicatesOf({ duplicates: all, sources }, 'another')).toEqual(all);
});

it('compares by nothing that the settings leave out', () => {
  expect(again(2, false, false, 'mail-sales', ['reference', 'nearness'])).toBe('new');
  expect(again(2, true, true, 'mail-sales', ['goods'])).toBe('new');
  expect(again(2, false, true, 'mail-sales', ['reference'])).toBe('copy');
  expect(again(0.05, true, false, 'mail-sales', [])).toBe('new');
});
