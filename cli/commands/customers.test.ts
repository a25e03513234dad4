import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { withCaller } from '../../functions/api/route.ts';
import { customerRoutes } from '../../functions/api/routes/customers.ts';
import type { ApiDeps } from '../../functions/api/wire.ts';
import { identitiesHeld } from '../../shared/customers/customer.ts';
import { problemOf } from '../../shared/errors/hub-error.ts';
import { customerRecords } from '../../shared/platform/customer-records.ts';
import type { HttpRequest } from '../../shared/platform/handler.ts';
import { dispatch } from '../../shared/platform/router.ts';
import { MemoryTable } from '../../test/kit/memory-table.ts';
import { CUSTOMER, MONDAY, sampleOrder, sampleSettings } from '../../test/kit/samples.ts';
import { customersCommand } from './customers.ts';

const OTHER = { ...CUSTOMER, id: 'U02', phones: ['+8613900000002'], emails: ['neu@else.example'] };
const records = customerRecords(new MemoryTable().client, 'T');

/** The routes of the API over a table in memory, by HTTP. */
const server = createServer(async (incoming, outgoing) => {
  const request = await requestOf(incoming);
  try {
    const reply = await dispatch(customerRoutes, request, deps, async (_, matched) => {
      withCaller(matched, { name: 'ops' });
      return undefined;
    });
    outgoing.writeHead(reply.status, reply.headers).end(reply.body);
  } catch (error) {
    const problem = problemOf(error);
    outgoing.writeHead(problem.status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
  }
});

async function requestOf(incoming: IncomingMessage): Promise<HttpRequest> {
  const url = new URL(incoming.url ?? '/', 'http://hub');
  const body = Buffer.concat(await incoming.toArray());
  const { method = 'GET' } = incoming;
  const plain = { params: {}, headers: {}, cookies: [], sourceIp: '', requestId: 'r' };
  return { ...plain, method, path: url.pathname, rawQuery: url.search.slice(1), query: url.searchParams, body };
}

const deps = {
  customers: records,
  orders: { ofCustomer: async (id: string) => (id === 'U02' ? [sampleOrder('confirmed')] : []) },
  ledger: { find: async () => undefined, page: async () => ({ orders: [], next: null }) },
  settings: { current: async () => ({ version: 1, settings: sampleSettings() }) },
  clock: { now: () => MONDAY },
} as unknown as ApiDeps;

/** What the command prints. */
async function hub(...words: string[]): Promise<string> {
  const written: string[] = [];
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  try {
    await customersCommand().parseAsync(words, { from: 'user' });
  } finally {
    stdout.mockRestore();
  }
  return written.join('');
}

/** What the API answers. */
async function api(path: string, body?: object): Promise<{ status: number; body: Record<string, unknown> }> {
  const { port } = server.address() as AddressInfo;
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const answer = await fetch(`http://127.0.0.1:${port}/api/customers/${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('HUB_URL', `http://127.0.0.1:${port}`);
  vi.stubEnv('HUB_API_KEY', 'k');
  for (const after of [CUSTOMER, OTHER]) {
    const identities = identitiesHeld(after);
    await records.commit(
      {
        records: [{ before: null, after, fact: { type: 'created', identities } }],
        identities: identities.map((identity) => ({ identity, from: null, to: after.id })),
        merge: null,
      },
      { kind: 'source', id: 'mail-sales' },
      MONDAY,
    );
  }
});

afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

afterEach(() => vi.restoreAllMocks());

describe('hub customers', () => {
  it('searches, shows, merges and undoes', async () => {
    expect(await hub('search', '139 0000 0002')).toMatch(/^id .*\n-.*\nU02 /);
    expect(await hub('search', 'nobody at all')).toContain('No customer fits.');
    expect(await hub('show', 'U01')).toMatch(/Perhaps the same[\s\S]*U02 .*company-and-place/);
    expect(await hub('merge', 'U01', 'U02', '--reason', 'same shop')).toContain('npx hub customers undo U01 2');
    const shown = await hub('show', 'U01');
    for (const text of ['+8613900000002', 'SO-', 'merged', 'ops']) expect(shown).toContain(text);
    expect(await hub('show', 'U02')).toContain('Merged into U01');
    expect(await hub('undo', 'U01', '2')).toContain('undone');
    expect(JSON.parse(await hub('show', 'U02', '--json'))).toMatchObject({ customer: { ...OTHER, version: 3 } });
    await expect(hub('undo', 'U01', '2')).rejects.toThrow('customer-merged');
    await expect(hub('merge', 'U01', 'U99')).rejects.toThrow('not-found');
  });
});

describe('the API of customers', () => {
  it('adds, moves, splits and takes away identities, and keeps a history', async () => {
    const mark = { kind: 'phone', value: '137 0000 0003' };
    const added = await api('U02/identities', { do: 'add', identities: [mark] });
    expect(added.body).toMatchObject({ customer: { phones: ['+8613900000002', '+8613700000003'] } });
    const moved = await api('U02/identities', { do: 'move', to: 'U01', identities: [mark] });
    expect(moved.body).toMatchObject({ customer: { phones: ['+8613900000002'] } });
    const split = await api('U01/split', { identities: [mark], name: '新人' });
    expect(split.body).toMatchObject({ customer: { name: '新人', phones: ['+8613700000003'], version: 1 } });
    const id = (split.body.customer as { id: string }).id;
    await api(`${id}/notes`, { text: 'by phone only' });
    const gone = await api(`${id}/identities`, { do: 'remove', identities: [mark] });
    expect(gone.body).toMatchObject({ customer: { phones: [] } });
    const { body } = await api(id);
    expect((body.history as { fact: { type: string } }[]).map(({ fact }) => fact.type)).toEqual([
      'identities-removed',
      'note',
      'split-from',
    ]);
  });

  it('says what is wrong, and refuses what somebody else changed or has', async () => {
    const wrong = await api('U01/identities', { do: 'add', identities: [{ kind: 'phone', value: 'abc' }] });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'input-invalid' } });
    const taken = await api('U01/identities', { do: 'add', identities: [{ kind: 'email', value: OTHER.emails[0] }] });
    expect(taken).toMatchObject({ status: 409, body: { code: 'identity-taken' } });
    const stale = await api('U01/merge', { other: 'U02', expectedVersion: 1 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'version-conflict' } });
  });
});
