import { describe, expect, it } from 'vitest';
import { given, step } from '../../test/kit/given.ts';
import { sampleSettings } from '../../test/kit/samples.ts';
import { plannedReminders, scheduleChanges } from './reminders.ts';

const settings = sampleSettings();

describe('the schedules of an order', () => {
  it('speak before, at and after the due time', () => {
    const { order } = given();
    expect(plannedReminders(order, settings).map(({ kind, at }) => [kind, at])).toEqual([
      ['before', '2026-11-16T04:30:00.000Z'],
      ['due', '2026-11-16T05:30:00.000Z'],
      ['escalate', '2026-11-16T07:30:00.000Z'],
    ]);
  });

  it('leave out what would come before the work', () => {
    const reminders = { ...settings.reminders, beforeHours: [1, 8] };
    expect(plannedReminders(given().order, { reminders }).filter(({ kind }) => kind === 'before')).toHaveLength(1);
  });

  it('have names that Scheduler takes, the same for the same plan', () => {
    const { order } = given();
    const names = plannedReminders(order, settings).map(({ name }) => name);
    for (const name of names) expect(name).toMatch(/^[0-9a-zA-Z\-_.]{1,64}$/);
    expect(new Set(names).size).toBe(3);
    expect(plannedReminders(order, settings).map(({ name }) => name)).toEqual(names);
    const [other] = plannedReminders({ ...order, id: 'O2' }, settings);
    expect(names).not.toContain(other?.name);
  });

  it('move with the order and end with it', () => {
    const story = given();
    const first = plannedReminders(story.order, settings);
    const next = plannedReminders(story.did(step('confirm')).order, settings);
    const { create, remove } = scheduleChanges(
      first.map(({ name }) => name),
      next,
    );
    expect(create).toEqual(next);
    expect(remove.toSorted()).toEqual(first.map(({ name }) => name).toSorted());
    const closed = story.did(step('cancel', { reason: 'x' })).order;
    expect(plannedReminders(closed, settings)).toEqual([]);
    expect(
      scheduleChanges(
        first.map(({ name }) => name),
        first,
      ),
    ).toEqual({ create: [], remove: [] });
  });
});
