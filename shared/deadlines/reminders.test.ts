import { describe, expect, it } from 'vitest';
import { given, step } from '../../test/kit/given.ts';
import { sampleSettings } from '../../test/kit/samples.ts';
import type { Settings } from '../settings/schema.ts';
import { plannedReminders, scheduleChanges } from './reminders.ts';

const settings = sampleSettings();
const BERLIN: Settings['calendars'][number] = {
  id: 'berlin',
  names: { 'zh-CN': '柏林', en: 'Berlin' },
  timeZone: 'Europe/Berlin',
  country: 'DE',
  hours: ['08:00-16:00'],
  weekdays: {},
  daysOff: [],
  workDays: [],
};

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
    expect(
      plannedReminders(given().order, { ...settings, reminders }).filter(({ kind }) => kind === 'before'),
    ).toHaveLength(1);
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

describe('the ladder', () => {
  const { order } = given();
  const task = order.tasks[0];
  if (!task) throw new Error('the sample has a task');
  const plan = (reminders: Partial<Settings['reminders']>, dueAt = '2026-11-16T05:30:00.000Z') =>
    plannedReminders(
      { ...order, tasks: [{ ...task, dueAt, openedAt: '2026-11-15T00:00:00.000Z' }] },
      { ...settings, reminders: { ...settings.reminders, ...reminders } },
    ).map(({ kind, at }) => [kind, at.slice(5, 16)]);

  it('reminds, hands over, and tells the manager', () => {
    const ladder = { afterHours: [1, 3], handOverAfterHours: 4, escalateAfterHours: [8, 24] };
    expect(plan(ladder)).toEqual([
      ['before', '11-16T04:30'],
      ['due', '11-16T05:30'],
      ['after', '11-16T06:30'],
      ['after', '11-16T08:30'],
      ['hand-over', '11-16T09:30'],
      ['escalate', '11-16T13:30'],
      ['escalate', '11-17T05:30'],
    ]);
  });

  it('waits for the end of the quiet hours, over midnight too', () => {
    const quiet = { from: '20:00', to: '08:00' };
    expect(plan({ quiet, escalateAfterHours: [2, 7] }, '2026-11-16T11:30:00.000Z')).toEqual([
      ['before', '11-16T10:30'],
      ['due', '11-16T11:30'],
      ['escalate', '11-17T00:00'],
    ]);
    expect(plan({ quiet: { from: '12:00', to: '13:00' } }, '2026-11-16T05:30:00.000Z')[0]).toEqual([
      'before',
      '11-16T05:00',
    ]);
    expect(plan({ quiet: { from: '08:00', to: '08:00' } })).toHaveLength(3);
  });

  it('does not say soon when it is late, nor the same twice at once', () => {
    const quiet = { from: '20:00', to: '08:00' };
    expect(plan({ quiet, beforeHours: [1, 13] }, '2026-11-17T00:00:00.000Z')).toEqual([
      ['before', '11-16T11:00'],
      ['due', '11-17T00:00'],
      ['escalate', '11-17T02:00'],
    ]);
    expect(plan({ quiet, afterHours: [1] }, '2026-11-16T20:00:00.000Z').map(([kind]) => kind)).toEqual([
      'after',
      'escalate',
    ]);
  });

  it('has the quiet hours of the role', () => {
    const calendars = [{ ...BERLIN }];
    const roles = [{ id: task.role, rights: [], calendar: 'berlin' }];
    const reminders = { ...settings.reminders, beforeHours: [], quiet: { from: '20:00', to: '08:00' } };
    const planned = plannedReminders(order, { ...settings, calendars, roles, reminders });
    expect(planned.map(({ at }) => at)).toEqual(['2026-11-16T07:00:00.000Z', '2026-11-16T07:30:00.000Z']);
  });
});
