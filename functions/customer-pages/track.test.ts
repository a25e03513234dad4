import { describe, expect, it } from 'vitest';
import { customerWorld } from '../../test/kit/customer-world.ts';
import { BUYER, given, LI_NA, step } from '../../test/kit/given.ts';
import { after, MONDAY } from '../../test/kit/samples.ts';

const shipped = given()
  .did(step('confirm'))
  .did(step('start-production'))
  .did({
    wish: {
      type: 'record-lines',
      what: 'shipped',
      lines: [{ lineNo: 1, quantity: 8 }],
      carrier: 'DHL',
      trackingNumber: 'JD014600003',
    },
  });
const NOW = after(MONDAY, 5);
const bodyOf = async (reply: Promise<{ body: string | Uint8Array }>): Promise<string> => String((await reply).body);

describe('the tracking page', () => {
  it('shows the way, what is expected, what was sent and what is open', async () => {
    const page = await bodyOf(customerWorld(shipped, NOW).ask('GET'));
    expect(page).toMatch(/aria-current="step"[\s\S]*In production/);
    expect(page).toMatch(/expected \w+,? \d+/);
    expect(page).toContain('They are not promised');
    expect(page).toContain('tracking-id=JD014600003');
    expect(page).toContain('M8 螺母 20 盒: 8 盒');
    expect(page).toContain('12 盒');
    expect(page).toContain(`Version ${shipped.order.version} of`);
  });

  it('shows no telephone but its end, and nothing that staff said among themselves', async () => {
    const story = shipped.did({ wish: { type: 'comment', text: 'a difficult customer' } });
    const page = await bodyOf(customerWorld(story, NOW).ask('GET'));
    expect(page).not.toContain(story.order.content.party.phone);
    expect(page).toContain('telephone ending in 0217');
    expect(page).not.toContain('difficult');
    expect(page).not.toContain('李娜');
  });

  it('shows what both sides told each other', async () => {
    const story = shipped.did({ actor: BUYER, wish: { type: 'comment', text: 'by Friday, please' } });
    const page = await bodyOf(customerWorld(story, NOW).ask('GET'));
    expect(page).toContain('by Friday, please');
    expect(page).toContain('We took your order.');
  });

  it('says that it is late, and makes up no dates', async () => {
    const page = await bodyOf(customerWorld(shipped, after(MONDAY, 24 * 40)).ask('GET'));
    expect(page).toContain('takes longer than planned');
    expect(page).not.toMatch(/expected \w+,? \d+/);
  });

  it('has the order confirmation as a document', async () => {
    const page = await bodyOf(customerWorld(shipped, NOW).ask('GET', { query: { show: 'confirmation' } }));
    expect(page).toContain(`Order confirmation ${shipped.order.number}`);
    expect(page).toContain('慈溪新浦胡记五金店');
    expect(page).not.toContain('<form');
  });
});

describe('a link that was revoked', () => {
  it('says what to do, and takes nothing any more; one made later works', async () => {
    const { ask, deps, world } = customerWorld(shipped, NOW);
    const [earlier, then] = [3, 4].map((hours) => after(MONDAY, hours));
    await deps.orderLinks.revoke(shipped.order.id, then ?? NOW, 'li-na');
    const madeAt = earlier ?? NOW;
    const old = await ask('GET', { madeAt });
    expect(old.status).toBe(410);
    expect(String(old.body)).toContain('Use the link in our latest mail');
    expect((await ask('POST', { madeAt, form: { text: 'hello' } })).status).toBe(410);
    expect(world.commands).toEqual([]);
    expect((await ask('GET')).status).toBe(200);
  });
});

describe('what a customer asks for', () => {
  const ID = { commandId: `K${'0'.repeat(26)}` };

  it('is taken once, however often it is sent', async () => {
    const { post, world } = customerWorld(shipped, NOW);
    for (let time = 0; time < 2; time += 1) {
      const reply = await post({ form: 'message', text: 'hello', ...ID });
      expect(reply).toMatchObject({
        status: 303,
        headers: { location: expect.stringContaining('flash=message-sent') },
      });
    }
    expect(world.commands).toMatchObject([
      { actor: { kind: 'customer', id: 'U01' }, wish: { type: 'comment', text: 'hello' } },
    ]);
  });

  it.each(['change', 'cancel', 'return', 'complain'])('has a form of its own for %s', async (show) => {
    const page = await bodyOf(customerWorld(shipped, NOW).ask('GET', { query: { show } }));
    expect(page).toContain(`name="form" value="${show}"`);
    expect(page).toContain('name="version"');
  });

  it.each([
    [{ form: 'change' }, 'You changed nothing'],
    [{ form: 'change', 'line.1': 'some' }, 'Please give a number'],
    [{ form: 'change', 'line.1': '0' }, 'Nothing would be left'],
    [{ form: 'change', requestedDate: 'soon' }, 'Please give a date'],
    [{ form: 'cancel', part: 'true' }, 'how much is to be cancelled'],
    [{ form: 'cancel', part: 'true', 'line.1': '13' }, 'At most 12'],
    [{ form: 'return' }, 'how much comes back'],
    [{ form: 'return', 'line.1': '9' }, 'At most 8'],
    [{ form: 'complain', text: ' ' }, 'what happened'],
    [{ form: 'message', text: ' ' }, 'gets your message'],
  ])('is shown again with what is wrong: %j', async (form, words) => {
    const { post, world } = customerWorld(shipped, NOW);
    const reply = await post(form);
    expect(reply.status).toBe(422);
    expect(String(reply.body)).toContain(words);
    expect(world.commands).toEqual([]);
  });

  it('is not sent on an order that is not the one that was seen: what happened is told', async () => {
    const { post, world } = customerWorld(
      shipped.did({ actor: LI_NA, wish: { type: 'hold', reason: 'stock', note: 'x' } }),
      NOW,
    );
    const seen = String(shipped.order.version);
    const reply = await post({ form: 'change', 'line.1': '15', version: seen });
    expect(reply.status).toBe(409);
    expect(String(reply.body)).toContain('The order waits.');
    expect(String(reply.body)).toContain('value="15"');
    expect(world.commands).toEqual([]);
  });

  it('is a cancellation of the whole order', async () => {
    const { post, world } = customerWorld(given(), NOW);
    const reply = await post({ form: 'cancel', part: 'false', note: 'too late', ...ID });
    expect(reply).toMatchObject({ status: 303, headers: { location: expect.stringContaining('flash=cancel-asked') } });
    expect(world.commands).toMatchObject([{ wish: { type: 'cancel', wish: 'too late' } }]);
  });
});

describe('a change that a customer asks for', () => {
  const ID = { commandId: `K${'1'.repeat(26)}` };

  it('is shown with what it comes to, then sent, then stands on the page until it is answered', async () => {
    const { post, ask, world } = customerWorld(shipped, NOW);
    const shown = await post({ form: 'change', 'line.1': '15', do: 'look', ...ID });
    expect(shown.status).toBe(200);
    expect(String(shown.body)).toContain('20 → 15 盒 · 8 produced · 8 sent');
    expect(String(shown.body)).toContain('CN¥240.00 → CN¥180.00');
    expect(world.commands).toEqual([]);
    const sent = await post({ form: 'change', 'line.1': '15', do: 'send', ...ID });
    expect(sent).toMatchObject({ status: 303, headers: { location: expect.stringContaining('flash=change-asked') } });
    expect(world.order.changes).toMatchObject([{ state: 'open', by: { kind: 'customer' }, company: null }]);
    const page = await bodyOf(ask('GET'));
    expect(page).toContain('being looked at');
    expect(page).toContain('Withdraw the request');
  });

  it('is refused past the point of no return, with the reason, before it is sent', async () => {
    const { post, world } = customerWorld(shipped, NOW);
    const reply = await post({ form: 'change', 'line.1': '5', do: 'look' });
    expect(reply.status).toBe(409);
    expect(String(reply.body)).toContain('This change is not possible');
    expect(world.commands).toEqual([]);
  });

  it('may be of the address alone, whose telephone stays though it is not shown', async () => {
    const { post, world } = customerWorld(shipped, NOW);
    const place = { 'shipTo.country': 'CN', 'shipTo.city': '宁波市', 'shipTo.street': '新街 1 号', 'shipTo.phone': '' };
    await post({ form: 'change', ...place, do: 'send', ...ID });
    expect(world.order.changes[0]?.wanted.shipTo).toMatchObject({
      street: '新街 1 号',
      phone: shipped.order.content.shipTo?.phone,
    });
  });

  it('is less of a line where part of the order is cancelled', async () => {
    const { post, world } = customerWorld(shipped, NOW);
    expect((await post({ form: 'cancel', part: 'true', 'line.1': '4', do: 'look' })).status).toBe(200);
    await post({ form: 'cancel', part: 'true', 'line.1': '4', note: 'too many', do: 'send', ...ID });
    expect(world.order.changes).toMatchObject([{ wanted: { lines: [{ quantity: 16 }] }, note: 'too many' }]);
  });

  it('is withdrawn by who asked', async () => {
    const content = { ...shipped.order.content, requestedDate: '2026-12-24' };
    const asked = shipped.did({ actor: BUYER, wish: { type: 'ask-change', content, note: '' } });
    const { post, world } = customerWorld(asked, NOW);
    const changeId = asked.order.changes[0]?.id ?? '';
    const reply = await post({ form: 'answer-change', changeId, answer: 'withdraw', ...ID });
    expect(reply).toMatchObject({ status: 303, headers: { location: expect.stringContaining('change-answered') } });
    expect(world.order.changes).toMatchObject([{ state: 'withdrawn' }]);
    const again = await post({ form: 'answer-change', changeId, answer: 'withdraw', commandId: `K${'2'.repeat(26)}` });
    expect(again.status).toBe(409);
  });

  it('of the company waits for the customer where the settings say so', async () => {
    const settings = { ...shipped.settings, changes: { ...shipped.settings.changes, customerAgrees: true } };
    const content = { ...shipped.order.content, requestedDate: '2026-12-24' };
    const asked = given(shipped.events, settings).did({
      wish: { type: 'ask-change', content, note: 'short of steel' },
      hours: 4,
    });
    const { post, ask, world } = customerWorld(asked, NOW);
    const page = await bodyOf(ask('GET'));
    expect(page).toContain('Please say whether you agree');
    expect(page).toContain('short of steel');
    await post({ form: 'answer-change', changeId: asked.order.changes[0]?.id ?? '', answer: 'agree', ...ID });
    expect(world.order.content.requestedDate).toBe('2026-12-24');
  });
});

describe('complaints and returns of a customer', () => {
  it('stand on the page with the answer', async () => {
    const { post, world, ask } = customerWorld(shipped, NOW);
    await post({ form: 'complain', kind: 'damaged', text: 'two boxes were crushed', commandId: `K${'3'.repeat(26)}` });
    expect(world.order.complaints).toMatchObject([{ kind: 'damaged', by: { kind: 'customer' } }]);
    const story = given(world.events).did({
      wish: {
        type: 'answer-complaint',
        complaintId: world.order.complaints[0]?.id ?? '',
        remedy: 'resend',
        answer: 'New ones are on the way',
      },
    });
    expect(await bodyOf(ask('GET'))).toContain('two boxes were crushed');
    expect(await bodyOf(customerWorld(story, NOW).ask('GET'))).toContain('New ones are on the way');
  });

  it('come to no more than was sent', async () => {
    const { post, world, ask } = customerWorld(shipped, NOW);
    const asked = { form: 'return', kind: 'exchange', why: 'damaged', 'line.1': '2', note: 'crushed' };
    await post({ ...asked, commandId: `K${'4'.repeat(26)}` });
    expect(world.order.returns).toMatchObject([
      { kind: 'exchange', state: 'asked', lines: [{ lineNo: 1, quantity: 2 }] },
    ]);
    expect(await bodyOf(ask('GET'))).toContain('to be answered');
    expect((await post({ ...asked, 'line.1': '7' })).status).toBe(422);
  });
});
