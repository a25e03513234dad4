import { expect, it } from 'vitest';
import { type FaultKind, Faults } from './faults.ts';

const asked = { service: 'dynamodb', action: 'PutItem', caller: 'hub-local-api' };

it('fails the calls that a rule names, as often as it says', () => {
  const faults = new Faults();
  faults.set({ rules: [{ kind: 'throttle', service: 'dynamodb', function: 'api', times: 2 }] });
  expect(faults.draw({ ...asked, service: 's3' })).toBeUndefined();
  expect(faults.draw({ ...asked, caller: 'hub-local-desk' })).toBeUndefined();
  expect([1, 2, 3].map(() => faults.draw(asked)?.kind)).toEqual(['throttle', 'throttle', undefined]);
});

it('draws the same from the same seed', () => {
  const run = (seed: number) => {
    const faults = new Faults();
    faults.set({ seed, rules: [{ kind: 'error', probability: 0.5 }] });
    return Array.from({ length: 64 }, () => faults.draw(asked) !== undefined);
  };
  expect(run(3)).toEqual(run(3));
  expect(run(3)).not.toEqual(run(4));
});

it('refuses an unknown kind and heals with no rules', () => {
  const faults = new Faults();
  expect(() => faults.set({ rules: [{ kind: 'fire' as FaultKind }] })).toThrow(RangeError);
  faults.set({ rules: [] });
  expect(faults.draw(asked)).toBeUndefined();
});
