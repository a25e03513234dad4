import { describe, expect, it } from 'vitest';
import { deskWorld, sampleReview } from '../../test/kit/desk-world.ts';
import { after } from '../../test/kit/samples.ts';

function atOrder(staff = 'li-na') {
  const world = deskWorld();
  const path = `/desk/orders/${world.order.id}`;
  const cookies = [world.session(staff)];
  return {
    world,
    show: () => world.ask('GET', `${path}?lang=en`, { cookies }),
    post: (form: Record<string, string>) =>
      world.ask('POST', path, { cookies, form: { version: String(world.order.version), ...form } }),
  };
}

describe('the last step', () => {
  it('is taken back by whoever took it, for a short time', async () => {
    const { world, show, post } = atOrder();
    expect((await show()).body).not.toContain('Take the last step back');
    await post({ do: 'take-step', step: 'confirm', form: 'take-step.confirm' });
    const stage = world.order.stage;
    const { body } = await show();
    const seq = /name="do" value="undo-step"[\s\S]*?name="seq" value="(\d+)"/.exec(String(body))?.[1] ?? '';
    expect(seq).not.toBe('');
    expect((await post({ do: 'undo-step', form: 'undo-step', seq })).status).toBe(303);
    expect(stage).not.toBe('pending');
    expect(world.order.stage).toBe('pending');
  });

  it('is not offered to others, nor later', async () => {
    const { world, show, post } = atOrder();
    await post({ do: 'take-step', step: 'confirm', form: 'take-step.confirm' });
    const other = await world.ask('GET', `/desk/orders/${world.order.id}`, { cookies: [world.session('chen-jing')] });
    expect(other.body).not.toContain('value="undo-step"');
    world.now = after(world.now, 5);
    expect((await show()).body).not.toContain('value="undo-step"');
  });
});

describe('the stock-take', () => {
  it('is answered on the page of the order, a late one with its date', async () => {
    const { world, show, post } = atOrder();
    const [task] = world.order.tasks;
    if (!task) throw new Error();
    const question = { ...task, id: 'stock-take-1', kind: 'stock-take' as const, about: '2026-11-16' };
    world.order = { ...world.order, tasks: [task, question] };
    const { body } = await show();
    expect(body).toContain('value="answer-stock-take"');
    expect(body).toContain('· Stock-take');
    const form = { do: 'answer-stock-take', form: 'answer-stock-take.stock-take-1', taskId: question.id };
    expect((await post({ ...form, answer: 'late', until: '' })).status).toBe(422);
    await post({ ...form, answer: 'late', until: '2026-11-30' });
    expect(world.commands.at(-1)?.wish).toMatchObject({
      type: 'answer-stock-take',
      answer: 'late',
      until: '2026-11-30T15:59:59.000Z',
    });
  });
});

describe('an order that follows older settings', () => {
  it('shows what the present ones come to, and goes over by a command', async () => {
    const { world, show, post } = atOrder();
    expect((await show()).body).not.toContain('value="migrate-flow"');
    const version = await world.deps.settings.current();
    world.deps.settings = { ...world.deps.settings, current: async () => ({ ...version, version: 2 }) };
    const { body } = await show();
    expect(body).toContain('The order follows version 1 of the settings; version 2 is in force.');
    expect(body).toMatch(/\(stays there\)[^<]*owner and due time stay/);
    await post({ do: 'migrate-flow', form: 'migrate-flow', settingsVersion: '2', to: '' });
    expect(world.commands.at(-1)?.wish).toEqual({ type: 'migrate-flow', settingsVersion: 2, to: null });
  });
});

describe('the originals', () => {
  it('stand beside the fields with what these were read from, as text', async () => {
    const { world, show } = atOrder();
    const { capture, interpretation } = sampleReview({ id: world.order.captureId });
    world.captures.set(capture.id, capture);
    world.deps.drafts = { ...world.deps.drafts, get: async () => interpretation };
    const quote = interpretation.draft.lines[0]?.sku.evidence[0]?.quote ?? '';
    world.deps.raw = { ...world.deps.raw, get: async () => Buffer.from(JSON.stringify({ text: `<b> ${quote}` })) };
    world.deps.readers = {
      slack: {
        read: async () => ({
          type: 'text',
          sender: { name: null, email: null, phone: null, chatId: null },
          messageKey: null,
          replyTo: null,
          trust: 'authenticated',
          threadRef: null,
          message: { subject: null, text: `<b> ${quote}`, html: null, quoted: null, attachments: [] },
        }),
      },
    };
    const { body } = await show();
    expect(body).toContain('&lt;b>');
    expect(body).toMatch(new RegExp(`<mark id="mark-${capture.id}-1"[^>]*title="Line 1: Code`));
  });
});
