import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
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
