import { describe, expect, it } from 'vitest';
import { MONDAY, sampleContent, sampleSettings } from '../../test/kit/samples.ts';
import { fingerprintOf } from '../orders/fingerprint.ts';
import { PLAIN_PROFILE, type Profile } from '../orders/order.ts';
import type { HoldRule } from '../settings/flow.ts';
import { assigner } from '../tasks/assign.ts';
import { type Begun, beginOrder } from './begin.ts';
import { replay } from './evolve.ts';

function begun(holds: HoldRule[], profile: Partial<Profile>, stages = sampleSettings().stages): Begun {
  const settings = sampleSettings({ holds, stages });
  const content = sampleContent();
  return beginOrder({
    decision: {
      type: 'admit',
      rule: 'all-rules-hold',
      words: '',
      content,
      fingerprint: fingerprintOf(content) ?? '',
      replaces: null,
      passes: {},
    },
    capture: { id: 'C01JD0000000000000000000001', source: 'mail-sales', channel: 'email' },
    attempt: 0,
    externalId: null,
    language: 'zh-CN',
    replyTo: null,
    payment: 'unknown',
    profile: { ...PLAIN_PROFILE, ...profile },
    placedAt: MONDAY.toISOString(),
    settingsVersion: 1,
    actor: { kind: 'source', id: 'mail-sales' },
    reason: null,
    settings,
    now: MONDAY,
    assign: assigner(settings),
  });
}

const CREDIT: HoldRule = { reason: 'credit', role: 'manager', stopsClock: true, when: { overCredit: true } };
const STOCK: HoldRule = { reason: 'stock', role: 'production', stopsClock: false, when: { shortOfStock: true } };

describe('an order that a rule of holds is true of', () => {
  it('begins on hold for that reason, with the work of the role and the way back', () => {
    const { order, event, holds } = begun([CREDIT, STOCK], { overCredit: true });
    expect(holds).toHaveLength(1);
    expect(order).toMatchObject({
      stage: 'on-hold',
      version: 2,
      heldFrom: { stage: 'pending', task: { kind: 'stage' } },
    });
    expect(order.holds).toMatchObject([{ reason: 'credit', by: 'interpret', stopsClock: true }]);
    expect(order.tasks).toMatchObject([{ kind: 'hold', owner: 'chen-jing', about: order.holds[0]?.id }]);
    expect(holds[0]?.actor).toEqual({ kind: 'hub', id: 'interpret' });
    expect(replay([event, ...holds])).toEqual(order);
  });

  it('is held for every reason that is true, each a fact of its own', () => {
    const { order, holds } = begun([CREDIT, STOCK], { overCredit: true, shortOfStock: ['HN-M8', 'FW-M8'] });
    expect(holds.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(order.holds).toMatchObject([
      { reason: 'credit', note: '' },
      { reason: 'stock', note: 'HN-M8, FW-M8' },
    ]);
    expect(new Set(order.tasks.map(({ id }) => id)).size).toBe(2);
    expect(order.heldFrom?.stage).toBe('pending');
  });

  it('begins as ever where no rule is true, or none is for orders as they come in', () => {
    const { order, holds } = begun([CREDIT, { reason: 'customer', stopsClock: true }], {});
    expect(holds).toEqual([]);
    expect(order).toMatchObject({ stage: 'pending', version: 1, holds: [] });
  });

  it('begins as ever where the settings have no stage to hold it in', () => {
    const stages = sampleSettings().stages.filter(({ category }) => category !== 'hold');
    expect(begun([CREDIT], { overCredit: true }, stages).order).toMatchObject({ stage: 'pending', holds: [] });
  });
});
