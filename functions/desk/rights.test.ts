import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Wish } from '../../shared/lifecycle/commands.ts';
import { RIGHTS, type Right, type Role } from '../../shared/settings/people.ts';
import { deskWorld, sampleReview } from '../../test/kit/desk-world.ts';
import { DESK_ROUTES } from './routes.ts';

/** Pages that show something to whoever has their right, whatever there is to show. */
const OPEN_TO_THE_RIGHT = [
  '/desk',
  '/desk/signout',
  '/desk/orders',
  '/desk/orders/export.csv',
  '/desk/orders/export.xlsx',
  '/desk/team',
  '/desk/bulk',
  '/desk/customers',
  '/desk/learned',
];

/** One role for each right, and the roles that stand for something of their own. */
const ROLES: readonly (Role | { id: string; rights?: undefined })[] = [
  ...RIGHTS.map((right) => ({ id: `only-${right.replace('.', '-')}`, rights: [right] })),
  { id: 'nothing', rights: [] },
  { id: 'all', rights: [...RIGHTS] },
  { id: 'abroad', rights: [...RIGHTS], onlyCountries: ['DE'] },
  { id: 'zhejiang', rights: [...RIGHTS], onlyRegions: ['浙江'] },
  { id: 'no-entry' },
  { id: 'manager' },
];

/** What each role may do, spelt out: the code under test is not asked. */
const rightsOf = ({ id, rights }: (typeof ROLES)[number]): readonly Right[] => {
  if (id === 'manager') return RIGHTS;
  return rights ?? RIGHTS.filter((right) => right !== 'settings.change');
};

/** The desk with Emma in that role, who owns nothing of the order. */
async function worldAs(role: (typeof ROLES)[number], owns = false) {
  const world = deskWorld([sampleReview({ id: 'C01' })]);
  const version = await world.deps.settings.current();
  const staff = version.settings.staff.map((one) =>
    one.id === 'emma' ? { ...one, roles: [role.id], email: 'emma@staff.example' } : one,
  );
  const roles = [...ROLES, role].flatMap((one) => (one.rights ? [one as Role] : []));
  const settings = { ...version.settings, staff, roles };
  world.deps.settings = { ...world.deps.settings, current: async () => ({ ...version, settings }) };
  const owner = owns ? 'emma' : 'li-na';
  world.order = { ...world.order, tasks: world.order.tasks.map((task) => ({ ...task, owner })) };
  return world;
}

type World = Awaited<ReturnType<typeof worldAs>>;

/** The status, with refusals as the status that they become. */
async function statusOf(asked: ReturnType<World['ask']>): Promise<number | string> {
  try {
    return (await asked).status;
  } catch (error) {
    return (error as { code: string }).code;
  }
}

const pathOf = (path: string, world: World): string =>
  path
    .replace('{id}', path.includes('/orders/') ? world.order.id : 'C01')
    .replace('{source}', 'mail-sales')
    .replaceAll(/\{\w+\}/g, 'x');

describe.each(ROLES)('with the role $id', (role) => {
  const rights = rightsOf(role);

  it.each(DESK_ROUTES.map((route) => [route.method, route.path, route] as const))(
    '%s %s asks for its rights',
    async (method, path, route) => {
      const world = await worldAs(role);
      const status = await statusOf(world.ask(method, pathOf(path, world), { cookies: [world.session('emma')] }));
      if (!route.rights.every((right) => rights.includes(right))) expect(status).toBe('not-allowed');
      // Beyond its own right a page may refuse for the order, never let somebody in who lacks the right.
      else if (method === 'GET' && OPEN_TO_THE_RIGHT.includes(path)) expect(status).toBe(200);
    },
  );

  it('shows an order that is within its limits, and no other', async () => {
    const world = await worldAs(role);
    const status = await statusOf(
      world.ask('GET', `/desk/orders/${world.order.id}`, { cookies: [world.session('emma')] }),
    );
    const sees = rights.includes('orders.see') && role.id !== 'abroad';
    expect(status).toBe(sees ? 200 : 'not-found');
  });

  it('shows prices and personal data to those who may see them', async () => {
    if (role.id === 'abroad') return;
    const world = await worldAs(role, true);
    const { body } = await world.ask('GET', `/desk/orders/${world.order.id}`, { cookies: [world.session('emma')] });
    expect(String(body).includes('+8613655550217')).toBe(rights.includes('personal.see'));
    expect(String(body).includes('新浦镇六塘公路32号')).toBe(rights.includes('personal.see'));
    expect(/[¥￥]|CN¥/.test(String(body))).toBe(rights.includes('prices.see'));
  });
});

/** All that an answer carries: text, and the files of a workbook or an archive. */
function carried(body: string | Uint8Array): string {
  if (typeof body === 'string') return body;
  const isArchive = Buffer.from(body).subarray(0, 2).toString('latin1') === 'PK';
  if (!isArchive) return Buffer.from(body).toString('utf8');
  return Object.values(unzipSync(body))
    .map((file) => Buffer.from(file).toString('utf8'))
    .join('\n');
}

const PERSONAL = /13655550217|136 ?5555 ?0217|六塘公路32号/;
const PRICE = /[¥￥]\s?\d|CN¥|"minor":/;

describe('whatever page is asked for', () => {
  const pages = DESK_ROUTES.filter(({ method }) => method === 'GET');

  it.each(pages.map(({ path }) => path))('%s shows nobody what they may not see', async (path) => {
    for (const [hidden, rights] of [
      [PERSONAL, RIGHTS.filter((right) => right !== 'personal.see')],
      [PRICE, RIGHTS.filter((right) => right !== 'prices.see')],
    ] as const) {
      const world = await worldAs({ id: 'without', rights: [...rights] }, true);
      const asked = world.ask('GET', pathOf(path, world), { cookies: [world.session('emma')] });
      const answer = await asked.catch(() => null);
      expect(carried(answer?.body ?? '')).not.toMatch(hidden);
    }
  });

  it('is looked through to the bottom: whoever may see it finds both on the order and in its files', async () => {
    const world = await worldAs({ id: 'everything', rights: [...RIGHTS] }, true);
    const read = async (path: string): Promise<string> => {
      const answer = await world.ask('GET', path, { cookies: [world.session('emma')] });
      return carried(answer.body);
    };
    const page = await read(`/desk/orders/${world.order.id}`);
    expect([PERSONAL.test(page), PRICE.test(page)]).toEqual([true, true]);
  });
});

/** What each wish needs, spelt out; null where whoever sees the order may, `never` where no person may. */
const WISHES: readonly (readonly [
  wish: Record<string, unknown> & { type: Wish['type'] },
  needs: Right | null | 'never',
])[] = [
  [{ type: 'take-step', step: 'confirm' }, 'orders.confirm'],
  [{ type: 'take-step', step: 'cancel' }, 'orders.change'],
  [{ type: 'take-step', step: 'else' }, 'orders.act'],
  [{ type: 'undo-step', seq: 1 }, 'orders.act'],
  [{ type: 'hold', reason: 'price', note: '' }, 'orders.act'],
  [{ type: 'lift-hold', holdId: 'h', note: '' }, 'orders.act'],
  [{ type: 'resume' }, 'orders.act'],
  [{ type: 'answer-approval', taskId: 't', answer: 'approve' }, null],
  [{ type: 'record-lines', what: 'confirmed', lines: [{ lineNo: 1, quantity: 1 }] }, 'orders.confirm'],
  [{ type: 'record-lines', what: 'shipped', lines: [{ lineNo: 1, quantity: 1 }] }, 'orders.act'],
  [{ type: 'cancel-lines', lines: [{ lineNo: 1, quantity: 1 }] }, 'orders.change'],
  [
    { type: 'record-return', kind: 'return', why: 'other', note: '', lines: [{ lineNo: 1, quantity: 1 }] },
    'orders.change',
  ],
  [{ type: 'answer-return', returnId: 'r', answer: 'agreed', note: '' }, 'orders.change'],
  [{ type: 'promise-date', date: null }, 'orders.act'],
  [{ type: 'migrate-flow', settingsVersion: 1 }, 'orders.change'],
  [{ type: 'answer-change', changeId: 'c', answer: 'agree', note: '' }, 'orders.change'],
  [{ type: 'open-complaint', kind: 'late', text: 'x' }, 'complaints.act'],
  [{ type: 'answer-complaint', complaintId: 'c', remedy: 'hurry', answer: 'x' }, 'complaints.act'],
  [{ type: 'close-complaint', complaintId: 'c', cause: 'sales' }, 'complaints.act'],
  [{ type: 'open-stock-take', round: '2026-W47' }, 'never'],
  [{ type: 'answer-stock-take', taskId: 't', answer: 'on-time' }, null],
  [{ type: 'record-cause', seq: 1, cause: 'sales' }, 'orders.act'],
  [{ type: 'cancel', wish: 'x' }, 'orders.change'],
  [{ type: 'attach-capture', captureId: 'C', as: 'copy', words: '' }, 'captures.review'],
  [{ type: 'detach-capture', captureId: 'C', words: '' }, 'captures.review'],
  [{ type: 'record-payment', payment: 'paid', words: '' }, 'orders.act'],
  [{ type: 'open-notice', words: 'x' }, 'never'],
  [{ type: 'hand-over', taskId: 't', to: 'li-na', note: '' }, 'orders.act'],
  [{ type: 'claim-task', taskId: 't' }, 'orders.act'],
  [{ type: 'close-task', taskId: 't', words: 'x' }, 'orders.act'],
  [{ type: 'remind', taskId: 't', kind: 'due', dueAt: '2026-11-16T01:30:00.000Z' }, 'never'],
  [{ type: 'comment', text: 'x' }, null],
];

describe('wishes', () => {
  it('are all walked but those that carry the whole content, which need the same right', () => {
    const walked = new Set(WISHES.map(([{ type }]) => type));
    const all = Wish.options.map((option) => option.shape.type.value);
    expect(all.filter((type) => !walked.has(type)).toSorted()).toEqual(['ask-change', 'change-content']);
  });

  it.each(ROLES)('with the role $id need the right that they name', async (role) => {
    const { mayWish } = await import('../../shared/rights/wishes.ts');
    const world = await worldAs(role);
    const { settings } = await world.deps.settings.current();
    const emma = settings.staff.find(({ id }) => id === 'emma');
    if (!emma) throw new Error('Emma has left');
    const rights = rightsOf(role);
    const content = [
      [{ type: 'ask-change', content: world.order.content, note: '' }, 'orders.change'],
      [{ type: 'change-content', content: world.order.content }, 'orders.change'],
    ] as const;
    for (const [wish, needs] of [...WISHES, ...content]) {
      const sees = rights.includes('orders.see') && role.id !== 'abroad';
      const may = sees && needs !== 'never' && (needs === null || rights.includes(needs));
      expect([wish.type, mayWish(emma, Wish.parse(wish), world.order, settings)]).toEqual([wish.type, may]);
    }
  });

  it('are refused by the page, too, and nothing is sent', async () => {
    const world = await worldAs({ id: 'only-orders-see', rights: ['orders.see'] });
    const form = { do: 'take-step', step: 'confirm', version: '1' };
    const asked = world.ask('POST', `/desk/orders/${world.order.id}`, { cookies: [world.session('emma')], form });
    expect(await statusOf(asked)).toBe('not-allowed');
    expect(world.commands).toEqual([]);
  });
});
