import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { emptyDay } from '../../shared/reports/sources.ts';
import { withNumbers } from '../../shared/reports/sources-numbers.ts';
import type { Source } from '../../shared/settings/schema.ts';
import { deskWorld, sampleReview } from '../../test/kit/desk-world.ts';
import { sampleSettings } from '../../test/kit/samples.ts';

const SHOP = {
  ...sampleSettings().sources[0],
  id: 'shop',
  channel: 'shopify',
  account: 'haida.myshopify.com',
  addresses: undefined,
} as Source;

const came = (id: string, change: Partial<Capture>) =>
  sampleReview({ id, source: 'shop', channel: 'shopify', ...change });
const ordered = { status: 'ordered', orderId: 'O1', orderNumber: 'SO-1' } as const;

function desk() {
  const world = deskWorld([
    came('C1', { outcome: ordered, orderReference: '#1001' }),
    came('C2', {
      outcome: ordered,
      orderReference: '#1002',
      answer: { by: 'li-na', at: '', answer: { decision: 'again' } },
    }),
    came('C3', { orderReference: '#1004', ask: ['lines[0].quantity'] }),
  ]);
  const settings = { ...sampleSettings(), sources: [...sampleSettings().sources, SHOP] };
  const version = { version: 1, settings, yaml: '', by: '', at: '', note: null };
  world.deps.settings = { ...world.deps.settings, current: async () => version };
  const cookies = () => [world.session()];
  const show = async (path: string) => String((await world.ask('GET', path, { cookies: cookies() })).body);
  const settle = (form: Record<string, string>) =>
    world.ask('POST', '/desk/sources/shop', { cookies: cookies(), form });
  return { world, show, settle, settings };
}

describe('the sources', () => {
  it('show what became of the messages of a day, each in one place, and what nobody had to look at', async () => {
    const { show, settings } = desk();
    const body = await show('/desk/sources?lang=en');
    for (const { id } of settings.sources) expect(body).toContain(`href="/desk/sources/${id}"`);
    expect(body).not.toContain('The sum does not close');
    expect(body).toContain('Shopify shop: 2 messages became orders, 1 of them without a person (50%).');
    expect(body).toContain('being counted');
  });

  it('show a day before those that are counted from the messages themselves', async () => {
    const { world, show } = desk();
    world.now = new Date('2027-03-01T02:00:00Z');
    expect(await show('/desk/sources?lang=en&day=2026-11-16')).toContain('data-label="Ordered" class="number">2');
  });
});

describe('one source', () => {
  it('has the address to give away, the share of each place, and how to change its secrets', async () => {
    const { world, show } = desk();
    await world.deps.sources.keepSecrets('shop', {
      at: '2026-11-13T01:30:00.000Z',
      names: ['clientSecret'],
      previous: true,
      by: 'cli',
    });
    const body = await show('/desk/sources/shop?lang=en');
    expect(body).toContain('value="https://hub.example.com/in/shop/shop"');
    expect(body).toContain('data-label="Asked" class="number">1');
    expect(body).toContain('Two are valid now');
    expect(body).toContain('3 d ago');
    expect(body).toContain('npx hub secrets set shop');
    expect(body).toContain('/desk/sources/shop/captures?day=2026-11-16');
    expect(await show('/desk/sources/mail-sales')).toMatch(/value="[^"]+@[^"]+"/);
  });

  it('is told to be silent, with what was usual', async () => {
    const { world, show } = desk();
    await world.deps.sources.keepSilence('shop', { since: '2026-11-16T01:30:00.000Z', usual: 7, weeks: 5 });
    expect(await show('/desk/sources/shop?lang=en')).toContain('each of the 5 weeks compared at least 7 messages');
    expect(await show('/desk/sources')).toContain('长时间没有来件');
  });

  it('lists the numbers that never came, until somebody dismisses them', async () => {
    const { show, settle } = desk();
    const body = await show('/desk/sources/shop?lang=en');
    expect(body).toContain('https://haida.myshopify.com/admin/orders?query=name%3A%231003');
    expect(body).toContain('send us what was ordered: #1003.');
    expect((await settle({ number: '#1003', do: 'asked' })).status).toBe(303);
    expect(await show('/desk/sources/shop?lang=en')).toContain('asked the shop');
    expect(await show('/desk/sources?lang=en')).toContain('1 order numbers missing');
    await settle({ number: '#1003', do: 'dismissed' });
    expect(await show('/desk/sources/shop?lang=en')).toContain('have no gap');
    expect(await show('/desk/sources?lang=en')).not.toContain('order numbers missing');
    await expect(settle({ number: '#1003', do: 'x' })).rejects.toMatchObject({ code: 'input-invalid' });
  });

  it('finds gaps over days, and not in other channels', async () => {
    const { world, show } = desk();
    const numbers = withNumbers({}, ['#998', '#999']);
    for (const id of ['shop', 'mail-sales'])
      await world.deps.sources.keepDay({ ...emptyDay(id, '2026-11-12'), numbers, closed: true });
    const body = await show('/desk/sources/shop');
    expect(body).toContain('#1000');
    expect(await show('/desk/sources/mail-sales')).not.toContain('#1000');
  });

  it('that the settings do not have is none', async () => {
    const { show } = desk();
    await expect(show('/desk/sources/gone')).rejects.toMatchObject({ code: 'not-found' });
  });
});
