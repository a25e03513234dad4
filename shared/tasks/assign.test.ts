import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import type { Task } from '../orders/work.ts';
import { OwnerRule, Peak } from '../settings/deadlines.ts';
import { Role } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';
import { assigner, staffWithRole } from './assign.ts';

const settings = sampleSettings();
const keys = Array.from({ length: 300 }, (_, index) => `O${index}`);

describe('owners', () => {
  it('have the role, and always the same one for the same order', () => {
    const assign = assigner(settings);
    const sales = staffWithRole(settings, 'sales').map(({ id }) => id);
    for (const key of keys) {
      expect(sales).toContain(assign('sales', key).owner);
      expect(assign('sales', key)).toEqual(assigner(settings)('sales', key));
    }
  });

  it('share the work evenly', () => {
    const assign = assigner(settings);
    const counts = Map.groupBy(keys, (key) => assign('sales', key).owner);
    expect(counts.size).toBe(3);
    for (const [, own] of counts) expect(own.length).toBeGreaterThan(60);
  });

  it('go by load where it is known', () => {
    expect(assigner(settings, { 'li-na': 3, 'wang-wei': 1, emma: 2 })('sales', 'O1').owner).toBe('wang-wei');
  });

  it('are stepped in for: by a manager, by anybody, and by those who are away rather than nobody', () => {
    expect(assigner(settings)('no-such-role', 'O1')).toEqual({ owner: 'chen-jing', role: 'manager' });
    const staff = settings.staff.filter(({ id }) => id === 'zhao-lei');
    expect(assigner({ staff })('sales', 'O1')).toEqual({ owner: 'zhao-lei', role: 'production' });
    expect(assigner(settings, {}, new Set(['chen-jing']))('manager', 'O1').owner).not.toBe('chen-jing');
    expect(assigner({ staff }, {}, new Set(['zhao-lei']))('sales', 'O1').owner).toBe('zhao-lei');
    expect(() => assigner({ staff: [] })('sales', 'O1')).toThrow('no staff');
  });
});

describe('substitutes', () => {
  const withSubstitute = (pairs: Record<string, string>) => ({
    staff: settings.staff.map((one) => {
      const substitute = pairs[one.id];
      return substitute ? { ...one, substitute } : one;
    }),
  });

  it('stand in while somebody is away, with their own load', () => {
    const people = withSubstitute({ 'li-na': 'zhao-lei' });
    const assign = assigner(people, { 'wang-wei': 5, emma: 5, 'zhao-lei': 1, 'li-na': 0 }, new Set(['li-na']));
    expect(assign('sales', 'O1')).toEqual({ owner: 'zhao-lei', role: 'sales' });
    const busy = assigner(people, { 'wang-wei': 1, emma: 5, 'zhao-lei': 4 }, new Set(['li-na']));
    expect(busy('sales', 'O1').owner).toBe('wang-wei');
  });

  it('have substitutes of their own, and may stand in for each other', () => {
    const away = new Set(['zhao-lei', 'li-na']);
    const chain = withSubstitute({ 'zhao-lei': 'li-na', 'li-na': 'emma' });
    expect(assigner(chain, {}, away)('production', 'O1').owner).toBe('emma');
    const circle = withSubstitute({ 'zhao-lei': 'li-na', 'li-na': 'zhao-lei' });
    expect(assigner(circle, {}, away)('production', 'O1')).toEqual({ owner: 'chen-jing', role: 'manager' });
  });
});

describe('owner rules', () => {
  const order = sampleBeginning().order;
  const about = { ...order, day: '2026-11-16', task: { kind: 'stage', stage: 'pending' } } as const;
  const owned = (owners: z.input<typeof OwnerRule>[], change: Partial<Settings> = {}, away: string[] = []) =>
    assigner({ ...settings, owners: owners.map((rule) => OwnerRule.parse(rule)), ...change }, {}, new Set(away));

  it.each<[string, z.input<typeof OwnerRule>['when']]>([
    ['region', { regions: ['浙江'] }],
    ['channel', { channels: ['email'] }],
    ['customer', { customers: ['U01'] }],
    ['product', { products: ['HN-*'] }],
    ['amount', { amountFrom: 200 }],
    ['language', { languages: ['zh-CN'] }],
  ])('go by %s', (_, when) => {
    expect(owned([{ when, owner: 'zhao-lei' }])('sales', 'O1', about)).toEqual({ owner: 'zhao-lei', role: 'sales' });
    const other = owned([{ when: { not: when ?? {} }, owner: 'zhao-lei' }])('sales', 'O1', about);
    expect(other.owner).not.toBe('zhao-lei');
  });

  it('are asked in order, for their role, and name a person or a team', () => {
    const assign = owned([
      { role: 'production', owner: 'emma' },
      { role: 'sales', team: 'shipping' },
      { owner: 'chen-jing' },
    ]);
    expect(assign('production', 'O1', about)).toEqual({ owner: 'emma', role: 'production' });
    expect(assign('sales', 'O1', about)).toEqual({ owner: 'emma', role: 'shipping' });
    expect(assign('manager', 'O1', about).owner).toBe('chen-jing');
    expect(assign('production', 'O1').owner).toBe('zhao-lei');
  });

  it('never leave work with nobody: who is named may be away, a team empty', () => {
    const named = owned([{ role: 'production', owner: 'emma' }], {}, ['emma']);
    expect(named('production', 'O1', about)).toEqual({ owner: 'zhao-lei', role: 'production' });
    expect(owned([{ team: 'nobody' }])('production', 'O1', about)).toEqual({ owner: 'zhao-lei', role: 'production' });
    expect(owned([{ owner: 'left' }], {}, ['zhao-lei'])('production', 'O1', about).role).toBe('manager');
  });

  it('are others in a peak, on its days', () => {
    const peak = Peak.parse({
      id: 'double-eleven',
      names: { 'zh-CN': '双十一', en: 'Singles day' },
      from: '2026-11-09',
      to: '2026-11-15',
      owners: [{ role: 'sales', team: 'shipping' }],
    });
    const assign = owned([{ role: 'sales', owner: 'chen-jing' }], { peaks: [peak] });
    const on = (day: string) => assign('sales', 'O1', { ...about, day }).owner;
    expect(['2026-11-08', '2026-11-09', '2026-11-15', '2026-11-16'].map(on)).toEqual([
      'chen-jing',
      'emma',
      'emma',
      'chen-jing',
    ]);
  });
});

describe('work that not everybody may do', () => {
  const order = sampleBeginning().order;
  const about = (kind: Task['kind'], stage = 'pending') =>
    ({ ...order, day: '2026-11-16', task: { kind, stage } }) as const;
  const limited = (roles: z.input<typeof Role>[], change: Partial<Settings> = {}): Settings => ({
    ...settings,
    ...change,
    roles: roles.map((role) => Role.parse(role)),
    staff: [
      { ...settings.staff[0], id: 'south', roles: ['south'] },
      { ...settings.staff[0], id: 'east', roles: ['sales'] },
      ...settings.staff.filter(({ roles: own }) => !own.includes('sales')),
    ] as Settings['staff'],
  });
  const ALL: z.input<typeof Role>['rights'] = ['orders.see', 'orders.act', 'orders.confirm'];

  it.each<[string, Partial<z.input<typeof Role>>]>([
    ['regions', { onlyRegions: ['广东'] }],
    ['countries', { onlyCountries: ['DE'] }],
    ['customers', { onlyCustomers: ['U77'] }],
  ])('does not go to who is kept to other %s: another of the team gets it, else a manager', (_, limits) => {
    const two = limited([{ id: 'south', rights: ALL, ...limits }]);
    const both = {
      ...two,
      staff: two.staff.map((one) => (one.id === 'east' ? { ...one, roles: ['south', 'sales'] } : one)),
    };
    for (const key of keys.slice(0, 20)) expect(assigner(both)('south', key, about('stage')).owner).toBe('east');
    expect(assigner(two)('south', 'O1', about('stage'))).toEqual({ owner: 'chen-jing', role: 'manager' });
    const own = Object.fromEntries(
      Object.keys(limits).map((limit) => [
        limit,
        { onlyRegions: ['浙江'], onlyCountries: ['CN'], onlyCustomers: ['U01'] }[limit],
      ]),
    );
    expect(assigner(limited([{ id: 'south', rights: ALL, ...own }]))('south', 'O1', about('stage')).owner).toBe(
      'south',
    );
  });

  it('goes by the right that it needs', () => {
    const acts = limited([{ id: 'south', rights: ['orders.see', 'orders.act'] }]);
    const to = (kind: Task['kind'], stage?: string) => assigner(acts)('south', 'O1', about(kind, stage)).owner;
    // Pending orders are confirmed, the others go on.
    expect(to('stage')).toBe('chen-jing');
    expect(to('stage', 'confirmed')).toBe('south');
    expect(to('hold')).toBe('south');
    expect(to('change')).toBe('chen-jing');
    expect(to('complaint')).toBe('chen-jing');
    expect(to('stock-take')).toBe('south');
    expect(assigner(acts)('south', 'C1', 'review').owner).toBe('chen-jing');
  });

  it('is not given by rule, nor to a substitute, who may not do it', () => {
    const rules = limited([{ id: 'south', rights: ALL, onlyRegions: ['广东'] }]);
    const named = { ...rules, owners: [OwnerRule.parse({ owner: 'south' })] };
    expect(assigner(named)('sales', 'O1', about('stage')).owner).toBe('east');
    const staff = rules.staff.map((one) => (one.id === 'east' ? { ...one, substitute: 'south' } : one));
    expect(assigner({ ...rules, staff }, {}, new Set(['east']))('sales', 'O1', about('stage')).owner).toBe('chen-jing');
  });

  it("is never nobody's: who may and is away comes before who is there and may not", () => {
    const rules = limited([{ id: 'south', rights: ALL, onlyRegions: ['广东'] }]);
    const staff = rules.staff.filter(({ id }) => id === 'south' || id === 'chen-jing');
    const away = new Set(['chen-jing']);
    expect(assigner({ ...rules, staff }, {}, away)('sales', 'O1', about('stage')).owner).toBe('chen-jing');
    const alone = { ...rules, staff: staff.filter(({ id }) => id === 'south') };
    expect(assigner(alone)('sales', 'O1', about('stage')).owner).toBe('south');
  });
});
