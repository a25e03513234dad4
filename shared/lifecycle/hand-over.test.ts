import { describe, expect, it } from 'vitest';
import { CLOCK, given } from '../../test/kit/given.ts';
import { sampleSettings } from '../../test/kit/samples.ts';
import { Role } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';
import { assigner } from '../tasks/assign.ts';
import { handOvers, nextInLine, nextReviewer } from './hand-over.ts';

const settings = sampleSettings();
const story = given();
const [task] = story.order.tasks;
if (!task) throw new Error('an order begins with a task');
const owned = { orderId: story.order.id, task };
const absent = { staffId: task.owner, since: '2026-11-16T02:00:00.000Z' };
const everybody = settings.staff.map(({ id }) => id);
const plan = (away: readonly string[], by: 'mail-feedback' | 'sweep' = 'mail-feedback') =>
  handOvers([owned], absent, by, { settings, away: new Set(away) });

describe('the work of somebody who cannot be reached', () => {
  it('goes to the next in line, with the same id whoever asks and however often', () => {
    const [command] = plan([task.owner]);
    expect(command).toMatchObject({
      orderId: story.order.id,
      actor: { kind: 'hub', id: 'mail-feedback' },
      wish: { type: 'hand-over', taskId: task.id, from: task.owner },
    });
    const to = command?.wish.type === 'hand-over' ? command.wish.to : '';
    expect(settings.staff.find(({ id }) => id === to)?.roles).toContain(task.role);
    expect(to).not.toBe(task.owner);
    expect(plan([task.owner], 'sweep')[0]?.id).toBe(command?.id);
    if (!command) throw new Error('nothing was handed over');
    const after = story.did(command);
    expect(after.order.tasks[0]).toMatchObject({ owner: to, dueAt: task.dueAt });
    expect(after.did(command).order.version).toBe(after.order.version);
  });

  it('goes to a manager where nobody of the role is there, and then to anybody', () => {
    const inRole = settings.staff.filter(({ roles }) => roles.includes(task.role)).map(({ id }) => id);
    const manager = nextInLine(task.role, 'O1', settings, new Set(inRole));
    const managers = settings.staff.filter(({ id, roles }) => roles.includes('manager') && !inRole.includes(id));
    expect(managers.map(({ id }) => id)).toContain(manager);
    const last = everybody.at(-1) ?? '';
    expect(nextInLine(task.role, 'O1', settings, new Set(everybody.filter((id) => id !== last)))).toBe(last);
  });

  it('stays where nobody is there, or where somebody else has it already', () => {
    expect(plan(everybody)).toEqual([]);
    const [command] = plan([task.owner]);
    if (!command) throw new Error('nothing was handed over');
    const other = everybody.find((id) => id !== task.owner && !JSON.stringify(command.wish).includes(id)) ?? '';
    const taken = story.did({ wish: { type: 'hand-over', taskId: task.id, to: other, note: '' } });
    expect(taken.facts(command)).toEqual([]);
  });

  it('is not given to them by people or programs either: their substitute gets it, and reads why', () => {
    const wish = { type: 'hand-over', taskId: task.id, to: 'chen-jing', note: 'please' } as const;
    expect(story.refuses({ wish, away: ['chen-jing'] })).toBe('staff-unreachable');
    expect(story.refuses({ wish })).toBeUndefined();
    const staff = settings.staff.map((one) => (one.id === 'chen-jing' ? { ...one, substitute: 'zhao-lei' } : one));
    const stood = given(undefined, { ...settings, staff });
    expect(stood.facts({ wish, away: ['chen-jing'] })).toMatchObject([
      { type: 'task-handed-over', task: { owner: 'zhao-lei' }, note: 'please；代替陈静（不在或无法送达）' },
    ]);
    expect(stood.facts({ wish })).toMatchObject([{ task: { owner: 'chen-jing' }, note: 'please' }]);
    expect(stood.refuses({ wish, away: ['chen-jing', 'zhao-lei'] })).toBe('staff-unreachable');
  });

  it('is not given to who may not do it; the hub looks for somebody else', () => {
    const roles = [Role.parse({ id: 'production', rights: ['orders.see', 'orders.act'], onlyRegions: ['广东'] })];
    const kept = given(undefined, { ...settings, roles });
    const wish = { type: 'hand-over', taskId: task.id, to: 'zhao-lei', note: '' } as const;
    expect(kept.refuses({ wish })).toBe('staff-not-able');
    expect(story.refuses({ wish })).toBeUndefined();
    const [fact] = kept.facts({ wish, actor: { kind: 'hub', id: 'sweep' } });
    const owner = fact?.type === 'task-handed-over' ? fact.task.owner : undefined;
    expect(settings.staff.find(({ id }) => id === owner)?.roles).toContain('sales');
  });

  it('is not added to: a notice of their order has another owner', () => {
    const assign = assigner(settings, {}, new Set([task.owner]));
    const [fact] = given(undefined, settings, assign).facts({
      wish: { type: 'open-notice', words: 'x' },
      away: [task.owner],
    });
    if (fact?.type !== 'task-opened') throw new Error('no notice');
    expect(fact.task.owner).not.toBe(task.owner);
  });

  it('goes to their substitute first', () => {
    const staff = settings.staff.map((one) => (one.id === task.owner ? { ...one, substitute: 'zhao-lei' } : one));
    const until = '2026-11-20';
    const to = (away: readonly string[]) =>
      handOvers([owned], { ...absent, until }, 'sweep', { settings: { ...settings, staff }, away: new Set(away) })[0];
    expect(to([task.owner])).toMatchObject({ wish: { to: 'zhao-lei' }, reason: expect.stringContaining(until) });
    expect(to([task.owner, 'zhao-lei'])).not.toMatchObject({ wish: { to: 'zhao-lei' } });
  });
});

describe('work that its owner did nothing about', () => {
  const wish = { type: 'remind', taskId: task.id, kind: 'hand-over', dueAt: task.dueAt } as const;

  it('goes to the next of the role, who keeps its due time', () => {
    const after = story.did({ wish, actor: CLOCK });
    const [handed] = after.order.tasks;
    expect(handed).toMatchObject({ id: task.id, dueAt: task.dueAt, reminded: ['hand-over'] });
    expect(handed?.owner).not.toBe(task.owner);
    expect(settings.staff.find(({ id }) => id === handed?.owner)?.roles).toContain('sales');
  });

  it('stays where nobody else may do it, and the manager hears of it later', () => {
    const others = settings.staff.filter(({ id }) => id !== task.owner).map(({ id }) => id);
    const facts = story.facts({ wish, actor: CLOCK, away: others });
    expect(facts).toEqual([{ type: 'reminded', taskId: task.id, kind: 'hand-over', to: [task.owner] }]);
  });
});

describe('an escalation', () => {
  const wish = { type: 'remind', taskId: task.id, kind: 'escalate', dueAt: task.dueAt } as const;
  const substitute = (who: string) =>
    settings.staff.map((one) => (one.id === 'chen-jing' ? { ...one, substitute: who } : one));
  const to = (staff: Settings['staff'], away: readonly string[]) =>
    given(undefined, { ...settings, staff }).facts({ wish, actor: CLOCK, away });

  it('goes to the substitute of a manager who is not there, and says for whom', () => {
    expect(to(substitute('zhao-lei'), [])).toMatchObject([{ to: ['chen-jing'] }]);
    expect(to(substitute('zhao-lei'), ['chen-jing'])).toEqual([
      { type: 'reminded', taskId: task.id, kind: 'escalate', to: ['zhao-lei'], standsFor: { 'zhao-lei': 'chen-jing' } },
    ]);
  });

  it('goes once to a manager who stands in for another, and to all where none is there', () => {
    const staff = substitute('zhao-lei').map((one) => (one.id === 'zhao-lei' ? { ...one, roles: ['manager'] } : one));
    expect(to(staff, ['chen-jing'])).toEqual([
      { type: 'reminded', taskId: task.id, kind: 'escalate', to: ['zhao-lei'] },
    ]);
    expect(to(settings.staff, ['chen-jing'])).toMatchObject([{ to: ['chen-jing'] }]);
  });
});

describe('a review of somebody who is not there', () => {
  const of = (staff: Settings['staff'], away: readonly string[], roles: Role[] = []) =>
    nextReviewer({ captureId: 'C1', owner: 'li-na' }, { ...settings, staff, roles }, new Set(away));

  it('goes to their substitute, where that one reviews, else to the next of the role', () => {
    const staff = settings.staff.map((one) => (one.id === 'li-na' ? { ...one, substitute: 'zhao-lei' } : one));
    expect(of(staff, ['li-na'])).toBe('zhao-lei');
    const sales = ['emma', 'wang-wei'];
    expect(sales).toContain(of(staff, ['li-na', 'zhao-lei']));
    expect(sales).toContain(of(staff, ['li-na'], [Role.parse({ id: 'production', rights: ['orders.see'] })]));
    expect(of(staff, everybody)).toBeNull();
  });
});
