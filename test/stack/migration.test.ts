import { afterAll, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../cli/client.ts';
import { migrateCommand } from '../../cli/commands/settings-migrate.ts';
import type { MigrationPlan } from '../../shared/platform/migrate-orders.ts';
import { eventually } from '../kit/stack.ts';
import { withoutProduction } from '../kit/without-production.ts';
import { stack, traffic } from './world.ts';

type Answer = MigrationPlan & { sent: number; left: number };

const beginning = await stack.api.get<{ version: number; yaml: string }>('/api/settings');
const put = (yaml: string) => stack.api.send<{ version: number }>('PUT', '/api/settings?note=test', yaml, 'text/plain');
const migrate = (body: object) => stack.api.send<Answer>('POST', '/api/settings/migrate', body);

/** What `hub settings migrate` prints, spoken to this hub. */
async function commandLine(...options: string[]): Promise<string> {
  vi.stubEnv('HUB_URL', stack.place.url);
  vi.stubEnv('HUB_API_KEY', stack.place.apiKey);
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
  try {
    await migrateCommand().parseAsync(options, { from: 'user' });
  } finally {
    write.mockRestore();
    vi.unstubAllEnvs();
  }
  return printed.join('');
}

// The files after this one find the settings as they were, and nothing held.
afterAll(async () => {
  await stack.api.send('PUT', '/api/stock', { entries: [{ sku: 'STR-SS', available: null }] });
  await put(beginning.yaml);
  await stack.control.advance(120);
});

describe('open orders of an older version', () => {
  it('stay with it, are shown what would become of them, and go when they are told to', async () => {
    const staying = await traffic.order('erp', traffic.sample(3000), 'migrate-3000');
    const moving = await traffic.order('erp', traffic.sample(3001), 'migrate-3001');
    for (const step of ['confirm', 'start-production']) await traffic.command(moving.id, { type: 'take-step', step });
    const { version } = await put(withoutProduction(beginning.yaml));
    await stack.control.advance(60);

    const preview = await migrate({ dryRun: true });
    expect(preview).toMatchObject({ to: version, sent: 0 });
    expect(preview.unmapped['in-production']).toBeGreaterThanOrEqual(1);
    const row = (id: string) => preview.orders.find(({ orderId }) => orderId === id);
    expect(row(staying.id)).toMatchObject({ stage: { before: 'pending', after: 'pending' }, refusal: null });
    expect(row(moving.id)).toMatchObject({
      stage: { before: 'in-production', after: null },
      refusal: { code: 'flow-unknown' },
    });
    const said = await commandLine('--map', 'in-production=confirmed', '--dry-run');
    expect(said).toContain(moving.number);
    expect(said).toContain('in-production → confirmed');
    expect(said).toContain('Nothing was changed.');
    await expect(migrate({})).rejects.toBeInstanceOf(ApiProblem);
    expect((await stack.order(moving.id)).settingsVersion).toBe(moving.settingsVersion);

    const done = await migrate({ map: { 'in-production': 'confirmed' } });
    expect(done.sent).toBeGreaterThanOrEqual(2);
    await eventually('both orders follow the new version', async () =>
      (await Promise.all([staying, moving].map(({ id }) => stack.order(id)))).every(
        (order) => order.settingsVersion === version,
      ),
    );
    const after = await stack.order(moving.id);
    expect(after).toMatchObject({ stage: 'confirmed', tasks: [{ kind: 'stage', stage: 'confirmed' }] });
    expect((await stack.order(staying.id)).tasks).toEqual(staying.tasks);
    expect((await migrate({ dryRun: true })).orders.map(({ orderId }) => orderId)).not.toContain(moving.id);
  });
});

describe('orders of which a rule of holds is true', () => {
  it('are held as they come in, with somebody who looks after it and the way back', async () => {
    await put(beginning.yaml);
    const product = traffic.products.find(({ sku }) => sku === 'STR-SS');
    if (!product) throw new Error('STR-SS is not in the catalogue');
    const sample = { ...traffic.sample(3010), lines: [{ product, quantity: 10 }] };
    await stack.api.send('PUT', '/api/stock', { entries: [{ sku: 'STR-SS', available: 9 }] });
    await stack.control.advance(120);
    const order = await traffic.order('erp', sample, 'hold-3010');
    expect(order).toMatchObject({
      stage: 'on-hold',
      profile: { shortOfStock: ['STR-SS'] },
      holds: [{ reason: 'stock', note: 'STR-SS' }],
      heldFrom: { stage: 'pending' },
      tasks: [{ kind: 'hold' }],
    });
    expect(await traffic.command(order.id, { type: 'resume' })).toMatchObject({ state: 'done' });
    expect(await stack.order(order.id)).toMatchObject({ stage: 'pending', holds: [], tasks: [{ kind: 'stage' }] });
  });

  it('are held for credit, by whatever the customer is known', async () => {
    const sample = traffic.sample(3020);
    const first = await traffic.order('erp', sample, 'credit-3020');
    const total = first.content.total;
    const customer = first.content.party.customerId;
    if (!total || !customer) throw new Error('the sample has a total and a customer');
    await stack.api.send('PUT', '/api/credit', {
      entries: [{ customer, limit: { ...total, minor: 1 } }],
    });
    await stack.control.advance(120);
    expect(await stack.api.get(`/api/credit?customer=${customer}`)).toMatchObject({ customer, used: null });
    const second = await traffic.order(
      'erp',
      { ...sample, lines: traffic.sample(3021).lines, reference: 'PO-3020-2' },
      'credit-3020-2',
    );
    expect(second.holds.map(({ reason }) => reason)).toEqual(['credit']);
    await stack.api.send('PUT', '/api/credit', { entries: [{ customer, limit: null }] });
  });
});
