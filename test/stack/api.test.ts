import { describe, expect, it } from 'vitest';
import { routes } from '../../functions/api/handler.ts';
import type { Order } from '../../shared/orders/order.ts';
import { type Balance, closes } from '../../shared/reports/balance.ts';
import { balanceOfShares } from '../../shared/reports/sources.ts';
import type { SourceReport } from '../../shared/reports/sources-report.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

const call = (path: string, init: RequestInit = {}) => fetch(`${stack.url}${path}`, init);
const withKey = (key: string) => ({ headers: { authorization: `Bearer ${key}` } });

describe('the API', () => {
  it('answers nobody without a key, and says nothing of what there is', async () => {
    const paths = routes
      .filter(({ open }) => !open)
      .map(({ method, path }) => ({ method, path: path.replaceAll(/\{\w+\}/g, 'x') }));
    expect(paths.length).toBeGreaterThan(15);
    for (const { method, path } of paths) {
      for (const init of [{}, withKey('hub_wrong-key-that-is-long'), { headers: { authorization: 'Basic eDp5' } }]) {
        // There are more ways in than the front door lets through at once.
        const answer = await eventually('an answer', async () => {
          const given = await call(path, { method, ...init });
          return given.status !== 429 && given;
        });
        expect({ path, status: answer.status }).toEqual({ path, status: 401 });
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
      }
    }
  });

  it('lists every route in its document, each with its parameters', async () => {
    const answer = await eventually('the document', async () => {
      const given = await call('/api/openapi.json');
      return given.status !== 429 && given;
    });
    const document = (await answer.json()) as {
      openapi: string;
      paths: Record<string, Record<string, { parameters: { name: string; in: string }[] }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const { method, path } of routes) {
      const operation = document.paths[path]?.[method.toLowerCase()];
      expect(operation, `${method} ${path}`).toBeDefined();
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(operation?.parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(named);
    }
    const served = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(served).toHaveLength(routes.length);
  });

  it('leads through the ledger page by page, newest first, each order once', async () => {
    for (let number = 1100; number < 1107; number += 1)
      await traffic.order('erp', traffic.sample(number), `page-${number}`);
    const all = (await stack.api.get<{ orders: Order[] }>('/api/orders?limit=200&source=erp')).orders;
    const paged: Order[] = [];
    let before: string | null = '';
    while (before !== null && paged.length < 500) {
      const cursor: string = before === '' ? '' : `&before=${encodeURIComponent(before)}`;
      const page: { orders: Order[]; next: string | null } = await stack.api.get(
        `/api/orders?limit=3&source=erp${cursor}`,
      );
      paged.push(...page.orders);
      before = page.next;
    }
    expect(paged.slice(0, all.length).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect(new Set(paged.map(({ id }) => id)).size).toBe(paged.length);
    const times = all.map(({ createdAt }) => createdAt);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it('filters and finds', async () => {
    const order = await traffic.order('erp', traffic.sample(1110), 'find-1110');
    const found = async (query: string) =>
      (await stack.api.get<{ orders: Order[] }>(`/api/orders?limit=200&${query}`)).orders;
    const isThere = (orders: Order[]) => orders.some(({ id }) => id === order.id);
    expect(isThere(await found(`search=${order.number}`))).toBe(true);
    expect(isThere(await found(`stage=pending&owner=${order.tasks[0]?.owner}`))).toBe(true);
    expect(isThere(await found('stage=completed'))).toBe(false);
    expect(isThere(await found('overdue=true'))).toBe(false);
    expect(isThere(await found('channel=email'))).toBe(false);
  });

  it('gives 404 for what is not there and 400 for what it cannot read', async () => {
    const { apiKey } = stack.run;
    for (const path of [
      '/api/orders/O0',
      '/api/orders/SO-XXXX-00',
      '/api/captures/C0',
      '/api/captures/C0/original',
      '/api/nowhere',
    ])
      expect((await call(path, withKey(apiKey))).status).toBe(404);
    const faulty = await call('/api/orders?limit=0', withKey(apiKey));
    expect(faulty.status).toBe(400);
    expect(await faulty.json()).toMatchObject({ code: 'input-invalid', details: { faults: [{ path: 'limit' }] } });
    const body = { method: 'POST', body: '{', ...withKey(apiKey) };
    expect((await call('/api/links/sign-in', body)).status).toBe(400);
  });

  it('merges two customers, whose messages then lead to the one that stays, and undoes it', async () => {
    const [one, other] = [traffic.sample(1130), traffic.sample(1131)];
    const customerOf = ({ content }: Order) => content.party.customerId ?? '';
    const stays = customerOf(await traffic.order('erp', one, 'merge-1130'));
    const goes = customerOf(await traffic.order('erp', other, 'merge-1131'));
    const done = await stack.api.send<{ merge: number }>('POST', `/api/customers/${stays}/merge`, { other: goes });
    const later = { ...traffic.sample(1132), person: other.person };
    expect(customerOf(await traffic.order('erp', later, 'merge-1132'))).toBe(stays);
    const query = `/api/customers?search=${encodeURIComponent(other.person.email)}`;
    const found = async () =>
      (await stack.api.get<{ customers: { id: string }[] }>(query)).customers.map(({ id }) => id);
    expect(await found()).toEqual([stays]);
    await stack.api.send('POST', `/api/customers/${stays}/merges/${done.merge}/undo`, {});
    expect(await found()).toEqual([goes]);
    const shown = await stack.api.get<{ orders: object[]; history: { fact: { type: string } }[] }>(
      `/api/customers/${stays}`,
    );
    expect(shown.orders).toHaveLength(2);
    expect(shown.history.map(({ fact }) => fact.type).slice(0, 2)).toEqual(['merge-undone', 'merged']);
  });

  it('gives the untouched bytes of a capture', async () => {
    const outgoing = await traffic.message('erp', traffic.sample(1111), 'bytes-1111');
    if (outgoing.as !== 'webhook') throw new Error(outgoing.as);
    const [capture] = await traffic.captured('erp', () => traffic.deliver('erp', outgoing));
    const bytes = await stack.api.bytes(`/api/captures/${capture?.id}/original`);
    expect(Buffer.from(bytes).toString()).toBe(JSON.stringify(outgoing.body));
  });
});

describe('the completeness of a day', () => {
  it('closes for every source: captured = ordered + attached + set aside + in review + in flight', async () => {
    const { sources } = await stack.api.get<{ sources: { id: string; completeness: Balance }[] }>('/api/sources');
    const before = sources.find(({ id }) => id === 'web')?.completeness;
    const sample = traffic.sample(1120);
    await traffic.send('web', sample, 'sum-1120-a');
    await traffic.send('web', sample, 'sum-1120-b');
    await traffic.deliver('web', await traffic.message('web', sample, 'sum-1120-b'));
    await stack.control.idle();
    const after = await stack.api.get<{ sources: { id: string; completeness: Balance }[] }>('/api/sources');
    for (const { id, completeness } of after.sources) {
      expect({ id, closes: closes(completeness) }).toEqual({ id, closes: true });
      expect(completeness.captured).toBe((await stack.captures(id)).length);
    }
    const web = after.sources.find(({ id }) => id === 'web')?.completeness;
    expect(web?.captured).toBe((before?.captured ?? 0) + 2);
    expect(web?.ordered).toBe((before?.ordered ?? 0) + 1);
    expect(web?.attached).toBe((before?.attached ?? 0) + 1);
    const source = await stack.api.get<SourceReport>('/api/sources/web');
    expect(balanceOfShares(source.today)).toEqual(web);
    expect(source.days.at(-1)?.shares).toEqual(source.today);
    expect(source.secrets).toBeNull();
    expect((await stack.api.get<SourceReport>('/api/sources/erp')).secrets?.names).toEqual(['signingSecret']);
  });
});
