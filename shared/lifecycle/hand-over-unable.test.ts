import { describe, expect, it } from 'vitest';
import { given } from '../../test/kit/given.ts';
import { MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import { Role } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';
import { unableHandOvers } from './hand-over-unable.ts';

const settings = sampleSettings();
const story = given();
const [task] = story.order.tasks;
const sales = Role.parse({
  id: 'sales',
  rights: ['orders.see', 'orders.act', 'orders.confirm'],
  onlyRegions: ['广东'],
});
const KEPT = [sales, { ...sales, id: 'shipping' }];
const asked = (change: Partial<Settings>, away: readonly string[] = []) =>
  unableHandOvers(story.order, { settings: { ...settings, ...change }, away: new Set(away), now: MONDAY });

describe('work whose owner may not do it any more', () => {
  it('stays where they may', () => expect(asked({})).toEqual([]));

  it('goes to somebody who may, and is handed over as any other', () => {
    const [command, ...more] = asked({ roles: KEPT });
    expect(more).toEqual([]);
    expect(command).toMatchObject({ wish: { type: 'hand-over', to: 'chen-jing', from: task?.owner } });
    expect(asked({ roles: KEPT })).toEqual([command]);
    const after = given(story.events, { ...settings, roles: KEPT }).did(command ?? never());
    expect(after.order.tasks[0]).toMatchObject({ id: task?.id, owner: 'chen-jing', dueAt: task?.dueAt });
  });

  it('goes to the next of the role where its owner left', () => {
    const staff = settings.staff.filter(({ id }) => id !== task?.owner);
    const [command] = asked({ staff });
    const to = command?.wish.type === 'hand-over' ? command.wish.to : '';
    expect(staff.find(({ id }) => id === to)?.roles).toContain('sales');
    expect(command?.reason).toBe('负责人已不在职');
  });

  it('stays where nobody may, or who may is away', () => {
    const all = [...new Set(settings.staff.flatMap(({ roles }) => roles))].map((id) => ({ ...sales, id }));
    const reminders = { ...settings.reminders, escalateTo: 'nobody' };
    expect(asked({ roles: all, reminders })).toEqual([]);
    expect(asked({ roles: all.filter(({ id }) => id !== 'manager') }, ['chen-jing'])).toEqual([]);
  });
});

function never(): never {
  throw new Error('nothing was handed over');
}
