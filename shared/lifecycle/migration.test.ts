import { describe, expect, it } from 'vitest';
import { after, MONDAY, sampleOrder, sampleSettings } from '../../test/kit/samples.ts';
import type { Order } from '../orders/order.ts';
import type { Flow } from '../settings/flow.ts';
import type { Settings } from '../settings/schema.ts';
import { assigner } from '../tasks/assign.ts';
import { decide } from './decide.ts';
import { migrationOf } from './migration.ts';

const old = sampleSettings();
const context = (settings: Settings) => ({ settings, now: after(MONDAY, 1), assign: assigner(settings) });

/** Settings without a stage; steps to it lead past it. */
const without = (gone: string, to: string): Settings => ({
  ...old,
  stages: old.stages
    .filter(({ id }) => id !== gone)
    .map((stage) => ({ ...stage, steps: stage.steps.map((step) => (step.to === gone ? { ...step, to } : step)) })),
});
const flow = (id: string, stages: string[], when: Flow['when'] = {}): Flow => ({
  id,
  names: { 'zh-CN': id, en: id },
  when,
  stages,
  due: {},
  urgent: false,
});

describe('an order in another version of the settings', () => {
  it('stays in its stage with its work as it is', () => {
    expect(migrationOf(sampleOrder('confirmed'), null, context(old))).toEqual({
      flow: 'standard',
      from: 'confirmed',
      to: 'confirmed',
      task: null,
    });
  });

  it('is refused where its stage is gone, and goes where it is told to, with new work', () => {
    const settings = without('in-production', 'shipped');
    const order = sampleOrder('in-production');
    expect(migrationOf(order, null, context(settings))).toMatchObject({ code: 'flow-unknown' });
    expect(migrationOf(order, 'nowhere', context(settings))).toMatchObject({ code: 'stage-unknown' });
    expect(migrationOf(order, 'confirmed', context(settings))).toMatchObject({
      from: 'in-production',
      to: 'confirmed',
      task: { kind: 'stage', stage: 'confirmed', owner: 'zhao-lei' },
    });
  });

  it('gets the flow that its rules choose, where that has its stage', () => {
    const flows = [
      flow('large', ['confirmed', 'shipped', 'completed'], { amountFrom: 1 }),
      flow('all', ['pending', 'confirmed', 'completed']),
    ];
    expect(migrationOf(sampleOrder('confirmed'), null, context({ ...old, flows }))).toMatchObject({ flow: 'large' });
    expect(migrationOf(sampleOrder('pending'), null, context({ ...old, flows }))).toMatchObject({
      code: 'flow-unknown',
    });
    const own = { ...sampleOrder('pending'), flow: 'all' };
    expect(migrationOf(own, null, context({ ...old, flows }))).toMatchObject({ flow: 'all' });
  });

  it('is refused while it waits for an approval, when it is closed, and to a closed stage', () => {
    const approval = { approval: 'x' } as Order['approval'];
    expect(migrationOf({ ...sampleOrder('pending'), approval }, null, context(old))).toMatchObject({
      code: 'approval-waits',
    });
    expect(migrationOf(sampleOrder('completed'), null, context(old))).toMatchObject({ code: 'order-closed' });
    expect(migrationOf(sampleOrder('pending'), 'completed', context(old))).toMatchObject({ code: 'order-closed' });
  });

  it('keeps its holds while the stage that it is held from is there', () => {
    const held: Order = {
      ...sampleOrder('on-hold'),
      heldFrom: { stage: 'in-production', task: null, at: MONDAY.toISOString() },
    };
    expect(migrationOf(held, null, context(old))).toMatchObject({ to: 'on-hold', task: null });
    expect(migrationOf(held, null, context(without('in-production', 'shipped')))).toMatchObject({
      code: 'flow-unknown',
    });
  });
});

describe('the command', () => {
  const command = (to: string | null = null, settingsVersion = 2) => ({
    id: 'K1',
    orderId: 'O1',
    actor: { kind: 'api' as const, id: 'admin' },
    reason: null,
    expectedVersion: null,
    wish: { type: 'migrate-flow' as const, settingsVersion, to },
  });
  const decided = (order: Order, target?: Settings, to: string | null = null, version = 2) =>
    decide(order, command(to, version), {
      ...context(old),
      away: new Set(),
      seen: false,
      since: [],
      ...(target ? { target } : {}),
    });

  it('is one fact with the version and the flow', () => {
    expect(decided(sampleOrder('confirmed'), old)).toEqual({
      ok: true,
      facts: [
        { type: 'flow-migrated', settingsVersion: 2, flow: 'standard', from: 'confirmed', to: 'confirmed', task: null },
      ],
    });
  });

  it('does nothing twice, and nothing for a version that there is not', () => {
    expect(decided(sampleOrder('confirmed'), old, null, 1)).toEqual({ ok: true, facts: [] });
    expect(decided(sampleOrder('confirmed'))).toMatchObject({ ok: false, refusal: { code: 'flow-unknown' } });
  });
});
