import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyLink } from '../../shared/tasks/action-link.ts';
import { BUYER, CLOCK, given, LI_NA, step } from '../../test/kit/given.ts';
import {
  admitted,
  CHAT,
  freshSes,
  KEYS,
  logger,
  MAIL,
  sent,
  ses,
  sesError,
  tell,
  world,
} from '../../test/kit/notify-world.ts';
import { MONDAY, sampleSettings } from '../../test/kit/samples.ts';

beforeEach(freshSes);

describe('an admitted order', () => {
  it('gives its owner a task and its customer the number', async () => {
    const story = admitted(MAIL);
    await tell(story, world({ story }).deps);
    const [task, received] = await sent();
    const owner = story.order.tasks[0]?.owner;
    const email = sampleSettings().staff.find(({ id }) => id === owner)?.email;
    expect(task?.to).toEqual([email]);
    expect(task?.mail.subject).toContain(`[${story.order.number}] Pending confirmation`);
    expect(received).toMatchObject({ to: ['buyer@mail.example'], from: 'orders@hub.example.com' });
    expect(received?.mail.inReplyTo).toBe('<a@mail.example>');
    expect(received?.mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-replied');
    expect(received?.mail.replyTo?.[0]?.address).toBe(`orders+${story.order.number.toLowerCase()}@hub.example.com`);
  });

  it('has a button for each step, signed for the reader and the version that they see', async () => {
    const story = admitted(null);
    await tell(story, world({ story }).deps);
    const [task] = await sent();
    const tokens = [...(task?.text.matchAll(/\/do\/(\S+)/g) ?? [])].map(([, token]) => token ?? '');
    const claims = tokens.map((token) => verifyLink(token, 'step', KEYS, MONDAY));
    expect(claims.map((claim) => (claim.ok ? claim.claims.step : 'wrong'))).toEqual(['confirm', 'cancel', null]);
    expect(claims[0]).toMatchObject({
      claims: { staffId: story.order.tasks[0]?.owner, version: 1, orderId: story.order.id },
    });
  });

  it('is answered nowhere when there is no way back', async () => {
    const story = admitted(null);
    const { deps, chat } = world({ story });
    await tell(story, deps);
    expect(await sent()).toHaveLength(1);
    expect(chat).not.toHaveBeenCalled();
  });

  it('is told of to who asks how it stands, and to nobody else who writes about it', async () => {
    const wish = { type: 'attach-capture', captureId: 'C2', as: 'message', words: '来件询问订单进度' } as const;
    const actor = { kind: 'source', id: 'wecom-sales' } as const;
    const confirmed = admitted(CHAT).did(step('confirm'));
    const asked = confirmed.did({ wish: { ...wish, asks: 'status' }, actor });
    const { deps, chat } = world({ story: asked });
    await tell(asked, deps);
    expect(chat).toHaveBeenCalledWith(CHAT, expect.stringContaining(asked.order.number), expect.anything());
    const wrote = confirmed.did({ wish, actor });
    const other = world({ story: wrote });
    await tell(wrote, other.deps, wrote.order.version - 1);
    expect(other.chat).not.toHaveBeenCalled();
  });

  it('is answered in the chat that it came from', async () => {
    const story = admitted(CHAT);
    const { deps, chat } = world({ story });
    await tell(story, deps);
    expect(chat).toHaveBeenCalledWith(CHAT, expect.stringContaining(story.order.number), expect.anything());
  });
});

describe('each message goes out once', () => {
  it('however often the event comes', async () => {
    const story = admitted(MAIL);
    const { deps, counted } = world({ story });
    for (let round = 0; round < 5; round += 1) await tell(story, deps);
    expect(await sent()).toHaveLength(2);
    expect(counted.answers).toBe(1);
  });

  it('and is tried again only after a clear refusal', async () => {
    const story = admitted(MAIL);
    const { deps, counted } = world({ story });
    ses
      .on(SendRawEmailCommand)
      .rejectsOnce(sesError('Throttling', 400))
      .rejectsOnce(sesError('Throttling', 400))
      .resolves({ MessageId: 'x' });
    await expect(tell(story, deps)).rejects.toThrow('again');
    await tell(story, deps);
    await tell(story, deps);
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(4);
    expect(counted.answers).toBe(1);
  });

  it.each([
    ['a server error', sesError('InternalFailure', 500)],
    ['a broken connection', new Error('socket hang up')],
  ])('and not after %s: it may have gone out', async (_, error) => {
    const story = admitted(null);
    const { deps, effects, metrics } = world({ story });
    ses.on(SendRawEmailCommand).rejects(error);
    await tell(story, deps);
    await tell(story, deps);
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(1);
    expect([...effects.kept.values()]).toEqual(['unknown']);
    expect(metrics.addMetric).toHaveBeenCalledTimes(1);
  });

  it('and one that fails does not hold up the others', async () => {
    const story = admitted(MAIL);
    const { deps } = world({ story });
    ses.on(SendRawEmailCommand).rejectsOnce(sesError('MessageRejected', 400)).resolves({ MessageId: 'x' });
    await tell(story, deps);
    expect(ses.commandCalls(SendRawEmailCommand)).toHaveLength(2);
  });
});

describe('who gets nothing', () => {
  it('staff whose mailbox refuses: a manager stands in, and reads why', async () => {
    const story = admitted(null);
    const owner = sampleSettings().staff.find(({ id }) => id === story.order.tasks[0]?.owner);
    await tell(story, world({ story, blocked: [owner?.email ?? ''] }).deps);
    const [mail] = await sent();
    expect(mail?.to).toEqual(['chen.jing@staff.example']);
    expect(mail?.text).toContain(`${owner?.name}不在或邮件无法送达`);
    const token = /\/do\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(verifyLink(token, 'step', KEYS, MONDAY)).toMatchObject({ claims: { staffId: 'chen-jing' } });
  });

  it('a manager who is away: the substitute hears of what is late, and for whom', async () => {
    const story = admitted(null);
    const [task] = story.order.tasks;
    const settings = sampleSettings();
    const staff = settings.staff.map((one) => (one.id === 'chen-jing' ? { ...one, substitute: 'zhao-lei' } : one));
    const late = given(story.events, { ...settings, staff }).did({
      wish: { type: 'remind', taskId: task?.id ?? '', kind: 'escalate', dueAt: task?.dueAt ?? '' },
      actor: CLOCK,
      away: ['chen-jing'],
      hours: 8,
    });
    await tell(late, world({ story: late }).deps);
    const [mail] = await sent();
    expect(mail?.to).toEqual(['zhao.lei@staff.example']);
    expect(mail?.text).toContain('陈静不在或邮件无法送达');
  });

  it('customers whose mailbox refuses, and machines: the receipt is kept for people to see', async () => {
    for (const [blocked, address] of [
      ['buyer@mail.example', 'buyer@mail.example'],
      ['', 'no-reply@shop.example'],
    ] as const) {
      ses.resetHistory();
      const story = admitted({ ...MAIL, address });
      const { deps, effects, metrics } = world({ story, blocked: [blocked] });
      await tell(story, deps);
      expect(await sent()).toHaveLength(1);
      expect(effects.kept.get(`${story.order.id}#1:customer-received:customer`)).toBe('refused');
      expect(metrics.addMetric).toHaveBeenCalledTimes(1);
    }
  });

  it('an address that has had five automatic answers today', async () => {
    const story = admitted(MAIL);
    const { deps } = world({ story, answers: 5 });
    await tell(story, deps);
    await tell(story, deps);
    expect((await sent()).flatMap(({ to }) => to)).not.toContain('buyer@mail.example');
  });

  it('an address that is none, or two', async () => {
    const story = admitted({ ...MAIL, address: 'a@b.example, c@d.example' });
    const { deps } = world({ story });
    await tell(story, deps);
    expect(await sent()).toHaveLength(1);
  });
});

describe('on its way', () => {
  it('the next owner gets the task, and the customer hears of stages that are told', async () => {
    const story = admitted(MAIL).did(step('confirm'));
    await tell(story, world({ story }).deps);
    expect((await sent()).map(({ mail }) => mail.subject?.replace(/^\[.*?\] /, ''))).toEqual([
      expect.stringContaining('已确认'),
      '您的订单：已确认',
    ]);
  });

  it('what is done meanwhile is not asked for any more', async () => {
    const story = admitted(MAIL).did(step('confirm'));
    await tell(story, world({ story }).deps, 1);
    expect((await sent()).flatMap(({ to }) => to)).toEqual(['buyer@mail.example']);
  });

  it('the carrier and number are told', async () => {
    const parcel = { carrier: '顺丰', trackingNumber: 'SF100' };
    const story = admitted(MAIL).did(step('confirm')).did(step('start-production')).did(step('ship', parcel));
    await tell(story, world({ story }).deps);
    expect((await sent()).at(-1)?.text).toMatch(/承运商：顺丰\n运单号：SF100/);
  });

  it('a cancelled order stops the owner, unless it was their own doing, and is told to the customer', async () => {
    const cancelled = admitted(MAIL).did({
      ...step('cancel'),
      reason: '重复',
      actor: { kind: 'staff', id: 'chen-jing' },
    });
    await tell(cancelled, world({ story: cancelled }).deps);
    const [stop, told] = await sent();
    expect(stop?.mail.subject).toContain('no more work on it');
    expect(told?.text).toContain('不会再发货');
    expect(told?.text).not.toContain('重复');
    ses.resetHistory();
    const owner = admitted(MAIL).order.tasks[0]?.owner ?? '';
    const own = admitted(MAIL).did({ ...step('cancel'), reason: '重复', actor: { kind: 'staff', id: owner } });
    await tell(own, world({ story: own }).deps);
    expect(await sent()).toHaveLength(1);
  });

  it('a customer’s wish is a notice to the owner', async () => {
    const story = admitted(MAIL).did({ wish: { type: 'comment', text: '请改地址' }, actor: BUYER });
    await tell(story, world({ story }).deps);
    expect((await sent())[0]?.text).toContain('> 请改地址');
  });

  it('reminders go to whom they are for, while the task is open', async () => {
    const open = admitted(MAIL);
    const task = open.order.tasks[0];
    if (!task) throw new Error('an open order has a task');
    const wish = { type: 'remind', taskId: task.id, kind: 'escalate', dueAt: task.dueAt } as const;
    const late = open.did({ wish, actor: { kind: 'hub', id: 'schedule' }, hours: 6 });
    await tell(late, world({ story: late }).deps);
    const [mail] = await sent();
    expect(mail?.to).toEqual(['chen.jing@staff.example']);
    expect(mail?.mail.subject).toContain('已逾期');
    ses.resetHistory();
    const done = late.did({ ...step('confirm'), actor: LI_NA, hours: 7 });
    await tell(done, world({ story: done }).deps, late.order.version);
    expect(await sent()).toHaveLength(0);
  });
});

it('writes no address, name or text into its logs', async () => {
  const story = admitted(MAIL);
  await tell(story, world({ story, blocked: ['buyer@mail.example'] }).deps);
  const logged = JSON.stringify([...logger.info.mock.calls, ...logger.warn.mock.calls, ...logger.error.mock.calls]);
  expect(logged).not.toMatch(/@|胡建波|6655550217|螺母/);
});
