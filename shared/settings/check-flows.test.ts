import { describe, it } from 'vitest';
import { expectFault, type FaultCase } from '../../test/kit/checked-settings.ts';

const CASES: FaultCase[] = [
  [
    'a stage that is none',
    'stages: [new, sending, done]',
    'stages: [new, gone, done]',
    'flows[0].stages[1]',
    'stages: [new, gone',
    /no stage “gone”.*use an id/,
  ],
  [
    'a stage twice',
    'stages: [new, sending, done]',
    'stages: [new, sending, new, done]',
    'flows[0].stages[2]',
    'stages: [new, sending, new',
    /stage “new” is named twice/,
  ],
  [
    'one that begins with waiting',
    'stages: [new, checking, sending, done]',
    'stages: [checking, sending, done]',
    'flows[1].stages[0]',
    'stages: [checking',
    /waiting-customer: name an open stage first/,
  ],
  [
    'a stage that cannot be come to',
    'stages: [new, sending, done]',
    'stages: [sending, new, done]',
    'flows[0].stages[1]',
    'stages: [sending, new',
    /no steps lead from “sending” to “new”/,
  ],
  [
    'a stage that cannot be left',
    'stages: [new, sending, done]',
    'stages: [new, checking, done]',
    'flows[0].stages[0]',
    'stages: [new, checking, done]',
    /no steps lead from “new” to a stage of category done/,
  ],
  [
    'no end',
    'stages: [new, sending, done]',
    'stages: [new, sending]',
    'flows[0].stages',
    'stages: [new, sending]',
    /its orders never end/,
  ],
  [
    'a due rule of no stage',
    'due: { new: { hours: 1 } }',
    'due: { nwe: { hours: 1 } }',
    'flows[0].due.nwe',
    'due: { nwe',
    /no stage “nwe”/,
  ],
  [
    'a due rule of a stage that it has not',
    'due: { new: { hours: 1 } }',
    'due: { checking: { hours: 1 } }',
    'flows[0].due.checking',
    'due: { checking',
    /does not have the stage “checking”: add it/,
  ],
  [
    'a due rule of a closed stage',
    'due: { new: { hours: 1 } }',
    'due: { done: { hours: 1 } }',
    'flows[0].due.done',
    'due: { done',
    /is closed/,
  ],
  [
    'one behind a flow without a condition',
    '    when: { amountBelow: 100 }\n    stages',
    '    stages',
    'flows[1]',
    '- id: whole',
    /never chosen: “express” before it.*put it last/,
  ],
  [
    'two of one name',
    '- id: whole',
    '- id: express',
    'flows[1].id',
    '- id: express\n    names: { zh-CN: 全部',
    /flow “express” is named twice/,
  ],
  [
    'a standard with a condition',
    '- id: express',
    '- id: standard',
    'flows[0].when',
    'when: { amountBelow: 100 }\n',
    /leave its condition out/,
  ],
  [
    'a due rule of no kind',
    'due: { new: { hours: 1 } }',
    'due: { new: { days: 1 } }',
    'flows[0].due.new',
    'due: { new: { days',
    /workingHours/,
  ],
];

describe('a fault of the flows', () => {
  it.each(CASES)('%s', (...fault) => expectFault(fault));
});
