import { describe, it } from 'vitest';
import { expectFault, type FaultCase } from '../../test/kit/checked-settings.ts';

const APPROVALS: FaultCase[] = [
  [
    'a step that is none',
    'steps: [ready]',
    'steps: [reddy]',
    'approvals[0].steps[0]',
    'steps: [reddy]',
    /no stage has: use an id/,
  ],
  [
    'a step that cancels',
    'steps: [ready]',
    'steps: [cancel]',
    'approvals[0].steps[0]',
    'steps: [cancel]',
    /needs no agreement/,
  ],
  [
    'a role that nobody has',
    '[{ role: sales }, ',
    '[{ role: chef }, ',
    'approvals[0].levels[0].role',
    'levels: [{ role: chef',
    /nobody of the staff/,
  ],
  [
    'one person alone',
    '[{ role: sales }, ',
    '[{ role: manager }, ',
    'approvals[0].levels[0].role',
    'levels: [{ role: manager',
    /only Cy can agree.*second person/,
  ],
  [
    'a way back to nowhere',
    'backTo: [new]',
    'backTo: [gone]',
    'approvals[0].backTo[0]',
    'backTo: [gone]',
    /no stage “gone”/,
  ],
  [
    'a way back that is ahead',
    'backTo: [new]',
    'backTo: [sending]',
    'approvals[0].backTo[0]',
    'backTo: [sending]',
    /no earlier stage than “checking”/,
  ],
  [
    'a way back to where it is',
    'backTo: [new]',
    'backTo: [new, checking]',
    'approvals[0].backTo[1]',
    'backTo: [new, checking]',
    /no earlier stage/,
  ],
];

const HOLDS: FaultCase[] = [
  [
    'a reason twice',
    '- { reason: stock,',
    '- { reason: credit,',
    'holds[1].reason',
    '- { reason: credit, when: { short',
    /two rules: put them into one/,
  ],
  [
    'a role that nobody has',
    'credit, role: manager',
    'credit, role: chef',
    'holds[0].role',
    'credit, role: chef',
    /looks after holds for “credit”/,
  ],
  [
    'lifted by a role that nobody has',
    'liftBy: [manager]',
    'liftBy: [chef]',
    'holds[0].liftBy[0]',
    'liftBy: [chef]',
    /may lift holds/,
  ],
];

describe('a fault of approvals', () => {
  it.each(APPROVALS)('%s', (...fault) => expectFault(fault));
});

describe('a fault of holds', () => {
  it.each(HOLDS)('%s', (...fault) => expectFault(fault));
});
