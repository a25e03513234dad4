import { describe, expect, it } from 'vitest';
import { captures } from '../../../shared/platform/captures.ts';
import type { HttpRequest } from '../../../shared/platform/handler.ts';
import { sourceBook } from '../../../shared/platform/source-book.ts';
import { emptyDay } from '../../../shared/reports/sources.ts';
import { withNumbers } from '../../../shared/reports/sources-numbers.ts';
import { sampleCapture } from '../../../test/kit/memory-hub.ts';
import { MemoryTable } from '../../../test/kit/memory-table.ts';
import { MONDAY, sampleSettings } from '../../../test/kit/samples.ts';
import { type ApiRoute, withCaller } from '../route.ts';
import type { ApiDeps } from '../wire.ts';
import { captureRoutes } from './captures.ts';
import { sourceRoutes } from './sources.ts';

const settings = sampleSettings();
const { id: shop = '' } = settings.sources.find(({ channel }) => channel === 'shopify') ?? {};

function api() {
  const { client } = new MemoryTable();
  const deps = {
    settings: { current: async () => ({ version: 1, settings }) },
    captures: captures(client, 'T'),
    sources: sourceBook(client, 'T'),
    clock: { now: () => MONDAY },
    publicUrl: 'https://hub.example.com/',
  } as unknown as ApiDeps;
  const call = async (method: string, path: string, params: Record<string, string> = {}, body: object = {}) => {
    const all: readonly ApiRoute[] = [...sourceRoutes, ...captureRoutes];
    const found = all.find((one) => one.method === method && one.path === path);
    const request = { params, query: new URLSearchParams(), body: Buffer.from(JSON.stringify(body)) };
    withCaller(request as unknown as HttpRequest, { name: 'li' });
    const reply = await found?.handle(request as unknown as HttpRequest, deps);
    return JSON.parse(String(reply?.body));
  };
  return { deps, call };
}

describe('sources by API', () => {
  it('are listed, and told one by one as their documentation says', async () => {
    const { deps, call } = api();
    await deps.captures.begin(sampleCapture('C1', shop, 'shopify', MONDAY), 'C1');
    const list = await call('GET', '/api/sources');
    expect(sourceRoutes[0]?.response?.parse(list)).toEqual(list);
    const one = await call('GET', '/api/sources/{id}', { id: shop });
    expect(sourceRoutes[1]?.response?.parse(one)).toEqual(one);
    expect(one).toMatchObject({
      addresses: [{ what: 'intake', value: `https://hub.example.com/in/shop/${shop}` }],
      today: { captured: 1, inFlight: 1 },
      oldestAt: MONDAY.toISOString(),
      complete: false,
    });
    await expect(call('GET', '/api/sources/{id}', { id: 'gone' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('take what was done about a number that never came, and when secrets were changed', async () => {
    const { deps, call } = api();
    const numbers = withNumbers({}, ['#1', '#2', '#4']);
    await deps.sources.keepDay({ ...emptyDay(shop, '2026-11-12'), numbers, closed: true });
    const listed = async () =>
      (await call('GET', '/api/sources')).sources.find(({ id }: { id: string }) => id === shop);
    expect(await listed()).toMatchObject({ missing: ['#3'], secretsChangedAt: null });
    await call('POST', '/api/sources/{id}/gaps', { id: shop }, { number: '#3', what: 'dismissed' });
    const changed = { names: ['clientSecret'], previous: true };
    await call('POST', '/api/sources/{id}/secrets-changed', { id: shop }, changed);
    expect(await listed()).toMatchObject({ missing: [], secretsChangedAt: MONDAY.toISOString() });
    const { gaps, secrets } = await call('GET', '/api/sources/{id}', { id: shop });
    expect(gaps).toMatchObject([{ number: '#3', settled: { what: 'dismissed', by: 'li' } }]);
    expect(secrets).toMatchObject({ ...changed, by: 'li' });
    expect(JSON.stringify(secrets)).not.toContain('value');
  });

  it('have a day counted anew where something that was set aside is read again', async () => {
    const { deps, call } = api();
    const noise = { status: 'set-aside', rule: 'noise', words: '', by: 'hub' } as const;
    const capture = { ...sampleCapture('C1', shop, 'shopify', MONDAY), outcome: noise };
    await deps.captures.begin(capture, 'C1');
    await deps.sources.keepDay({ ...emptyDay(shop, capture.day), until: 'x', closed: true });
    await call('POST', '/api/captures/{id}/replay', { id: 'C1' });
    const { days } = await deps.sources.read(shop);
    expect(days.get(capture.day)).toEqual({ ...emptyDay(shop, capture.day), version: 2 });
  });

  it('have a day counted anew where a copy is taken away from its order', async () => {
    const { deps, call } = api();
    const copy = { status: 'attached', orderId: 'O1', orderNumber: 'SO-1', as: 'copy', rule: 'x', words: '' } as const;
    const capture = { ...sampleCapture('C1', shop, 'shopify', MONDAY), outcome: { ...copy, wishes: [] } };
    await deps.captures.begin(capture, 'C1');
    await call('POST', '/api/captures/{id}/detach', { id: 'C1' }, { to: 'order' });
    expect(await deps.captures.find('C1')).toMatchObject({
      outcome: { status: 'in-review', rule: 'detached', similarTo: 'O1' },
      detached: [{ orderId: 'O1', by: { kind: 'api', id: 'li' } }],
      answer: { answer: { decision: 'admit', notADuplicate: true } },
    });
  });
});
