import { describe, expect, it } from 'vitest';
import { BUYER, CLOCK, given, LI_NA, SHOP, step } from '../../test/kit/given.ts';
import { sampleBeginning, sampleContent, sampleSettings } from '../../test/kit/samples.ts';
import { firstBreak } from '../orders/chain.ts';

const shipped = () =>
  given()
    .did(step('confirm'))
    .did(step('start-production'))
    .did(step('ship', { carrier: 'SF', trackingNumber: 'SF1001' }));

describe('steps', () => {
  it('go the whole way, each stage with its owner and due time, in one whole chain', () => {
    let story = given();
    for (const id of ['confirm', 'start-production']) {
      story = story.did(step(id));
      expect(story.order.tasks).toHaveLength(1);
      expect(story.order.tasks[0]).toMatchObject({ kind: 'stage', stage: story.order.stage, owner: 'zhao-lei' });
    }
    story = story.did(step('ship', { carrier: ' SF ', trackingNumber: 'SF1001' }));
    expect(story.order).toMatchObject({ stage: 'shipped', carrier: 'SF', trackingNumber: 'SF1001' });
    story = story.did(step('complete'));
    expect(story.order).toMatchObject({ stage: 'completed', tasks: [], version: 5 });
    expect(firstBreak(story.events)).toBeUndefined();
  });

  it('are refused where the settings do not offer them, where something is missing, and on closed orders', () => {
    expect(given().refuses(step('ship'))).toBe('step-not-offered');
    const ready = given().did(step('confirm')).did(step('start-production'));
    expect(ready.refuses(step('ship', { carrier: 'SF', trackingNumber: '  ' }))).toBe('needs-missing');
    expect(given().refuses(step('cancel'))).toBe('needs-missing');
    expect(shipped().did(step('complete')).refuses(step('complete'))).toBe('order-closed');
    const outcome = ready.decides(step('ship', { carrier: 'SF' }));
    expect(outcome.ok ? '' : outcome.refusal.words['zh-CN']).toBe('请填写运单号。');
  });

  it('into the void stage cancel', () => {
    const story = given().did(step('cancel', { reason: '客户不要了' }));
    expect(story.order).toMatchObject({ stage: 'cancelled', tasks: [] });
    expect(story.events.at(-1)?.fact).toMatchObject({ type: 'cancelled', from: 'pending', to: 'cancelled' });
  });

  it('of a stage that the settings no longer know are refused in words', () => {
    const settings = sampleSettings();
    const stages = settings.stages.filter(({ id }) => id !== 'pending');
    expect(given(given().events, { ...settings, stages }).refuses(step('confirm'))).toBe('stage-unknown');
  });
});

describe('two people at once', () => {
  it('the second hears who did what and when', () => {
    const story = given().did(step('confirm', { actor: { kind: 'staff', id: 'wang-wei' } }));
    const outcome = story.decides(step('cancel', { saw: 1, reason: 'x' }));
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'stale' } });
    const words = outcome.ok ? '' : outcome.refusal.words['zh-CN'];
    expect(words).toContain('王伟');
    expect(words).toContain('已确认');
    expect(words).toContain('2026-11-16 10:30');
  });

  it('reminders, comments and copies in between do not make a button stale', () => {
    const story = given()
      .did({ wish: { type: 'comment', text: 'hello' } })
      .did({
        wish: { type: 'attach-capture', captureId: 'C9', as: 'copy', words: '' },
        actor: { kind: 'hub', id: 'interpret' },
      });
    expect(story.refuses(step('confirm', { saw: 1 }))).toBeUndefined();
  });

  it('without the events in between the answer is stale all the same', () => {
    const story = given().did({ wish: { type: 'comment', text: 'hello' } });
    expect(given(story.events).refuses(step('confirm', { saw: 7 }))).toBe('stale');
  });

  it('a repeated command does nothing', () => {
    expect(given().facts({ ...step('confirm'), seen: true })).toEqual([]);
  });
});

describe('what shops and customers report', () => {
  it('a shop cancels while the settings offer it; later the owner gets a notice', () => {
    expect(given().did({ wish: { type: 'cancel', wish: null }, actor: SHOP }).order.stage).toBe('cancelled');
    const late = shipped().did({ wish: { type: 'cancel', wish: 'cancelled in the shop' }, actor: SHOP });
    expect(late.order.stage).toBe('shipped');
    expect(late.order.tasks).toMatchObject([{ kind: 'stage' }, { kind: 'notice', reason: 'cancelled in the shop' }]);
    expect(shipped().refuses({ wish: { type: 'cancel', wish: null } })).toBe('cannot-cancel');
  });

  it('a cancellation of a cancelled order changes nothing', () => {
    const story = given().did(step('cancel', { reason: 'x' }));
    expect(story.facts({ wish: { type: 'cancel', wish: null }, actor: SHOP })).toEqual([]);
    expect(story.refuses({ wish: { type: 'cancel', wish: null } })).toBe('order-closed');
  });

  it('reports on closed orders are kept and land with somebody', () => {
    const closed = shipped().did(step('complete'));
    const story = closed.did({
      wish: { type: 'record-payment', payment: 'refunded', words: 'refund 12.00' },
      actor: SHOP,
    });
    expect(story.order).toMatchObject({ payment: 'refunded', stage: 'completed' });
    expect(story.order.tasks).toMatchObject([{ kind: 'notice', reason: 'refund 12.00' }]);
    const heard = closed.did({ wish: { type: 'comment', text: 'updated' }, actor: SHOP });
    expect(heard.order.tasks).toHaveLength(1);
  });

  it('payments that arrive out of order end the same', () => {
    const pay = (payment: 'paid' | 'refunded') => ({
      wish: { type: 'record-payment' as const, payment, words: '' },
      actor: SHOP,
    });
    expect(given().did(pay('paid')).did(pay('refunded')).order.payment).toBe('refunded');
    expect(given().did(pay('refunded')).did(pay('paid')).order.payment).toBe('refunded');
    expect(given().did(pay('paid')).facts(pay('paid'))).toEqual([]);
  });

  it('a payment and a cancellation leave the same work, whichever is heard of first', () => {
    const paid = { wish: { type: 'record-payment' as const, payment: 'paid' as const, words: 'paid' }, actor: SHOP };
    const cancelled = { wish: { type: 'cancel' as const, wish: null }, actor: SHOP };
    for (const story of [given().did(paid).did(cancelled), given().did(cancelled).did(paid)]) {
      expect(story.order).toMatchObject({ stage: 'cancelled', payment: 'paid', tasks: [{ kind: 'notice' }] });
    }
    const settled = { wish: { ...paid.wish, payment: 'refunded' as const }, actor: SHOP };
    expect(given().did(settled).did(cancelled).order.tasks).toHaveLength(1);
    expect(given().did(cancelled).did(settled).order.tasks).toHaveLength(1);
  });

  it('customers ask, people decide', () => {
    const story = given().did({ wish: { type: 'cancel', wish: '不要了' }, actor: BUYER });
    expect(story.order.stage).toBe('pending');
    expect(story.order.tasks.at(-1)).toMatchObject({ kind: 'notice', reason: '不要了' });
    expect(given().refuses({ ...step('confirm'), actor: BUYER })).toBe('not-allowed');
  });

  it('a message about an order is work for its owner, a copy is not', () => {
    const attach = (as: 'message' | 'copy') => ({
      wish: { type: 'attach-capture' as const, captureId: 'C2', as, words: '来件询问订单进度' },
      actor: { kind: 'hub' as const, id: 'interpret' as const },
    });
    const story = given().did(attach('message'));
    expect(story.order.attachedCaptures).toEqual(['C2']);
    expect(story.order.tasks).toHaveLength(2);
    expect(story.order.tasks[1]?.owner).toBe(story.order.tasks[0]?.owner);
    expect(story.facts(attach('message'))).toEqual([]);
    expect(given().did(attach('copy')).order.tasks).toHaveLength(1);
  });

  it('whoever asks how the order stands is told, where that is an answer; else it is work for the owner', () => {
    const asks = (captureId: string) => ({
      wish: {
        type: 'attach-capture' as const,
        captureId,
        as: 'message' as const,
        words: '来件询问订单进度',
        asks: 'status' as const,
      },
      actor: { kind: 'source' as const, id: 'mail-sales' },
    });
    const { event } = sampleBeginning();
    const { fact } = event;
    if (fact.type !== 'order-admitted') throw new Error('the first event admits');
    const conversation = {
      kind: 'chat',
      channel: 'wecom',
      source: 'wecom-sales',
      conversation: 'lin',
      thread: null,
    } as const;
    const reached = [{ ...event, fact: { ...fact, order: { ...fact.order, replyTo: conversation } } }];
    const confirmed = given(reached).did(step('confirm'));
    const told = confirmed.did(asks('C2'));
    expect(told.order).toMatchObject({ attachedCaptures: ['C2'], toldStage: told.order.stage });
    expect(told.order.tasks).toHaveLength(1);
    // Who asks again is not content with that.
    expect(told.did(asks('C3')).order.tasks).toHaveLength(2);
    expect(given().did(step('confirm')).did(asks('C2')).order.tasks).toHaveLength(2);
    expect(confirmed.did({ ...asks('C2'), hours: 24 * 30 }).order.tasks).toHaveLength(2);
  });
});

describe('tasks', () => {
  it('are handed over with the same due time, to people who exist', () => {
    const [task] = given().order.tasks;
    const to = task?.owner === 'emma' ? 'li-na' : 'emma';
    const wish = { type: 'hand-over' as const, taskId: task?.id ?? '', to, note: '' };
    const [moved] = given().did({ wish }).order.tasks;
    expect(moved).toEqual({ ...task, owner: to });
    expect(given().refuses({ wish: { ...wish, to: 'nobody' } })).toBe('staff-unknown');
    expect(given().refuses({ wish: { ...wish, taskId: 'x' } })).toBe('task-unknown');
  });

  it('of a stage are done by its step alone, notices are closed', () => {
    const story = given().did({
      wish: { type: 'open-notice', words: 'mail bounced' },
      actor: { kind: 'hub', id: 'mail-feedback' },
    });
    const [stage, notice] = story.order.tasks;
    expect(story.refuses({ wish: { type: 'close-task', taskId: stage?.id ?? '', words: '' } })).toBe('task-needs-step');
    expect(story.did({ wish: { type: 'close-task', taskId: notice?.id ?? '', words: 'called' } }).order.tasks).toEqual([
      stage,
    ]);
    expect(story.facts({ wish: { type: 'open-notice', words: 'mail bounced' } })).toEqual([]);
    expect(story.did(step('confirm')).order.tasks[0]).toEqual(notice);
  });

  it('remind their owner, and the managers when late', () => {
    const story = given();
    const [task] = story.order.tasks;
    const remind = (kind: 'before' | 'due' | 'escalate', hours: number, dueAt = task?.dueAt ?? '') =>
      story.facts({ wish: { type: 'remind', taskId: task?.id ?? '', kind, dueAt }, actor: CLOCK, hours });
    expect(remind('before', 3)).toMatchObject([{ type: 'reminded', to: [task?.owner] }]);
    expect(remind('escalate', 6)).toMatchObject([{ to: ['chen-jing'] }]);
    expect(remind('before', 5)).toEqual([]);
    expect(remind('due', 5, '2026-11-17T00:00:00.000Z')).toEqual([]);
    const wish = { type: 'remind' as const, taskId: task?.id ?? '', kind: 'due' as const, dueAt: task?.dueAt ?? '' };
    expect(story.did(step('confirm')).facts({ wish, actor: CLOCK })).toEqual([]);
    expect(story.refuses({ wish, actor: LI_NA })).toBe('not-allowed');
  });
});

describe('content', () => {
  it('is changed by staff with the differences in words', () => {
    const content = sampleContent({ requestedDate: '2026-12-01' });
    const [fact] = given().facts({ wish: { type: 'change-content', content } });
    expect(fact).toMatchObject({
      type: 'content-changed',
      differences: [{ field: 'date', to: { is: 'text', text: '2026-12-01' } }],
    });
    expect(given().facts({ wish: { type: 'change-content', content: sampleContent() } })).toEqual([]);
    expect(given().facts({ wish: { type: 'change-content', content }, actor: SHOP })).toMatchObject([
      { type: 'task-opened' },
    ]);
    expect(
      shipped()
        .did(step('complete'))
        .refuses({ wish: { type: 'change-content', content } }),
    ).toBe('order-closed');
  });

  it('is not touched by people who left', () => {
    expect(given().refuses({ ...step('confirm'), actor: { kind: 'staff', id: 'gone' } })).toBe('staff-unknown');
  });
});
