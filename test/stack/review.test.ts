import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

const staffMail = (id: string) => traffic.sender.settings.staff.find((staff) => staff.id === id)?.email ?? '';

/** A mail that no machine can make an order of, and the capture in review. */
async function vague(name: string, text: string): Promise<Capture & { outcome: { status: 'in-review' } }> {
  const from = `${name}@vague.example`;
  const [capture] = await traffic.captured('mail-sales', () =>
    stack.mail({
      from: `"${name}" <${from}>`,
      subject: '订货',
      text,
      messageId: `<${name}-${randomUUID()}@vague.example>`,
    }),
  );
  if (capture?.outcome.status !== 'in-review') throw new Error(JSON.stringify(capture?.outcome));
  return capture as Capture & { outcome: { status: 'in-review' } };
}

const answer = (id: string, body: object) => stack.api.send('POST', `/api/captures/${id}/review`, body);
const settled = (id: string, status: Capture['outcome']['status']) =>
  eventually(`${id} ${status}`, async () => {
    const { capture } = await stack.api.get<{ capture: Capture }>(`/api/captures/${id}`);
    return capture.outcome.status === status && capture;
  });

const INCOMPLETE = '老板你好，STR-SS 不锈钢茶漏 20只，尽快发货。我是孙磊，电话 13812340001';

describe('a message that is not certain', () => {
  it('is asked about at the customer, and owned by somebody meanwhile', async () => {
    const capture = await vague('sun-lei', INCOMPLETE);
    const { outcome } = capture;
    if (outcome.status !== 'in-review') throw new Error();
    expect(Date.parse(outcome.dueAt)).toBeGreaterThan(Date.parse(capture.receivedAt));
    const [question] = await eventually('the question to the customer', async () => {
      const mails = await stack.mails('sun-lei@vague.example');
      return mails.length > 0 && mails;
    });
    expect(question?.text).toContain('收货地址');
    expect(question?.headers.find(({ name }) => name.toLowerCase() === 'in-reply-to')?.value).toContain('sun-lei');
    await eventually('the review mail', async () =>
      (await stack.mails(staffMail(outcome.owner))).some(({ html }) => html.includes(capture.id)),
    );
    const { reviews } = await stack.api.get<{ reviews: { captureId: string }[] }>(`/api/tasks?owner=${outcome.owner}`);
    expect(reviews.map(({ captureId }) => captureId)).toContain(capture.id);
  });

  it('is admitted with the corrections of a person', async () => {
    const capture = await vague('qian-hua', INCOMPLETE.replace('孙磊', '钱华').replace('0001', '0002'));
    const corrections = {
      'shipTo.recipient': '钱华',
      'shipTo.phone': '13812340002',
      'shipTo.country': 'CN',
      'shipTo.region': '浙江省',
      'shipTo.city': '宁波市',
      'shipTo.district': '海曙区',
      'shipTo.street': '中山西路2号',
    };
    await answer(capture.id, { decision: 'admit', corrections, notADuplicate: false });
    const order = await traffic.orderOf(await settled(capture.id, 'ordered'));
    expect(order.content.shipTo).toMatchObject({ city: '宁波市', street: '中山西路2号' });
    expect(order.content.lines).toMatchObject([{ sku: 'STR-SS', quantity: 20 }]);
    expect((await stack.events(order.id))[0]).toMatchObject({ reason: 'review' });
    await expect(answer(capture.id, { decision: 'set-aside', reason: 'x' })).rejects.toThrow(/version-conflict/);
  });

  it('teaches what a person put right: the next such message passes', async () => {
    const where = '送货地址：浙江省宁波市海曙区中山西路6号，冯军 13812340007';
    const capture = await vague('feng-jun', `老红标 3罐\n${where}`);
    await answer(capture.id, { decision: 'admit', corrections: { 'lines[0].sku': 'TB-100' }, notADuplicate: false });
    const { content } = await traffic.orderOf(await settled(capture.id, 'ordered'));
    const [next] = await traffic.captured('mail-sales', () =>
      stack.mail({
        from: '"feng-jun" <feng-jun@vague.example>',
        subject: '订货',
        text: `龙井小罐 12罐\n茉莉小罐 30罐\n2箱老红标\n${where}`,
        messageId: '<feng-jun-2@vague.example>',
      }),
    );
    const order = await traffic.orderOf(await settled(next?.id ?? '', 'ordered'));
    expect(order.content.lines.at(-1)).toMatchObject({ sku: 'TB-100', quantity: 48, unit: '罐' });
    const lessons = `/api/customers/${content.party.customerId}/lessons`;
    expect(await stack.api.get(lessons)).toMatchObject({ lessons: [{ words: '老红标', sku: 'TB-100', used: 1 }] });
    const gone = await stack.api.send<object>('DELETE', `${lessons}/${capture.id}.1`, {});
    expect(gone).toMatchObject({ lessons: [{ takenBack: { by: { kind: 'api' } } }] });
  });

  it('lends nothing of a customer to whoever only writes their telephone number', async () => {
    const capture = await vague('feng-lin', INCOMPLETE.replace('孙磊', '冯军').replace('0001', '0007'));
    expect(capture.outcome.words).toContain('收货地址');
  });

  it('comes back with words when a correction cannot be taken', async () => {
    const capture = await vague('li-qiang', INCOMPLETE.replace('孙磊', '李强').replace('0001', '0003'));
    await answer(capture.id, { decision: 'admit', corrections: { 'lines[0].sku': 'NO-SUCH' }, notADuplicate: false });
    const again = await eventually('the next look', async () => {
      const { capture: now } = await stack.api.get<{ capture: Capture }>(`/api/captures/${capture.id}`);
      return now.outcome.status === 'in-review' && now.outcome.rule === 'correction' && now;
    });
    expect(again.outcome).toMatchObject({ words: expect.stringContaining('NO-SUCH') });
  });

  it('is attached to the order that a person names', async () => {
    const order = await traffic.order('erp', traffic.sample(800), 'review-800');
    const capture = await vague('zhou-jie', INCOMPLETE.replace('孙磊', '周杰').replace('0001', '0004'));
    await answer(capture.id, { decision: 'attach', orderId: order.id, as: 'message' });
    await settled(capture.id, 'attached');
    await eventually('the notice at the order', async () => {
      const { tasks, attachedCaptures } = await stack.order(order.id);
      return attachedCaptures.includes(capture.id) && tasks.some(({ kind }) => kind === 'notice');
    });
  });

  it('is set aside with a reason, and may be looked at again', async () => {
    const capture = await vague('wu-chao', INCOMPLETE.replace('孙磊', '吴超').replace('0001', '0005'));
    await answer(capture.id, { decision: 'set-aside', reason: 'A test of a colleague' });
    expect((await settled(capture.id, 'set-aside')).outcome).toMatchObject({ words: 'A test of a colleague' });
    await stack.api.send('POST', `/api/captures/${capture.id}/replay`, {});
    await settled(capture.id, 'in-review');
  });

  it('is shown to the manager when nobody has looked in time, once', async () => {
    const capture = await vague('zheng-yong', INCOMPLETE.replace('孙磊', '郑勇').replace('0001', '0006'));
    await stack.control.idle();
    const about = async () =>
      (await stack.mails(staffMail('chen-jing'))).filter(({ html }) => html.includes(capture.id)).length;
    const before = await about();
    await stack.control.advance(5 * 3600);
    await eventually('the mail to the manager', async () => (await about()) > before);
    await stack.control.advance(600);
    await stack.control.idle();
    expect(await about()).toBe(before + 1);
  });
});

describe('at the desk', () => {
  const post = (path: string, form: Record<string, string>, cookie = ''): Promise<Response> =>
    fetch(`${stack.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: stack.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form),
    });

  async function signIn(staffId: string): Promise<string> {
    const { url } = await stack.api.send<{ url: string }>('POST', '/api/links/sign-in', { staffId });
    const entered = await post('/desk/enter', { token: new URL(url).searchParams.get('token') ?? '' });
    const cookies = entered.headers.getSetCookie();
    return cookies.find((one) => one.startsWith('hub_session='))?.split(';')[0] ?? '';
  }

  it('the evidence is marked, the message admitted, and the next one opens', async () => {
    const [first, second] = [
      await vague('feng-lan', INCOMPLETE.replace('孙磊', '冯兰').replace('0001', '0007')),
      await vague('chu-bin', INCOMPLETE.replace('孙磊', '褚斌').replace('0001', '0008')),
    ];
    const other = traffic.sender.settings.staff.find(({ id, roles }) => id !== 'emma' && roles.includes('sales'));
    const [emma, colleague] = await Promise.all([signIn('emma'), signIn(other?.id ?? '')]);
    const show = async (cookie: string): Promise<string> =>
      (await fetch(`${stack.url}/desk/reviews/${first.id}?lang=en`, { headers: { cookie } })).text();
    const page = await show(emma);
    const [, mark, field] = /<mark id="(mark-\d+)"[^>]*><a href="#([^"]+)"[^>]*>[^<]*STR-SS/.exec(page) ?? [];
    expect(field).toBe('f-fix-lines-0-sku');
    expect(page).toContain(`href="#${mark}"`);
    expect(await show(colleague)).toContain('has had this message open');
    const address = { recipient: '冯兰', phone: '13812340007', country: 'CN', region: '浙江省', city: '宁波市' };
    const shipTo = { ...address, district: '海曙区', street: '中山西路7号' };
    const entered = Object.entries(shipTo).map(([part, value]): [string, string] => [`fix.shipTo.${part}`, value]);
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
    const form = { decision: 'admit', version, ...Object.fromEntries(entered) };
    const reply = await post(`/desk/reviews/${first.id}`, form, emma);
    expect(reply.headers.get('location')).toMatch(/^\/desk\/reviews\/C\w+\?flash=review-next$/);
    expect(reply.headers.get('location')).not.toContain(first.id);
    await settled(first.id, 'ordered');
    const handed = await post(
      `/desk/reviews/${second.id}`,
      { decision: 'hand-over', to: 'chen-jing', note: '请看上次的地址', version: String(second.version) },
      emma,
    );
    expect(handed.status).toBe(303);
    await eventually('the mail with the note', async () =>
      (await stack.mails(staffMail('chen-jing'))).some(
        ({ html }) => html.includes(second.id) && html.includes('请看上次的地址'),
      ),
    );
  });
});

describe('what is suspicious', () => {
  it.each([
    ['dmarc=FAIL,policy=reject', 'in-review', 'forged'],
    ['spam=FAIL', 'set-aside', undefined],
    ['virus=FAIL', undefined, undefined],
  ] as const)('is no order by itself: a mail with %s', async (verdicts, status, rule) => {
    const number = 810 + verdicts.length;
    const outgoing = await traffic.message('mail-sales', traffic.sample(number), `forged-${number}`);
    if (outgoing.as !== 'mail') throw new Error(outgoing.as);
    const [capture] = await traffic.captured('mail-sales', () =>
      stack.mail({ ...outgoing, messageId: `<forged-${number}@sample.example>`, verdicts }),
    );
    expect(capture?.outcome.status).not.toBe('ordered');
    if (status) expect(capture?.outcome).toMatchObject({ status, ...(rule ? { rule } : {}) });
  });
});
