import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { signWecom, wecomText } from '../../shared/channels/wecom/sign.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

/** A mail that leaves something open, and the link of the question to its sender. */
async function asked(name: string, text: string): Promise<{ capture: Capture; link: string; from: string }> {
  const from = `${name}@asked.example`;
  const [capture] = await traffic.captured('mail-sales', () =>
    stack.mail({ from: `"${name}" <${from}>`, subject: '订货', text, messageId: `<${name}@asked.example>` }),
  );
  if (capture?.outcome.status !== 'in-review') throw new Error(JSON.stringify(capture?.outcome));
  const link = await eventually('the question', async () => {
    const mails = await stack.mails(from);
    return mails.flatMap(({ html }) => html.match(/https?:\/\/[^"\s]+\/ask\/[\w.-]+/) ?? [])[0];
  });
  return { capture, link, from };
}

const now = async (id: string): Promise<Capture> =>
  (await stack.api.get<{ capture: Capture }>(`/api/captures/${id}`)).capture;

const versionOn = (page: string): string => /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';

/** Posts the form as a browser does that follows on. */
const post = (link: string, values: Record<string, string>) =>
  fetch(link, { method: 'POST', body: new URLSearchParams(values) });

const ADDRESS = {
  pickup: 'false',
  'shipTo.country': 'CN',
  'shipTo.region': '浙江省',
  'shipTo.city': '宁波市',
  'shipTo.district': '海曙区',
  'shipTo.street': '中山西路2号',
  'shipTo.recipient': '沈涛',
  'shipTo.phone': '13812340111',
};

describe('a question to a customer', () => {
  it('is answered on its page: an ambiguous product is chosen, and the order is admitted by itself', async () => {
    const text = '您好，请发玻璃茶壶 12 把，送到浙江省宁波市海曙区中山西路2号，沈涛 13812340111，谢谢！';
    const { capture, link } = await asked('shen-tao', text);
    expect(capture.ask).toContain('lines[0].sku');
    for (let scan = 0; scan < 3; scan += 1) expect((await fetch(link)).status).toBe(200);
    expect((await now(capture.id)).version).toBe(capture.version);
    const page = await (await fetch(link)).text();
    const skus = [...page.matchAll(/type="radio"[^>]*name="lines\[0\]\.sku" value="([\w-]+)"/g)].map(([, sku]) => sku);
    expect(skus).toContain('POT-600');
    expect(page).not.toContain('name="requestedDate"');
    const answered = await post(link, { version: versionOn(page), 'lines[0].sku': 'POT-600' });
    expect(answered.status).toBe(200);
    const order = await eventually('the order', async () => {
      const { outcome } = await now(capture.id);
      return outcome.status === 'ordered' && stack.order(outcome.orderId);
    });
    expect(order.content.lines).toMatchObject([{ sku: 'POT-600', quantity: 12 }]);
    expect((await stack.events(order.id))[0]).toMatchObject({ actor: { kind: 'customer' }, reason: 'answered' });
    expect(await (await fetch(link)).text()).toContain(order.number);
    expect((await post(link, { version: versionOn(page), 'lines[0].sku': 'POT-600' })).status).toBe(200);
    await stack.control.idle();
    expect(await stack.events(order.id)).toHaveLength(1);
  });

  it('takes a missing address, and nothing that was not asked for', async () => {
    const text = '老板你好，STR-SS 不锈钢茶漏 20只，尽快发货。我是沈涛二，电话 13812340112';
    const { capture, link } = await asked('shen-tao-2', text);
    const page = await (await fetch(link)).text();
    const wrong = await post(link, { version: versionOn(page), ...ADDRESS, 'shipTo.phone': 'call me' });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('中山西路2号');
    await post(link, { version: versionOn(page), ...ADDRESS, 'lines[0].quantity': '1' });
    const order = await eventually('the order', async () => {
      const { outcome } = await now(capture.id);
      return outcome.status === 'ordered' && stack.order(outcome.orderId);
    });
    expect(order.content).toMatchObject({
      lines: [{ sku: 'STR-SS', quantity: 20 }],
      shipTo: { street: '中山西路2号', city: '宁波市' },
    });
  });

  it('stays with a person where the answer is no choice, who sees it; staff keep what the customer said', async () => {
    const text = '请发玻璃茶壶 6 把，送到浙江省宁波市海曙区中山西路3号，沈涛三 13812340113';
    const { capture, link } = await asked('shen-tao-3', text);
    const page = await (await fetch(link)).text();
    const said = '去年买过的那种蓝色礼盒';
    const reply = await post(link, { version: versionOn(page), 'lines[0].sku': 'none', 'lines[0].sku.other': said });
    expect(reply.status).toBe(200);
    const after = await eventually('the next look', async () => {
      const seen = await now(capture.id);
      return seen.outcome.status === 'in-review' && seen.outcome.words.includes(said) && seen;
    });
    expect(after.outcome).toMatchObject({ status: 'in-review' });
    expect(await (await fetch(link)).text()).not.toContain('name="lines[0].sku"');
    await stack.api.send('POST', `/api/captures/${capture.id}/review`, {
      decision: 'admit',
      corrections: { 'lines[0].sku': 'POT-600' },
      notADuplicate: false,
    });
    await eventually('the order', async () => (await now(capture.id)).outcome.status === 'ordered');
  });

  it('ends with a friendly page where somebody dealt with it, and with none for a link that was changed', async () => {
    const text = '老板你好，STR-SS 不锈钢茶漏 20只，尽快发货。我是沈涛四，电话 13812340114';
    const { capture, link } = await asked('shen-tao-4', text);
    const page = await (await fetch(link)).text();
    await stack.api.send('POST', `/api/captures/${capture.id}/review`, {
      decision: 'set-aside',
      reason: 'by telephone',
    });
    await eventually('its end', async () => (await now(capture.id)).outcome.status === 'set-aside');
    const reply = await post(link, { version: versionOn(page), ...ADDRESS });
    expect(reply.status).toBe(200);
    expect(await reply.text()).not.toContain('<form');
    expect((await now(capture.id)).outcome.status).toBe('set-aside');
    expect((await fetch(`${link}x`)).status).toBe(403);
    expect((await fetch(link.replace('/ask/', '/track/'))).status).toBe(403);
  });

  it('is answered by a reply to its mail: the order is made, and the reply is attached to it', async () => {
    const text = '您好，请发玻璃茶壶 9 把，送到浙江省宁波市海曙区中山西路5号，沈涛五 13812340115，谢谢！';
    const { capture, from } = await asked('shen-tao-5', text);
    const number = capture.asked?.find(({ path }) => path === 'lines[0].sku');
    const letter = 'ABCDE'[number?.offered.indexOf('POT-600') ?? -1];
    const [question] = await stack.mails(from);
    expect(question?.text).toContain(`${letter}. 玻璃茶壶 600ml`);
    const address = /[\w.-]+\+c[0-9a-z]{26}@[\w.-]+/.exec(JSON.stringify(question?.headers))?.[0] ?? '';
    await stack.mail({
      from: `"沈涛五" <${from}>`,
      to: address,
      subject: 'Re: 关于您的订单，请补充',
      text: `您好，\n\n${number?.number}. ${letter}\n\n谢谢\n\n> 1. 您写的“玻璃茶壶 9 把”`,
      messageId: '<shen-tao-5-reply@asked.example>',
    });
    const order = await eventually('the order', async () => {
      const { outcome } = await now(capture.id);
      return outcome.status === 'ordered' && stack.order(outcome.orderId);
    });
    expect(order.content.lines).toMatchObject([{ sku: 'POT-600', quantity: 9 }]);
    await eventually('the end of the reply', async () =>
      (await stack.captures('mail-sales')).some(
        ({ outcome }) => outcome.status === 'attached' && outcome.orderId === order.id && outcome.rule === 'answer',
      ),
    );
  });

  it('is answered in the chat that it went to', async () => {
    const { token = '', encodingAesKey = '' } = await traffic.secrets('chat', 'wecom-sales');
    const says = async (messageId: string, text: string): Promise<Capture> => {
      const at = await stack.control.now();
      const about = { corpId: 'ww0123456789abcdef', user: 'shen-tao-6', text, messageId, agentId: 1_000_002, at };
      const secrets = { token, encodingAesKey };
      const random = Buffer.alloc(16, 3);
      const signed = signWecom({
        plain: wecomText(about),
        at,
        nonce: messageId,
        random,
        corpId: about.corpId,
        secrets,
      });
      const before = new Set((await stack.captures('wecom-sales')).map(({ id }) => id));
      expect((await traffic.request('/in/chat/wecom-sales', signed)).status).toBe(200);
      return eventually(`the reading of ${text}`, async () => {
        const fresh = (await stack.captures('wecom-sales')).find(({ id }) => !before.has(id));
        return fresh && (fresh.outcome.status !== 'in-flight' || fresh.outcome.waitsFor !== null) && fresh;
      });
    };
    const first = await says('860001', '请发玻璃茶壶 7 把，送到浙江省宁波市海曙区中山西路6号，沈涛六 13812340116');
    expect(first.ask).toContain('lines[0].sku');
    await eventually('the question', async () =>
      (await stack.chats()).some((chat) => chat.text.includes('玻璃茶壶 7 把')),
    );
    const reply = await says('860002', '要600ml的那个');
    const order = await eventually('the order', async () => {
      const { outcome } = await now(first.id);
      return outcome.status === 'ordered' && stack.order(outcome.orderId);
    });
    expect(order.content.lines).toMatchObject([{ sku: 'POT-600', quantity: 7 }]);
    await eventually('the end of the reply', async () => (await now(reply.id)).outcome.status === 'attached');
  });
});
