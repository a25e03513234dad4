import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { deviceCookie } from '../../shared/platform/devices.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { expiresIn, signLink } from '../../shared/tasks/action-link.ts';
import { given, step } from '../../test/kit/given.ts';
import { after, MONDAY } from '../../test/kit/samples.ts';
import { act, showAction } from './action.ts';
import type { PageDeps } from './wire.ts';

const KEYS = { current: 'k'.repeat(40), previous: null };
const NOW = after(MONDAY, 1);
const story = given().did(step('confirm'));

/** The page behind a task mail's link, over one order; commands are only written down. */
function actionWorld(askSignIn: Settings['links']['askSignIn']) {
  const { order } = story;
  const settings: Settings = { ...story.settings, links: { ...story.settings.links, askSignIn } };
  const [task] = order.tasks;
  if (!task?.owner) throw new Error('the order has no task');
  const sent: Command[] = [];
  let endedUntil = 0;
  const version = { version: 1, settings, yaml: '', by: '', at: '', note: null };
  const deps = {
    orders: {
      find: async () => order,
      events: async () => [],
      withReceipt: async () => ({ order, receipt: undefined }),
    },
    settings: { current: async () => version, version: async () => version },
    sessions: { ended: async ({ madeAt }: { madeAt: number }) => madeAt <= endedUntil },
    links: { of: async () => ({ current: { key: KEYS.current }, previous: null }) },
    commands: { send: async (commands: readonly Command[]) => void sent.push(...commands) },
    clock: { now: () => NOW },
    pause: async () => {},
    publicUrl: 'https://hub.example.com',
  } as unknown as PageDeps;
  const token = signLink(
    {
      purpose: 'step',
      orderId: order.id,
      taskId: task.id,
      staffId: task.owner,
      version: order.version,
      step: null,
      exp: expiresIn(7, NOW),
    },
    KEYS,
  );
  const ask = (
    method: 'GET' | 'POST',
    cookies: string[] = [],
    form: Record<string, string> = {},
  ): Promise<HttpReply> => {
    const request = {
      method,
      path: `/do/${token}`,
      params: { token },
      rawQuery: '',
      query: new URLSearchParams({ lang: 'en' }),
      headers: {},
      cookies,
      body: Buffer.from(new URLSearchParams(form).toString()),
      sourceIp: '192.0.2.1',
      requestId: 'r1',
    };
    return method === 'GET' ? showAction(request, deps) : act(request, deps);
  };
  const cookieFor = (staffId: string): string =>
    deviceCookie(staffId, KEYS, NOW, 'https://hub.example.com').split(';')[0] ?? '';
  const endAll = (): void => {
    endedUntil = NOW.getTime();
  };
  return { ask, sent, owner: task.owner, order, cookieFor, endAll };
}

describe('the page behind a task mail', () => {
  const page = actionWorld('never');
  const post = (form: Record<string, string>) => page.ask('POST', [], { version: String(page.order.version), ...form });

  it('offers the work, and beside it a part shipment, a hold and handing it over', async () => {
    const { body } = await page.ask('GET');
    for (const words of ['Something else', 'Record what was shipped', 'Put on hold', 'Hand over to somebody else'])
      expect(body).toContain(words);
    expect(body).toContain('name="qty.1"');
    expect(body).not.toContain(`value="${page.owner}"`);
  });

  it.each<[string, Record<string, string>, object]>([
    [
      'a part shipment',
      { step: 'lines.shipped', 'qty.1': '5', carrier: 'SF', trackingNumber: 'SF1234567890' },
      {
        type: 'record-lines',
        what: 'shipped',
        lines: [{ lineNo: 1, quantity: 5 }],
        carrier: 'SF',
        trackingNumber: 'SF1234567890',
      },
    ],
    [
      'a hold',
      { step: 'order.hold', holdReason: 'price', note: 'the list is old' },
      { type: 'hold', reason: 'price', note: 'the list is old' },
    ],
    [
      'handing over',
      { step: 'task.hand-over', handTo: 'wang-wei', note: 'yours' },
      { type: 'hand-over', to: 'wang-wei', note: 'yours', from: page.owner },
    ],
  ])('sends %s as it was filled in', async (_, form, wish) => {
    page.sent.length = 0;
    await post(form);
    expect(page.sent.map((command) => command.wish)).toMatchObject([wish]);
  });

  it.each<[string, Record<string, string>]>([
    ['no quantity', { step: 'lines.shipped' }],
    ['a quantity that is none', { step: 'lines.shipped', 'qty.1': 'many' }],
    ['a hold without a word', { step: 'order.hold', holdReason: 'price' }],
    ['nobody to hand it to', { step: 'task.hand-over' }],
  ])('with %s says what is missing and does nothing', async (_, form) => {
    page.sent.length = 0;
    expect((await post(form)).status).toBe(409);
    expect(page.sent).toEqual([]);
  });
});

describe('a link of a task mail, on a device where nobody signed in', () => {
  it('shows nothing of the order, does nothing, and says how to go on', async () => {
    const world = actionWorld('on-new-device');
    const shown = await world.ask('GET');
    expect(shown.status).toBe(200);
    expect(shown.body).toContain(world.order.number);
    expect(shown.body).toContain('/desk/signin?back=%2Fdo%2F');
    for (const secret of [world.order.content.party.name, world.order.content.shipTo?.street, 'HN-M8', '李娜'])
      expect(shown.body).not.toContain(secret);
    const acted = await world.ask('POST', [], { step: 'start-production', version: String(world.order.version) });
    expect(acted.status).toBe(403);
    expect(acted.body).toContain('Nothing was done');
    expect(world.sent).toEqual([]);
  });

  it('is a link like any other once its owner signed in there, and for nobody else', async () => {
    const world = actionWorld('on-new-device');
    expect((await world.ask('GET', [world.cookieFor(world.owner)])).body).toContain('HN-M8');
    expect((await world.ask('GET', [world.cookieFor('somebody-else')])).body).not.toContain('HN-M8');
    expect((await world.ask('GET', ['hub_device=forged.token'])).body).not.toContain('HN-M8');
    world.endAll();
    expect((await world.ask('GET', [world.cookieFor(world.owner)])).body).not.toContain('HN-M8');
  });

  it('acts for whoever has the mail where the settings say so', async () => {
    expect((await actionWorld('never').ask('GET')).body).toContain('HN-M8');
  });
});
