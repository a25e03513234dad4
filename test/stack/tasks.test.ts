import { describe, expect, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { eventually, type SentMail } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

/** An order with the task mail of its owner. */
async function withTask(number: number): Promise<{ order: Order; mail: SentMail; links: string[]; email: string }> {
  const order = await traffic.order('erp', traffic.sample(number), `task-${number}`);
  const email = traffic.sender.settings.staff.find(({ id }) => id === order.tasks[0]?.owner)?.email ?? '';
  const mail = await eventually('the task mail', async () =>
    (await stack.mails(email)).find(({ subject }) => subject.includes(order.number)),
  );
  const links = [...new Set(mail.html.match(/https?:\/\/[^"\s]+\/do\/[\w.-]+/g) ?? [])];
  return { order, mail, links, email };
}

const claimsOf = (link: string) =>
  JSON.parse(Buffer.from(link.split('/do/')[1]?.split('.')[0] ?? '', 'base64url').toString()) as {
    orderId: string;
    step: string | null;
    staffId: string;
  };
const linkFor = (links: readonly string[], step: string | null): string =>
  links.find((link) => claimsOf(link).step === step) ?? '';

const post = (link: string, fields: Record<string, string> = {}) =>
  fetch(link, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });

const settle = async (id: string, stage: string): Promise<Order> =>
  eventually(`the stage ${stage}`, async () => {
    const order = await stack.order(id);
    return order.stage === stage && order;
  });

describe('the link in a task mail', () => {
  it('changes nothing when it is opened, however often and by whatever', async () => {
    const { order, links } = await withTask(500);
    expect(links.length).toBeGreaterThanOrEqual(2);
    // More than twenty in all, and fewer than the throttle of such links takes at once.
    for (const link of links.slice(0, 3)) {
      const pages = await Promise.all(Array.from({ length: 8 }, () => fetch(link)));
      expect(pages.map(({ status }) => status)).toEqual(pages.map(() => 200));
      expect((await fetch(link, { method: 'HEAD' })).status).toBeLessThan(500);
    }
    await stack.control.idle();
    expect(await stack.order(order.id)).toEqual(order);
  });

  it('acts on POST, once, as the person that it was made for', async () => {
    const { order, links, email } = await withTask(501);
    const confirm = linkFor(links, 'confirm');
    expect(claimsOf(confirm)).toMatchObject({ orderId: order.id, staffId: order.tasks[0]?.owner });
    expect((await post(confirm)).status).toBe(200);
    await settle(order.id, 'confirmed');
    const again = await post(confirm);
    expect(await again.text()).toContain(traffic.sender.settings.staff.find((staff) => staff.email === email)?.name);
    await stack.control.idle();
    const entered = (await stack.events(order.id)).filter(({ fact }) => fact.type === 'stage-entered');
    expect(entered).toHaveLength(1);
    expect(entered[0]?.actor).toEqual({ kind: 'staff', id: order.tasks[0]?.owner });
  });

  it('takes back what it did, for a short time', async () => {
    const { order, links } = await withTask(509);
    const confirm = linkFor(links, 'confirm');
    await post(confirm);
    const confirmed = await settle(order.id, 'confirmed');
    const page = await (await fetch(confirm)).text();
    const seq = /name="undo" value="(\d+)"/.exec(page)?.[1] ?? '';
    expect(seq).toBe(String(confirmed.version));
    expect((await post(confirm, { undo: seq })).status).toBe(200);
    const back = await settle(order.id, 'pending');
    expect(back.tasks.find(({ kind }) => kind === 'stage')?.dueAt).toBe(order.tasks[0]?.dueAt);
    expect((await post(confirm, { undo: seq })).status).toBe(200);
    expect((await stack.order(order.id)).stage).toBe('pending');
  });

  it('tells who was faster, and does not act any more', async () => {
    const { order, links } = await withTask(502);
    await post(linkFor(links, 'confirm'));
    await settle(order.id, 'confirmed');
    const late = await post(linkFor(links, 'cancel'), { reason: 'too late' });
    const page = await late.text();
    expect([200, 409]).toContain(late.status);
    expect(page).toContain(traffic.sender.settings.staff.find(({ id }) => id === order.tasks[0]?.owner)?.name);
    await stack.control.idle();
    expect((await stack.order(order.id)).stage).toBe('confirmed');
  });

  it('lets one of two win who press different buttons in the same second', async () => {
    const { order, links } = await withTask(503);
    await Promise.all([
      post(linkFor(links, 'confirm')),
      post(linkFor(links, 'cancel'), { reason: 'changed our mind' }),
    ]);
    await stack.control.idle();
    const now = await stack.order(order.id);
    expect(['confirmed', 'cancelled']).toContain(now.stage);
    const moves = (await stack.events(order.id)).filter(({ fact }) =>
      ['stage-entered', 'cancelled'].includes(fact.type),
    );
    expect(moves).toHaveLength(1);
  });

  it('asks for what a step needs', async () => {
    const { order, links } = await withTask(504);
    const answer = await post(linkFor(links, 'cancel'));
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toMatch(/请填写原因|Please give a reason/);
    expect(page).toContain('href="#step-cancel-reason"');
    expect((await stack.order(order.id)).stage).toBe('pending');
  });

  it('is refused when a character of it is changed, and says no more than that', async () => {
    const { order, links } = await withTask(505);
    const link = linkFor(links, 'confirm');
    const at = link.indexOf('/do/') + 4;
    const page = async (changed: string) => {
      const response = await post(changed);
      return { status: response.status, text: (await response.text()).replaceAll(/\/do\/[\w.-]+/g, '') };
    };
    const wrong = await page(`${link.slice(0, at)}nothing.at-all`);
    expect(wrong.status).toBe(403);
    for (let place = at; place < link.length; place += 7) {
      const other = link[place] === 'A' ? 'B' : 'A';
      const changed = await page(`${link.slice(0, place)}${other}${link.slice(place + 1)}`);
      expect({ place, status: changed.status }).toEqual({ place, status: 403 });
      expect(changed.text).toBe(wrong.text);
    }
    // The signature of one order under the claims of another.
    const other = await withTask(506);
    const [mine] = link.slice(at).split('.');
    const [, signature] = linkFor(other.links, 'confirm').slice(at).split('.');
    expect((await post(`${link.slice(0, at)}${mine}.${signature}`)).status).toBe(403);
    await stack.control.idle();
    expect((await stack.order(order.id)).version).toBe(order.version);
  });

  it('expires', async () => {
    const { order, links } = await withTask(507);
    await stack.control.advance(8 * 86_400);
    expect((await post(linkFor(links, 'confirm'))).status).toBe(410);
    expect((await stack.order(order.id)).stage).toBe('pending');
  });
});
