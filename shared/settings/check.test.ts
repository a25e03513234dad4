import { describe, expect, it } from 'vitest';
import { CHECKED_YAML, faultsOf } from '../../test/kit/checked-settings.ts';

describe('settings with one of everything', () => {
  it('are in order', () => {
    expect(faultsOf(CHECKED_YAML)).toEqual([]);
  });

  it('know a stage without a due rule that every flow gives one, where every order has a flow', () => {
    const flows = CHECKED_YAML.replace('    due: { hours: 4 }\n', '').replace(
      '    stages: [new, checking, sending, done]',
      '    stages: [new, checking, sending, done]\n    due: { new: { hours: 2 } }',
    );
    expect(faultsOf(flows)).toEqual([]);
    expect(faultsOf(flows.replace('    due: { new: { hours: 1 } }\n', ''))).toMatchObject([
      { path: 'stages[0]', words: expect.stringContaining('needs a due rule') },
    ]);
  });

  it('let a single person of a role agree where a manager steps in', () => {
    const alone = CHECKED_YAML.replace('roles: [sales, shipping]', 'roles: [sales]');
    const shipping = alone.replace('roles: [sales], substitute', 'roles: [sales, shipping], substitute');
    expect(faultsOf(shipping)).toEqual([]);
  });
});
