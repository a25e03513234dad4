import { expect, it } from 'vitest';
import type { Rewritten } from '../../../shared/customers/history.ts';
import type { Lesson } from '../../../shared/learning/lesson.ts';
import { customerRecords } from '../../../shared/platform/customer-records.ts';
import { MemoryTable } from '../../../test/kit/memory-table.ts';
import { CUSTOMER, MONDAY } from '../../../test/kit/samples.ts';
import type { ApiDeps } from '../wire.ts';
import { lessonRoutes } from './lessons.ts';

const LESSON: Lesson = {
  id: 'C1.1',
  kind: 'alias',
  key: '长栓',
  words: '长栓',
  sku: 'HN-M8',
  captureId: 'C1',
  orderId: 'O1',
  orderNumber: 'SO-7K3M-91',
  by: { kind: 'staff', id: 'li-na' },
  at: '2026-11-10T02:00:00.000Z',
  replaces: null,
  used: 2,
  lastUsedAt: null,
  takenBack: null,
};

async function world() {
  const customers = customerRecords(new MemoryTable(async () => {}).client, 'hub');
  const record: Rewritten = {
    before: null,
    after: { ...CUSTOMER, lessons: [LESSON] },
    fact: { type: 'created', identities: [] },
  };
  await customers.commit({ records: [record], identities: [], merge: null }, { kind: 'source', id: 'shop' }, MONDAY);
  const deps = { customers, clock: { now: () => MONDAY } } as unknown as ApiDeps;
  return async (method: string, params: Record<string, string>) => {
    const found = lessonRoutes.find((one) => one.method === method);
    const request = { method, params, query: new URLSearchParams(), body: Buffer.from('') };
    const reply = await found?.handle(request as never, deps);
    return JSON.parse(String(reply?.body)).lessons;
  };
}

it('shows what was learnt, takes it back and puts it back', async () => {
  const ask = await world();
  expect(await ask('GET', { id: 'U01' })).toEqual([LESSON]);
  expect(await ask('DELETE', { id: 'U01', lesson: 'C1.1' })).toMatchObject([
    { id: 'C1.1', takenBack: { by: { kind: 'api' } } },
  ]);
  await expect(ask('DELETE', { id: 'U01', lesson: 'C1.1' })).rejects.toMatchObject({ code: 'nothing-to-do' });
  expect(await ask('PUT', { id: 'U01', lesson: 'C1.1' })).toEqual([LESSON]);
  await expect(ask('GET', { id: 'U09' })).rejects.toMatchObject({ code: 'not-found' });
});
