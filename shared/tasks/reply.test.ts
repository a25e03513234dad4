import { describe, expect, it } from 'vitest';
import { given, LI_NA } from '../../test/kit/given.ts';
import { sampleSettings } from '../../test/kit/samples.ts';
import { actsOf } from './acts.ts';
import { dayIn, type ReplyContext, readReply, replyExamples } from './reply.ts';

const settings = sampleSettings();

/** The sample order with its first task, as its owner answers the mail about it. */
function context(change: Partial<ReplyContext> = {}): ReplyContext {
  const { order } = given();
  const [task] = order.tasks;
  const me = settings.staff.find(({ id }) => id === 'li-na');
  if (!task || !me) throw new Error('the sample order has a task, and li-na works here');
  return {
    order,
    task,
    acts: actsOf(order, task, settings),
    staff: settings.staff,
    me,
    today: '2026-11-16',
    ...change,
  };
}

const ship = (): ReplyContext => {
  const base = context();
  const story = { ...base.order, stage: 'in-production' };
  return { ...base, order: story, acts: actsOf(story, base.task, settings) };
};

const stockTake = (): ReplyContext => {
  const base = context();
  const task = { ...base.task, id: 'stock-take-2', kind: 'stock-take' as const };
  return { ...base, task, acts: actsOf(base.order, task, settings) };
};

describe('a reply of one line', () => {
  it.each(['确认', 'ok', 'OK!', 'confirm', 'Confirm the order', '确认订单。', 'ｏｋ', '好的'])(
    '%s confirms',
    (text) => {
      expect(readReply(text, context())).toMatchObject({ ok: true, wish: { type: 'take-step', step: 'confirm' } });
    },
  );

  it.each([
    ['hold: waiting for price', 'price', 'waiting for price'],
    ['挂起：等价格', 'price', '等价格'],
    ['hold: out of stock', 'stock', 'out of stock'],
    ['挂起: 老板出差', 'other', '老板出差'],
  ])('%s holds', (text, reason, note) => {
    expect(readReply(text, context())).toEqual({ ok: true, wish: { type: 'hold', reason, note }, reason: null });
  });

  it.each([
    ['发货 SF1234567890', '顺丰速运', 'SF1234567890'],
    ['shipped DHL 00340434161094042557', 'DHL', '00340434161094042557'],
    ['shipped DHL 0034 0434 1610 9404 2557', 'DHL', '00340434161094042557'],
    ['发货：顺丰 SF1234567890123', '顺丰', 'SF1234567890123'],
    ['ship 1Z999AA10123456784', 'UPS', '1Z999AA10123456784'],
  ])('%s ships', (text, carrier, trackingNumber) => {
    expect(readReply(text, ship())).toMatchObject({
      ok: true,
      wish: { type: 'take-step', step: 'ship', carrier, trackingNumber },
    });
  });

  it('asks for the carrier of a number that could be anybody’s', () => {
    expect(readReply('发货 773312345678', ship())).toEqual({ ok: false, problem: 'carrier' });
  });

  it('ships nothing where nothing can be shipped', () => {
    expect(readReply('发货 SF1234567890', context())).toEqual({ ok: false, problem: 'not-now' });
  });

  it.each(['取消订单：客户不要了', 'cancel: the customer wants none', 'cancel the order: none'])(
    '%s cancels, with its reason',
    (text) => {
      const read = readReply(text, context());
      expect(read).toMatchObject({ ok: true, wish: { type: 'take-step', step: 'cancel' } });
      expect(read.ok && read.reason).toBeTruthy();
    },
  );

  it('cancels nothing without a reason', () => {
    expect(readReply('cancel', context())).toEqual({ ok: false, problem: 'reason' });
  });

  it.each(['备注：客户要发票', 'comment: invoice wanted'])('%s is a comment', (text) => {
    expect(readReply(text, context())).toMatchObject({ ok: true, wish: { type: 'comment' } });
  });

  it('hands over to exactly one person', () => {
    const other = settings.staff.find(({ id }) => id !== 'li-na');
    const read = readReply(`转交 ${other?.name}：请跟进`, context());
    expect(read).toMatchObject({ ok: true, wish: { type: 'hand-over', to: other?.id, note: '请跟进' } });
    expect(readReply('hand over to Nobody', context())).toEqual({ ok: false, problem: 'who' });
  });

  it('resumes only what is held', () => {
    expect(readReply('恢复', context())).toEqual({ ok: false, problem: 'not-now' });
    const held = given().did({ wish: { type: 'hold', reason: 'price', note: 'x' }, actor: LI_NA }).order;
    expect(readReply('resume', context({ order: held }))).toMatchObject({ ok: true, wish: { type: 'resume' } });
  });
});

describe('a stock-take', () => {
  it.each([
    ['按时', 'on-time'],
    ['on time', 'on-time'],
    ['等客户', 'waiting-customer'],
    ['waiting for customer', 'waiting-customer'],
  ])('%s answers it', (text, answer) => {
    expect(readReply(text, stockTake())).toMatchObject({ ok: true, wish: { type: 'answer-stock-take', answer } });
  });

  it.each(['不能按时 11-25', 'late until 2026-11-25', '延期到11月25日'])('%s names a day', (text) => {
    expect(readReply(text, stockTake())).toMatchObject({
      ok: true,
      wish: { answer: 'late', until: expect.stringMatching(/^2026-11-25/) },
    });
  });

  it('says nothing by a mere ok', () => {
    expect(readReply('ok', stockTake())).toEqual({ ok: false, problem: 'not-understood' });
  });
});

describe('what is around the line', () => {
  it.each([
    'Hello,\n\nok\n\nBest regards\nLi Na\nSales',
    'ok\n李娜\n销售部 0574-5550',
    '确认\n\n发自我的iPhone',
    '> quoted before\nok',
  ])('%j is passed over', (text) => {
    expect(readReply(text, context())).toMatchObject({ ok: true, wish: { type: 'take-step', step: 'confirm' } });
  });

  it('a line that goes on is no wish', () => {
    expect(readReply('ok\nbut the price is wrong', context())).toEqual({ ok: false, problem: 'more-than-one' });
  });

  it('a comment takes the lines after it', () => {
    const read = readReply('备注：第一行\n第二行', context());
    expect(read).toMatchObject({ ok: true, wish: { text: '第一行\n第二行' } });
  });

  it.each(['', 'please do not confirm', 'not ok', '先别确认', 'ok?', 'do it'])('%j is not understood', (text) => {
    expect(readReply(text, context()).ok).toBe(false);
  });
});

describe('a day', () => {
  it.each([
    ['11-25', '2026-11-25'],
    ['01-05', '2027-01-05'],
    ['2026年11月25日', '2026-11-25'],
    ['2026-11-01', null],
    ['02-30', null],
    ['25.11.', null],
  ])('%s', (text, day) => {
    expect(dayIn(text, '2026-11-16')).toBe(day);
  });
});

describe('the examples of a mail', () => {
  it('are understood, each of them', () => {
    for (const base of [context(), ship(), stockTake()]) {
      for (const words of replyExamples(base.acts, base.task)) {
        for (const text of [words.en, words['zh-CN']]) {
          const said = text.replace(/NAME|姓名/, base.me.name);
          expect(readReply(said, base), said).toMatchObject({ ok: true });
        }
      }
    }
  });
});
