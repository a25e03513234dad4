import { beforeEach, describe, expect, it } from 'vitest';
import { deskWorld } from '../../test/kit/desk-world.ts';
import { itemRef } from '../../web/desk/bulk-model.ts';

const COMMAND = 'K01KA0000000000000000000000';

let world = deskWorld();
let owner = '';
let item = '';
beforeEach(() => {
  world = deskWorld();
  const [task] = world.order.tasks;
  owner = task?.owner ?? '';
  item = itemRef(world.order.id, task?.id ?? '', world.order.version);
});

const show = (items: string[], who = owner) =>
  world.ask('GET', `/desk/bulk?lang=en&${items.map((one) => `task=${encodeURIComponent(one)}`).join('&')}`, {
    cookies: [world.session(who)],
  });
const post = (form: Record<string, string>, who = owner) =>
  world.ask('POST', '/desk/bulk?lang=en', {
    cookies: [world.session(who)],
    form: { commandId: COMMAND, task: item, ...form },
  });
const step = () => {
  const body = world.ask('GET', `/desk/bulk?task=${encodeURIComponent(item)}`, { cookies: [world.session(owner)] });
  return body.then((reply) => ({
    act: /name="act" value="(confirm)"/.exec(String(reply.body))?.[1] ?? '',
    to:
      /name="act" value="confirm"\/><input type="hidden" name="to" value="([^"]*)"/.exec(String(reply.body))?.[1] ?? '',
  }));
};

describe('several tasks at once', () => {
  it('are shown with what can be done without entering anything, and nothing is done yet', async () => {
    const { body } = await show([item, item, 'nonsense', itemRef('O404', 'stage-1', 1)]);
    expect(body).toContain('1 task selected');
    expect(body).toContain('name="act" value="confirm"');
    expect(body).not.toContain('value="ship"');
    expect(world.commands).toEqual([]);
  });

  it('take the same step, each as a command with the version that was seen', async () => {
    const reply = await post({ do: 'act', ...(await step()) });
    expect(reply.body).toContain('Done (1)');
    expect(world.commands).toMatchObject([
      {
        id: `desk-${COMMAND}.${world.order.id}.stage-1`,
        orderId: world.order.id,
        expectedVersion: 1,
        actor: { kind: 'staff', id: owner },
        wish: { type: 'take-step', step: 'confirm' },
      },
    ]);
    expect(world.order.stage).toBe('confirmed');
  });

  it('do nothing twice when the same form comes again, and show what came of it', async () => {
    const form = { do: 'act', ...(await step()) };
    await post(form);
    const again = await post(form);
    expect(again.body).toContain('Done (1)');
    expect(world.commands).toHaveLength(1);
  });

  it('are refused one by one, with the reason', async () => {
    const { act, to } = await step();
    await post({ do: 'act', act, to });
    const late = await post({ do: 'act', act, to, commandId: COMMAND.replace('A0', 'A1') });
    expect(late.body).toContain('Not done (1)');
    expect(late.body).toContain('Somebody else has done the task');
    expect(
      (await post({ do: 'act', act: 'ship', to: 'shipped', commandId: COMMAND.replace('A0', 'A2') })).body,
    ).toContain('Not done (1)');
    expect(world.commands).toHaveLength(1);
  });

  it('go to somebody else with a note', async () => {
    const to = owner === 'emma' ? 'li-na' : 'emma';
    const reply = await post({ do: 'hand-over', person: to, note: 'on leave' });
    expect(reply.body).toContain('Done (1)');
    expect(world.order.tasks[0]?.owner).toBe(to);
    expect(world.commands[0]?.wish).toMatchObject({ type: 'hand-over', to, note: 'on leave', from: owner });
    expect((await post({ do: 'hand-over', person: 'nobody', commandId: COMMAND.replace('A0', 'A1') })).body).toContain(
      'does not see the order',
    );
  });

  it('are held once for each order', async () => {
    const reply = await post({ do: 'hold', holdReason: 'price', note: 'too low' });
    expect(reply.body).toContain('Done (1)');
    expect(world.order.holds).toMatchObject([{ reason: 'price', note: 'too low' }]);
  });

  it('answer the stock-take, where the question stands; a late one needs its date and is not offered', async () => {
    const [task] = world.order.tasks;
    if (!task) throw new Error('no task');
    const question = { ...task, id: 'stock-take-1', kind: 'stock-take' as const, about: '2026-11-16' };
    const rounds = [
      { round: '2026-11-16', owner, askedAt: task.openedAt, answer: null, until: null, by: null, at: null },
    ];
    world.order = { ...world.order, tasks: [task, question], rounds: rounds as unknown as typeof world.order.rounds };
    item = itemRef(world.order.id, question.id, world.order.version);
    const { body } = await show([item]);
    expect(body).toContain('value="stock-take.on-time"');
    expect(body).not.toContain('value="stock-take.late"');
    const reply = await post({ do: 'act', act: 'stock-take.on-time', to: '' });
    expect(reply.body).toContain('Done (1)');
    expect(world.commands.at(-1)?.wish).toMatchObject({ type: 'answer-stock-take', answer: 'on-time' });
  });

  it('say what is still under way, and offer to look again', async () => {
    world.deps.commands.send = async () => {};
    world.deps.orders.withReceipt = async () => ({ order: world.order, receipt: undefined });
    const reply = await post({ do: 'hold', holdReason: 'price' });
    expect(reply.body).toContain('Still under way (1)');
    expect(reply.body).toContain('Look again');
  }, 15_000);

  it('are at most fifty', async () => {
    const many = Array.from({ length: 60 }, (_, index) => itemRef(`O${index}`, 'stage-1', 1));
    const { body } = await show([item, ...many]);
    expect(body).toContain('At most 50 tasks');
  });

  it('take no form that is none of ours', async () => {
    await expect(post({ do: 'else' })).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(post({ do: 'hold', commandId: 'x' })).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(post({ do: 'hold', task: '' })).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('are refused to whoever may not: nothing is sent', async () => {
    const version = await world.deps.settings.current();
    const role = { id: 'looks', rights: ['orders.see' as const] };
    const staff = version.settings.staff.map((one) => (one.id === owner ? { ...one, roles: [role.id] } : one));
    const settings = { ...version.settings, staff, roles: [role] };
    world.deps.settings = { ...world.deps.settings, current: async () => ({ ...version, settings }) };
    const { body } = await show([item]);
    expect(body).not.toContain('name="act" value="confirm"');
    expect((await post({ do: 'hold', holdReason: 'price' })).body).toContain('You may not do this');
    expect(world.commands).toEqual([]);
  });
});
