import { readFile } from 'node:fs/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { ApiProblem } from '../../cli/client.ts';
import type { Capture } from '../../shared/capture/record.ts';
import type { TryPage } from '../../shared/tryout/report.ts';
import { eventually } from '../kit/stack.ts';
import { withoutProduction } from '../kit/without-production.ts';
import { stack, traffic } from './world.ts';

interface Applied {
  version: number;
  differences: string[];
}
interface Standing {
  version: number;
  yaml: string;
}

const standing = () => stack.api.get<Standing>('/api/settings');
const put = (yaml: string, note = 'test') =>
  stack.api.send<Applied>('PUT', `/api/settings?note=${note}`, yaml, 'text/plain');
const check = (yaml: string) => stack.api.send<Applied>('POST', '/api/settings/check', yaml, 'text/plain');

async function problemOf(work: Promise<unknown>): Promise<ApiProblem['problem']> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ApiProblem)) throw new Error(`no problem document: ${String(error)}`);
  return error.problem;
}

const beginning = await standing();
// The files after this one find the settings as they were, in every function.
afterAll(async () => {
  await put(beginning.yaml);
  await stack.control.advance(60);
});

describe('settings', () => {
  it('say what would change before they do, and take effect in running functions', async () => {
    const changed = beginning.yaml.replace('due: { hours: 4 }\n    steps:', 'due: { hours: 6 }\n    steps:');
    const told = await check(changed);
    expect(told.version).toBe(beginning.version);
    expect(told.differences.join('\n')).toMatch(/hours.*4.*6/);
    expect((await standing()).version).toBe(beginning.version);
    expect(await put(changed)).toMatchObject({ version: beginning.version + 1, differences: told.differences });
    expect((await standing()).yaml).toBe(changed);
    await stack.control.advance(60);
    const order = await traffic.order('erp', traffic.sample(1000), 'settings-1000');
    const hours = (Date.parse(order.tasks[0]?.dueAt ?? '') - Date.parse(order.createdAt)) / 3_600_000;
    expect(hours).toBeCloseTo(6, 1);
    expect(order.settingsVersion).toBe(beginning.version + 1);
  });

  it('are tried on what came, and that changes nothing', async () => {
    const now = await standing();
    const order = await traffic.order('erp', traffic.sample(1003), 'settings-1003');
    const before = await stack.api.get<{ capture: Capture }>(`/api/captures/${order.captureId}`);
    const tried = (yaml: string, since = before.capture.receivedAt) =>
      stack.api.send<TryPage>('POST', '/api/settings/try', { yaml, since });
    const of = ({ differing }: TryPage) => differing.find(({ captureId }) => captureId === order.captureId);
    expect(await tried(now.yaml)).toMatchObject({ against: now.version, differing: [], untried: [], next: null });
    const strict = await tried(now.yaml.replace('minimumConfidence: 0.9', 'minimumConfidence: 1'));
    expect(of(strict)).toMatchObject({
      became: { end: 'ordered', order: order.number, byPerson: false },
      before: { end: 'ordered' },
      after: { end: 'in-review', rule: 'completeness' },
    });
    const renamed = await tried(now.yaml.replace('  - id: erp', '  - id: erp-new'));
    expect(of(renamed)?.after).toMatchObject({ end: 'in-review', rule: 'source-gone' });
    expect(await problemOf(tried(now.yaml, 'soon'))).toMatchObject({ code: 'input-invalid', status: 400 });
    expect(await problemOf(tried('sources: none'))).toMatchObject({ code: 'settings-invalid', status: 422 });
    expect(await stack.order(order.id)).toEqual(order);
    expect(await stack.api.get(`/api/captures/${order.captureId}`)).toEqual(before);
    expect(await standing()).toEqual(now);
  });

  it('applied as they stand are no new version', async () => {
    const now = await standing();
    expect(await put(now.yaml)).toMatchObject({ version: now.version, differences: [] });
  });

  it('let running orders keep the flow that they began with', async () => {
    const order = await traffic.order('erp', traffic.sample(1001), 'settings-1001');
    const now = await standing();
    // A new flow without the stage that the order would go to next.
    const fresh = withoutProduction(now.yaml);
    await put(fresh);
    await stack.control.advance(60);
    await traffic.command(order.id, { type: 'take-step', step: 'confirm' });
    expect(await traffic.command(order.id, { type: 'take-step', step: 'start-production' })).toMatchObject({
      state: 'done',
    });
    expect((await stack.order(order.id)).stage).toBe('in-production');
    const later = await traffic.order('erp', traffic.sample(1002), 'settings-1002');
    await traffic.command(later.id, { type: 'take-step', step: 'confirm' });
    await traffic.command(later.id, { type: 'take-step', step: 'start-production' });
    expect((await stack.order(later.id)).stage).toBe('shipped');
  });

  it('go back to any version, as a new one', async () => {
    const before = await standing();
    await stack.api.send('POST', '/api/settings/rollback', { version: beginning.version });
    expect(await standing()).toEqual({ version: before.version + 1, yaml: beginning.yaml });
    const { versions } = await stack.api.get<{ versions: { version: number; by: string }[] }>('/api/settings/history');
    expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => before.version + 1 - index));
    expect(versions.every(({ by }) => by === 'admin')).toBe(true);
  });

  it.each([
    ['a stage that leads nowhere', (yaml: string) => yaml.replace('to: confirmed', 'to: confirmd'), 'to: confirmd'],
    [
      'an entry that does not exist',
      (yaml: string) => yaml.replace('showPrices: true', 'showPrice: true'),
      'showPrice:',
    ],
    [
      'a role that nobody has',
      (yaml: string) => yaml.replace('role: production', 'role: prodction'),
      'role: prodction',
    ],
    [
      'a due time that is none',
      (yaml: string) => yaml.replace('\n    due: { hours: 4 }', '\n    due: { hours: soon }'),
      'hours: soon',
    ],
  ])('with %s are refused with the line', async (_, change, at) => {
    const yaml = change(beginning.yaml);
    const line = yaml.slice(0, yaml.indexOf(at)).split('\n').length;
    const before = (await standing()).version;
    const problem = await problemOf(put(yaml));
    expect(problem).toMatchObject({ code: 'settings-invalid', status: 422 });
    const faults = problem.details.faults as { line: number; words: string }[];
    expect(faults.map((fault) => fault.line)).toContain(line);
    expect((await standing()).version).toBe(before);
  });
});

describe('the catalogue', () => {
  it('is replaced whole or not at all, with the lines of its faults', async () => {
    const before = await stack.api.get('/api/catalogue');
    const csv = await readFile('examples/catalogue.csv', 'utf8');
    const [head = '', first = '', ...rest] = csv.split('\n');
    const bad = [head, first, first, ...rest].join('\n').replace('128.00', 'abc');
    const problem = await problemOf(stack.api.send('PUT', '/api/catalogue', bad, 'text/csv'));
    expect(problem).toMatchObject({ code: 'catalogue-invalid', status: 422 });
    const lines = (problem.details.faults as { line: number }[]).map(({ line }) => line);
    expect(lines).toEqual(expect.arrayContaining([3, 4]));
    expect(await stack.api.get('/api/catalogue')).toEqual(before);
  });

  it('takes effect: a new price is compared with what a sender states', async () => {
    const csv = await readFile('examples/catalogue.csv', 'utf8');
    const dearer = csv.replace(/^(STR-SS,.*?),6\.50,/m, '$1,9.50,');
    expect(dearer).not.toBe(csv);
    const sample = { ...traffic.sample(1010), lines: [{ product: strainer(), quantity: 10 }] };
    try {
      await stack.api.send('PUT', '/api/catalogue', dearer, 'text/csv');
      await stack.control.advance(400);
      const capture = await traffic.send('erp', sample, 'price-1010');
      expect(capture.outcome).toMatchObject({ status: 'in-review', rule: 'price' });
    } finally {
      await stack.api.send('PUT', '/api/catalogue', csv, 'text/csv');
      await stack.control.advance(400);
    }
    await eventually(
      'the old price',
      async () =>
        (
          await traffic.send(
            'erp',
            { ...sample, person: traffic.sample(1011).person, reference: 'PO-1011' },
            'price-1011',
          )
        ).outcome.status === 'ordered',
    );
  });
});

function strainer() {
  const found = traffic.products.find(({ sku }) => sku === 'STR-SS');
  if (!found) throw new Error('STR-SS is not in the catalogue');
  return found;
}
