import { describe, expect, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

async function acknowledged(number: number): Promise<{ order: Order; email: string; track: string }> {
  const sample = traffic.sample(number);
  const order = await traffic.order('mail-sales', sample, `customer-${number}`);
  const { email } = sample.person;
  const mail = await eventually('the acknowledgement', async () =>
    (await stack.mails(email)).find(({ subject }) => subject.includes(order.number)),
  );
  const track = mail.html.match(/https?:\/\/[^"\s]+\/track\/[\w.-]+/)?.[0] ?? '';
  return { order, email, track };
}

describe('the customer', () => {
  it('is answered once in the thread of the mail, with number and link', async () => {
    const { order, email, track } = await acknowledged(900);
    await stack.control.idle();
    const mails = await stack.mails(email);
    expect(mails).toHaveLength(1);
    const header = (name: string) => mails[0]?.headers.find((each) => each.name.toLowerCase() === name)?.value ?? '';
    expect(header('in-reply-to')).toContain('customer-900@sample.example');
    expect(header('auto-submitted')).toBe('auto-replied');
    expect(mails[0]?.to.join()).toContain(email);
    const page = await (await fetch(track)).text();
    expect(page).toContain(order.number);
    expect(page).not.toContain(order.content.party.phone ?? '-');
  });

  it('is answered in the chat', async () => {
    const sample = traffic.sample(901);
    const order = await traffic.order('wecom-sales', sample, 'customer-901');
    const chat = await eventually('the answer in the chat', async () =>
      (await stack.chats()).find(({ text }) => text.includes(order.number)),
    );
    expect(chat.to).toBe(sample.person.chatId);
  });

  it('hears when the order moves on, and of nothing else', async () => {
    const { order, email } = await acknowledged(902);
    await traffic.command(order.id, { type: 'take-step', step: 'confirm' });
    await traffic.command(order.id, { type: 'take-step', step: 'start-production' });
    await traffic.command(order.id, { type: 'comment', text: 'an inside remark' });
    await stack.control.idle();
    const mails = await stack.mails(email);
    expect(mails).toHaveLength(2);
    expect(JSON.stringify(mails)).not.toContain('an inside remark');
    await traffic.command(order.id, { type: 'take-step', step: 'ship', carrier: '顺丰', trackingNumber: 'SF9020' });
    await eventually('the notice of shipping', async () =>
      (await stack.mails(email)).some(({ text }) => text.includes('SF9020')),
    );
  });

  it('writes from the tracking page, and the owner gets it as work, once', async () => {
    const { order, track } = await acknowledged(903);
    const page = await (await fetch(track)).text();
    const commandId = /name="commandId" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const text = '请周五前送到 <b>谢谢</b>';
    for (let time = 0; time < 2; time += 1)
      expect((await fetch(track, { method: 'POST', body: new URLSearchParams({ text, commandId }) })).status).toBe(200);
    await eventually('the notice', async () =>
      (await stack.order(order.id)).tasks.some(({ kind }) => kind === 'notice'),
    );
    await stack.control.idle();
    const notices = (await stack.order(order.id)).tasks.filter(({ kind }) => kind === 'notice');
    expect(notices).toHaveLength(1);
    expect(notices[0]?.reason).toContain('请周五前送到');
  });

  it('gets no page for a link that was changed, and none of another purpose', async () => {
    const { track } = await acknowledged(904);
    expect((await fetch(`${track}x`)).status).toBe(403);
    expect((await fetch(track.replace('/track/', '/do/'))).status).toBe(403);
  });

  it('who sends the same by mail twice by hand is answered for one order only', async () => {
    const sample = traffic.sample(905);
    const order = await traffic.order('mail-sales', sample, 'hand-905-a');
    const copy = await traffic.send('mail-sales', sample, 'hand-905-b');
    expect(copy.outcome).toMatchObject({ status: 'attached', orderId: order.id });
    await stack.control.idle();
    expect(await stack.mails(sample.person.email)).toHaveLength(1);
  });
});
