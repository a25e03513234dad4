import { describe, it } from 'vitest';
import { expectFault, type FaultCase } from '../../test/kit/checked-settings.ts';

const CASES: FaultCase[] = [
  [
    'a source that is none',
    'when: { amountFrom: 1000 }',
    'when: { sources: [web, shop] }',
    'approvals[0].when.sources[1]',
    'sources: [web, shop]',
    /no source “shop”/,
  ],
  [
    'a channel without a source',
    'when: { overCredit: true }',
    'when: { any: [{ channels: [email] }] }',
    'holds[0].when.any[0].channels[0]',
    'any: [{',
    /no source is of the channel/,
  ],
  [
    'a country that is none',
    'when: { countries: [DE] }',
    'when: { not: { countries: [Germany] } }',
    'owners[0].when.not.countries[0]',
    'not:',
    /./,
  ],
  [
    'an amount that cannot be',
    'when: { amountBelow: 100 }\n',
    'when: { amountFrom: 100, amountBelow: 100 }\n',
    'flows[0].when.amountBelow',
    'when: { amountFrom: 100,',
    /larger than amountFrom/,
  ],
  [
    'a step with a source that is none',
    'when: { amountBelow: 100 } }',
    'when: { sources: [shop] } }',
    'stages[0].steps[1].when.sources[0]',
    'sources: [shop]',
    /no source “shop”/,
  ],
];

describe('a fault of conditions', () => {
  it.each(CASES)('%s', (...fault) => expectFault(fault));
});
