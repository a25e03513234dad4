import { describe, expect, it } from 'vitest';
import { MONDAY, sampleBeginning, sampleSettings } from '../../test/kit/samples.ts';
import { Peak } from '../settings/deadlines.ts';
import { Flow } from '../settings/flow.ts';
import { assigner } from '../tasks/assign.ts';
import { dueRuleOf, openTask, stageTask } from './open-task.ts';

const names = { 'zh-CN': '双十一', en: 'Singles day' };
const peak = Peak.parse({
  id: 'double-eleven',
  names,
  from: '2026-11-16',
  to: '2026-11-17',
  due: { pending: { hours: 1 } },
  owners: [{ role: 'sales', owner: 'chen-jing' }],
});
const flow = Flow.parse({
  id: 'express',
  names,
  stages: ['pending', 'confirmed'],
  due: { pending: { hours: 2 }, confirmed: { hours: 3 } },
});
const plain = sampleSettings();
const settings = { ...plain, flows: [flow], peaks: [peak] };
const { order } = sampleBeginning();
const stage = (id: string) => {
  const found = settings.stages.find((one) => one.id === id);
  if (!found) throw new Error(`no stage ${id}`);
  return found;
};
const tuesdayNight = new Date('2026-11-17T15:59:59.000Z');
const wednesday = new Date('2026-11-17T16:00:00.000Z');

describe('the due rule of a stage', () => {
  it('is that of a peak plan of the day, else of the flow, else of the stage', () => {
    const ruleAt = (now: Date, id = 'pending', of = 'express') => dueRuleOf(stage(id), { flow: of }, settings, now);
    expect(ruleAt(MONDAY)).toEqual({ hours: 1 });
    expect(ruleAt(tuesdayNight)).toEqual({ hours: 1 });
    expect(ruleAt(wednesday)).toEqual({ hours: 2 });
    expect(ruleAt(MONDAY, 'confirmed')).toEqual({ hours: 3 });
    expect(ruleAt(wednesday, 'pending', 'standard')).toEqual(stage('pending').due);
    const open = { ...stage('pending'), due: undefined };
    expect(dueRuleOf(open, { flow: 'standard' }, plain, MONDAY)).toEqual(plain.admission.reviewDue);
  });
});

describe('the work of a stage', () => {
  const taskAt = (now: Date) => stageTask(stage('pending'), order, 1, { settings, now, assign: assigner(settings) });

  it('has due time and owner of the peak plan while it lasts', () => {
    expect(taskAt(MONDAY)).toMatchObject({ owner: 'chen-jing', role: 'sales', dueAt: '2026-11-16T02:30:00.000Z' });
    expect(taskAt(wednesday)?.dueAt).toBe('2026-11-17T20:00:00.000Z');
    expect(taskAt(wednesday)?.owner).not.toBe('chen-jing');
  });

  it('counts back from the promised date before the wished one', () => {
    const due = { beforeDelivery: { days: 1, at: '17:00', workdays: true }, else: { hours: 4 } };
    const dueOf = (promisedDate: string | null, requestedDate: string | null) =>
      openTask(
        {
          kind: 'stage',
          stage: 'pending',
          role: 'sales',
          due,
          reason: null,
          order: { ...order, promisedDate, content: { ...order.content, requestedDate } },
          seq: 1,
        },
        { settings, now: MONDAY, assign: assigner(settings) },
      ).dueAt;
    expect(dueOf('2026-11-25', '2026-11-20')).toBe('2026-11-24T09:00:00.000Z');
    expect(dueOf(null, '2026-11-20')).toBe('2026-11-19T09:00:00.000Z');
    expect(dueOf(null, null)).toBe('2026-11-16T05:30:00.000Z');
  });
});
