import { describe, it } from 'vitest';
import { expectFault, type FaultCase } from '../../test/kit/checked-settings.ts';

const CASES: FaultCase[] = [
  [
    'a role that nobody has',
    '- { id: shipping, rights',
    '- { id: chef, rights',
    'roles[0].id',
    '- { id: chef',
    /give it to somebody/,
  ],
  [
    'a right twice',
    '[orders.see, orders.act]',
    '[orders.see, orders.see]',
    'roles[0].rights[1]',
    '[orders.see, orders.see]',
    /named twice/,
  ],
  [
    'a country that is none',
    'onlyCountries: [CN, DE]',
    'onlyCountries: [CN, de]',
    'roles[0].onlyCountries[1]',
    'onlyCountries',
    /no country code/,
  ],
  [
    'a calendar that is none',
    'calendar: night }',
    'calendar: day }',
    'roles[0].calendar',
    'calendar: day }',
    /no calendar “day”/,
  ],
  [
    'an owner who is nobody',
    'owner: bob',
    'owner: eve',
    'owners[0].owner',
    'owner: eve',
    /nobody “eve”.*team for a role/,
  ],
  ['a team that is nobody', 'team: sales', 'team: chefs', 'owners[1].team', 'team: chefs', /role “chefs”/],
  ['neither owner nor team', ', team: sales }', ' }', 'owners[1]', '- { role: sales }', /either an owner/],
  [
    'owner and team',
    'team: sales }',
    'team: sales, owner: ada }',
    'owners[1]',
    'team: sales, owner: ada',
    /one of the two/,
  ],
  [
    'a rule behind one that takes all',
    'when: { countries: [DE] }, owner: bob',
    'owner: bob',
    'owners[1]',
    '- { role: sales, team',
    /never come to/,
  ],
  [
    'a substitute who is nobody',
    'substitute: bob',
    'substitute: eve',
    'staff[0].substitute',
    'substitute: eve',
    /nobody “eve”/,
  ],
  [
    'a substitute for oneself',
    'substitute: bob',
    'substitute: ada',
    'staff[0].substitute',
    'substitute: ada',
    /themselves/,
  ],
  [
    'an absence that ends before',
    'to: 2026-10-08',
    'to: 2026-09-08',
    'staff[2].absent[0].to',
    'to: 2026-09-08',
    /ends \(2026-09-08\) before it begins/,
  ],
  [
    'changes without anybody',
    'changes: { role: sales }',
    'changes: { role: chef }',
    'changes.role',
    'changes: {',
    /decides on changes/,
  ],
  [
    'complaints without anybody',
    'complaints: { role: manager }',
    'complaints: { role: chef }',
    'complaints.role',
    'complaints: {',
    /answers complaints/,
  ],
];

describe('a fault of people and who gets what', () => {
  it.each(CASES)('%s', (...fault) => expectFault(fault));
});
