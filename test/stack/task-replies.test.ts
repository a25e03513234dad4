import { describe, expect, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { eventually, type SentMail } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

const PROVED = 'dmarc=PASS,spf=PASS,dkim=PASS,spam=PASS,virus=PASS';

interface Mailed {
  order: Order;
  /** The address that takes the owner's answer. */
  address: string;
  email: string;
}

async function mailed(number: number): Promise<Mailed> {
  const order = await traffic.order('erp', traffic.sample(number), `reply-${number}`);
  const email = traffic.sender.settings.staff.find(({ id }) => id === order.tasks[0]?.owner)?.email ?? '';
  const mail = await eventually('the task mail', async () =>
    (await stack.mails(email)).find(({ subject }) => subject.includes(order.number)),
  );
  return { order, email, address: /task\+[\w.-]+@[\w.-]+/.exec(JSON.stringify(mail.headers))?.[0] ?? '' };
}

/** The mail about the work that the order has now. */
async function nextMail(order: Order): Promise<Mailed> {
  const task = order.tasks.find(({ kind }) => kind === 'stage');
  const email = traffic.sender.settings.staff.find(({ id }) => id === task?.owner)?.email ?? '';
  const address = await eventually('the next task mail', async () =>
    (await stack.mails(email))
      .map(({ headers }) => /task\+[\w.-]+@[\w.-]+/.exec(JSON.stringify(headers))?.[0])
      .find((found) => found?.includes(`${order.number.toLowerCase()}.`) && found.includes(`.${task?.id}.`)),
  );
  return { order, email, address };
}

const answer = ({ address, email }: Mailed, text: string, from = email, verdicts = PROVED): Promise<void> =>
  stack.mail({ from, to: address, subject: 'Re: task', text, verdicts });

/** The mail that says what came of an answer. */
const told = ({ order, email }: Mailed, words: RegExp): Promise<SentMail> =>
  eventually(`the answer ${words.source}`, async () =>
    (await stack.mails(email)).find(({ subject }) => subject.includes(order.number) && words.test(subject)),
  );

const settled = (id: string, stage: string): Promise<Order> =>
  eventually(`the stage ${stage}`, async () => {
    const order = await stack.order(id);
    return order.stage === stage && order;
  });

describe('the answer to a task mail', () => {
  it('does what one line says, as the person who got the mail, and says so', async () => {
    const one = await mailed(560);
    expect(one.address.split('@')[0]?.length).toBeLessThanOrEqual(64);
    await answer(one, '确认\n\n> 请处理\n> 挂起：等价格');
    await settled(one.order.id, 'confirmed');
    const mail = await told(one, /已办理|Done/);
    expect(mail.html).toContain('/do/');
    expect(JSON.stringify(mail.headers)).not.toContain('task+');
    const entered = (await stack.events(one.order.id)).find(({ fact }) => fact.type === 'stage-entered');
    expect(entered?.actor).toEqual({ kind: 'staff', id: one.order.tasks[0]?.owner });
  });

  it('ships with the number that it gives', async () => {
    const one = await mailed(564);
    await answer(one, 'ok');
    const making = await nextMail(await settled(one.order.id, 'confirmed'));
    await answer(making, 'ok');
    const shipping = await nextMail(await settled(one.order.id, 'in-production'));
    await answer(shipping, '发货 SF1234567890123');
    expect((await settled(one.order.id, 'shipped')).trackingNumber).toBe('SF1234567890123');
  });

  it('holds with the words that come with it', async () => {
    const one = await mailed(561);
    await answer(one, 'hold: waiting for price');
    const held = await eventually('the hold', async () => {
      const order = await stack.order(one.order.id);
      return order.holds.length > 0 && order;
    });
    expect(held.holds[0]).toMatchObject({ reason: 'price', note: 'waiting for price' });
  });

  it('is a comment where it is not understood, and says what can be written', async () => {
    const one = await mailed(562);
    await answer(one, 'I had a word with them about the red wire');
    const mail = await told(one, /备注|comment/);
    expect(mail.html).toMatch(/确认|confirm/);
    const commented = (await stack.events(one.order.id)).find(({ fact }) => fact.type === 'commented');
    expect(commented).toMatchObject({
      actor: { kind: 'staff', id: one.order.tasks[0]?.owner },
      fact: { text: 'I had a word with them about the red wire' },
    });
  });

  it('does nothing for anybody else, nor for what is not proved to be theirs, and the true person hears of it', async () => {
    const one = await mailed(563);
    await answer(one, 'ok', 'stranger@example.org');
    await told(one, /名义|in your name/);
    await answer(one, 'confirm', one.email, 'dmarc=GRAY,spf=PASS,dkim=PASS,spam=PASS,virus=PASS');
    await stack.control.idle();
    expect((await stack.order(one.order.id)).stage).toBe(one.order.stage);
    expect(await stack.mails('stranger@example.org')).toEqual([]);
  });
});
