import { describe, it } from 'vitest';
import { expectFault, type FaultCase } from '../../test/kit/checked-settings.ts';

const CASES: FaultCase[] = [
  [
    'waiting without an owner',
    '    category: waiting-customer\n    role: sales\n',
    '    category: waiting-customer\n',
    'stages[1]',
    '- id: checking',
    /needs a role/,
  ],
  [
    'waiting without a due rule',
    '    due: { workingHours: 8 }\n',
    '',
    'stages[1]',
    '- id: checking',
    /needs a due rule/,
  ],
  [
    'a step of a role that nobody has',
    'by: [sales]',
    'by: [sales, chef]',
    'stages[0].steps[0].by[1]',
    'by: [sales, chef]',
    /nobody of the staff has the role “chef” that may take the step “check”/,
  ],
  [
    'waiting that never ends',
    'steps: [{ id: ready, names: { zh-CN: 好, en: Ready }, to: sending }]',
    'steps: [{ id: ready, names: { zh-CN: 好, en: Ready }, to: void }]',
    'stages[1]',
    '- id: checking',
    /category done/,
  ],
];

describe('a fault of the stages', () => {
  it.each(CASES)('%s', (...fault) => expectFault(fault));
});
