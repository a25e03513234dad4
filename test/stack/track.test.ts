import { describe, expect, it } from 'vitest';
import type { Order } from '../../shared/orders/order.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

const trackIn = (html: string): string => html.match(/https?:\/\/[^"\s]+\/track\/[\w.-]+/)?.[0] ?? '';

/** An order by mail, with the link of its acknowledgement. */
async function followed(number: number): Promise<{ order: Order; track: string; email: string }> {
  const sample = traffic.sample(number);
  const order = await traffic.order('mail-sales', sample, `track-${number}`);
  const { email } = sample.person;
  const mail = await eventually('the acknowledgement', async () =>
    (await stack.mails(email)).find(({ subject }) => subject.includes(order.number)),
  );
  return { order, track: trackIn(mail.html), email };
}

const hidden = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

/** Fills in a form of the page as a browser would. */
async function fill(track: string, show: string, values: Record<string, string>): Promise<Response> {
  const page = await (await fetch(`${track}?lang=en&show=${show}`)).text();
  const carried = { form: show, version: hidden(page, 'version'), commandId: hidden(page, 'commandId') };
  return fetch(`${track}?lang=en`, { method: 'POST', body: new URLSearchParams({ ...carried, ...values }) });
}

describe('what a customer asks for on the tracking page', () => {
  it('is a change: shown with its effect, asked for, agreed to by staff, carried out', async () => {
    const { order, track } = await followed(930);
    const [line] = order.content.lines;
    const wanted = { [`line.${line?.lineNo}`]: String((line?.quantity ?? 0) + 2) };
    const shown = await fill(track, 'change', { ...wanted, do: 'look' });
    expect(await shown.text()).toContain('What the change comes to');
    expect((await stack.order(order.id)).changes).toEqual([]);
    const sent = await fill(track, 'change', { ...wanted, do: 'send' });
    expect(await sent.text()).toContain('being looked at');
    const asked = await stack.order(order.id);
    const changeId = asked.changes[0]?.id ?? '';
    expect(asked.tasks.some(({ kind, about }) => kind === 'change' && about === changeId)).toBe(true);
    await traffic.command(order.id, { type: 'answer-change', changeId, answer: 'agree', note: '' });
    const after = await eventually('the change', async () => {
      const now = await stack.order(order.id);
      return now.changes[0]?.state === 'applied' && now;
    });
    expect(after.content.lines[0]?.quantity).toBe((line?.quantity ?? 0) + 2);
    expect(await (await fetch(`${track}?lang=en`)).text()).toContain('carried out');
  });

  it('is a cancellation of part of it, and of the whole', async () => {
    const { order, track } = await followed(931);
    const [line] = order.content.lines;
    const left = (line?.quantity ?? 0) - 1;
    const part = { part: 'true', [`line.${line?.lineNo}`]: '1', note: 'one less' };
    if (left > 0) {
      await fill(track, 'cancel', { ...part, do: 'send' });
      const { changes } = await stack.order(order.id);
      expect(changes[0]?.wanted.lines[0]?.quantity).toBe(left);
    }
    const whole = await fill(track, 'cancel', { part: 'false', note: 'not needed' });
    expect(whole.status).toBe(200);
    await eventually('the wish with its owner', async () => {
      const { tasks, stage } = await stack.order(order.id);
      return stage === 'cancelled' || tasks.some(({ reason }) => reason?.includes('not needed'));
    });
  });

  it('is a complaint, answered on the page', async () => {
    const { order, track } = await followed(932);
    await fill(track, 'complain', { kind: 'late', text: 'Where is it?' });
    const complaint = await eventually('the complaint', async () => (await stack.order(order.id)).complaints[0]);
    expect(complaint).toMatchObject({ kind: 'late', by: { kind: 'customer' } });
    const answer = 'It leaves today.';
    await traffic.command(order.id, { type: 'answer-complaint', complaintId: complaint.id, remedy: 'hurry', answer });
    await eventually('the answer', async () => (await (await fetch(track)).text()).includes(answer));
  });

  it('is not taken on an order that changed meanwhile: what happened is said', async () => {
    const { order, track } = await followed(933);
    const page = await (await fetch(`${track}?lang=en&show=cancel`)).text();
    await traffic.command(order.id, { type: 'take-step', step: 'confirm' });
    const body = new URLSearchParams({ form: 'cancel', part: 'false', version: hidden(page, 'version') });
    const reply = await fetch(`${track}?lang=en`, { method: 'POST', body });
    expect(reply.status).toBe(409);
    expect(await reply.text()).toContain('The order changed while you were writing');
  });

  it('has the order confirmation, and dates that are expected', async () => {
    const { order, track } = await followed(934);
    expect(await (await fetch(`${track}?lang=en&show=confirmation`)).text()).toContain(
      `Order confirmation ${order.number}`,
    );
    expect(await (await fetch(`${track}?lang=en`)).text()).toMatch(/expected /);
  });
});

describe('links that were revoked', () => {
  it('say so, take nothing, and the next mail carries a fresh one', async () => {
    const { order, track, email } = await followed(935);
    expect((await fetch(track)).status).toBe(200);
    await stack.api.send('POST', `/api/orders/${order.number}/revoke-links`, {});
    const gone = await fetch(`${track}?lang=en`);
    expect(gone.status).toBe(410);
    expect(await gone.text()).toContain('This link was withdrawn');
    expect((await fetch(track, { method: 'POST', body: new URLSearchParams({ text: 'hello' }) })).status).toBe(410);
    await traffic.command(order.id, { type: 'take-step', step: 'confirm' });
    const fresh = await eventually('a fresh link', async () =>
      (await stack.mails(email)).map(({ html }) => trackIn(html)).find((link) => link !== '' && link !== track),
    );
    expect((await fetch(fresh)).status).toBe(200);
  });
});
