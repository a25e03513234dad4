import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dryReads, trying } from '../../test/kit/dry-reads.ts';
import { interpretWorld, type Said } from '../../test/kit/interpret-world.ts';
import { sampleSettings } from '../../test/kit/samples.ts';
import { captures } from '../platform/captures.ts';
import type { Settings } from '../settings/schema.ts';
import { type TryInput, tryPage } from './page.ts';

const PLACE = '送到浙江省宁波市海曙区中山西路2号，沈涛 13812340111';
const ORDER = `请发 POT-600 玻璃茶壶 12 把，${PLACE}`;
const DAY = 86_400;

let world = interpretWorld();
let gone: string[] = [];
beforeEach(() => {
  world = interpretWorld();
  gone = [];
});

async function says(...messages: Said[]): Promise<void> {
  for (const message of messages) {
    await world.keep(message);
    await world.settle();
  }
}

const BASE = (): Settings => sampleSettings();
const changed = (change: (settings: Settings) => Partial<Settings>): Settings => ({ ...BASE(), ...change(BASE()) });

const failed = vi.fn();

async function page(after: Settings, input: Partial<TryInput> = {}, before = BASE(), goesOn = () => true) {
  failed.mockClear();
  return tryPage(
    { since: '30d', cursor: null, limit: 20, skip: false, ...input },
    {
      captures: captures(world.table.client, 'hub'),
      reads: dryReads(world, gone),
      before: trying(before, 1),
      after: trying(after, 2),
      now: world.deps.clock.now(),
      goesOn,
      failed,
    },
  );
}

const kindsOf = (result: Awaited<ReturnType<typeof page>>) =>
  result.differing.map(({ captureId, differences }) => [captureId, differences.map(({ kind }) => kind)]);

const strict = () => changed(({ admission }) => ({ admission: { ...admission, minimumConfidence: 1 } }));

describe('settings tried on what came', () => {
  it('come to the same where nothing of them differs: an order is no copy of itself', async () => {
    await says(
      { id: 'C1', text: ORDER },
      { id: 'C2', text: '到哪了？', at: 60 },
      { id: 'C3', text: ORDER, at: 8 * DAY },
    );
    const result = await page(BASE());
    expect(result).toMatchObject({ lookedAt: 3, same: 3, differing: [], untried: [], next: null, against: 1 });
    expect(failed).not.toHaveBeenCalled();
  });

  it('say what would have been asked for, and what it really became', async () => {
    await says({ id: 'C1', text: ORDER });
    const [found] = (await page(strict())).differing;
    expect(found).toMatchObject({
      captureId: 'C1',
      source: 'wecom-sales',
      became: { end: 'ordered', byPerson: false },
      before: { end: 'ordered', rule: 'all-rules-hold' },
      differences: [{ kind: 'end' }],
    });
    expect(found?.after.end).toMatch(/asked|in-review/);
    expect(found?.from).toBe('沈涛');
  });

  it('say what would have passed that a person had to look at, whatever the person did', async () => {
    const before = strict();
    world.deps.settings.current = async () => ({ version: 1, settings: before, yaml: '', by: '', at: '', note: null });
    await says({ id: 'C1', text: ORDER });
    const capture = world.capture('C1');
    expect(capture.outcome.status).toBe('in-review');
    const answer = { decision: 'admit', corrections: { 'lines[0].quantity': '15' }, notADuplicate: false } as const;
    await world.deps.captures.replace({ ...capture, answer: { by: 'li-na', at: '2099-01-01T00:00:00.000Z', answer } });
    await world.read('C1');
    expect(world.orders()[0]?.content.lines[0]?.quantity).toBe(15);
    const [found] = (await page(BASE(), {}, before)).differing;
    expect(found).toMatchObject({ became: { end: 'ordered', byPerson: true }, after: { end: 'ordered' } });
    expect(found?.before.end).toMatch(/asked|in-review/);
  });

  it('find another verdict on copies among the orders that stood then', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: `您好！${ORDER}`, at: 300 });
    expect(world.capture('C2').outcome).toMatchObject({ status: 'attached', as: 'copy' });
    const number = world.orders()[0]?.number;
    const after = changed(({ duplicates }) => ({ duplicates: { ...duplicates, sameSourceMinutes: 1 } }));
    const result = await page(after);
    expect(result.same).toBe(1);
    expect(result.differing).toMatchObject([
      {
        captureId: 'C2',
        before: { end: 'copy', order: number },
        after: { end: 'in-review', rule: 'same-goods-again', order: number },
      },
    ]);
    expect(kindsOf(result)).toEqual([['C2', ['end', 'duplicate']]]);
  });

  it('find the order whose claims another one has taken over since', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: ORDER, at: 3600 });
    const capture = world.capture('C2');
    expect(capture.outcome).toMatchObject({ status: 'in-review', rule: 'same-goods-again' });
    const answer = { decision: 'admit', corrections: {}, notADuplicate: true } as const;
    await world.deps.captures.replace({ ...capture, answer: { by: 'li-na', at: '2099-01-01T00:00:00.000Z', answer } });
    await world.read('C2');
    expect(world.orders()).toHaveLength(2);
    const after = changed(({ duplicates }) => ({ duplicates: { ...duplicates, askHours: 0, repeatDays: 0 } }));
    const result = await page(after);
    expect(result.differing).toMatchObject([
      { captureId: 'C2', before: { end: 'in-review', rule: 'same-goods-again' }, after: { end: 'ordered' } },
    ]);
  });

  it('find other owners and due times', async () => {
    await says({ id: 'C1', text: ORDER });
    const after = changed(({ stages }) => ({
      stages: stages.map((stage) => ({ ...stage, due: { hours: 7 } })) as Settings['stages'],
      owners: [{ when: {}, owner: 'chen-jing' }] as unknown as Settings['owners'],
    }));
    expect(kindsOf(await page(after))).toEqual([['C1', ['owner', 'due']]]);
  });

  it('ask no model, and say that they would have', async () => {
    const reader = {
      model: 'amazon.nova-lite-v1:0',
      messagesPerDay: 5,
      longestMessage: 8000,
      outputTokens: 500,
      timeoutSeconds: 5,
    };
    await says({ id: 'C1', text: '老样子，来一点' });
    const after = changed(() => ({ understanding: { reader } as unknown as Settings['understanding'] }));
    const result = await page(after);
    expect(result).toMatchObject({ modelNotAsked: 1, lookedAt: 1 });
    // What one read when the message came still counts.
    const digest = createHash('sha256')
      .update(JSON.stringify([null, '老样子，来一点']))
      .digest('hex');
    const nothing = {
      kind: null,
      kindQuote: null,
      name: null,
      company: null,
      shipTo: null,
      requestedDate: null,
      lines: [],
    };
    const kept = world.drafts.get('C1');
    if (kept) world.drafts.set('C1', { ...kept, reading: { digest, reading: nothing } });
    expect(await page(after)).toMatchObject({ modelNotAsked: 0, lookedAt: 1 });
  });

  it('write nothing anywhere', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: ORDER, at: 60 }, { id: 'C3', text: '再来一点', at: 120 });
    await says({ id: 'C4', text: '12', at: 180 }, { id: 'C5', text: '收到了，碎了三把', at: 240 });
    const before = JSON.stringify([[...world.table.rows], [...world.drafts]]);
    await page(strict());
    await page(changed(({ sources }) => ({ sources: sources.slice(0, 1) })));
    expect(JSON.stringify([[...world.table.rows], [...world.drafts]])).toBe(before);
  });

  it('say why a message could not be tried', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: `${ORDER}！`, at: 60 });
    await world.keep({ id: 'C3', text: ORDER, at: 120 });
    gone = [world.capture('C2').rawKey];
    const broken = { ...BASE(), sources: BASE().sources.map((one) => ({ ...one, id: `${one.id}-new` })) };
    const result = await page(BASE());
    expect(result.untried).toMatchObject([
      { captureId: 'C3', reason: 'in-flight' },
      { captureId: 'C2', reason: 'original-gone' },
    ]);
    expect(result.same).toBe(1);
    expect((await page(broken)).differing).toMatchObject([{ captureId: 'C1', after: { rule: 'source-gone' } }]);
    expect((await page(BASE(), { skip: true })).untried).toMatchObject([{ captureId: 'C3', reason: 'skipped' }]);
  });
});

describe('the pages', () => {
  it('go back over days and sources, each message once', async () => {
    const mail = { answersTo: [] };
    await says(
      { id: 'C1', text: ORDER },
      { id: 'C2', text: ORDER, at: DAY, mail },
      { id: 'C3', text: '谢谢', at: DAY + 60 },
      { id: 'C4', text: '好的', at: 5 * DAY },
    );
    const seen: number[] = [];
    let cursor: string | null = null;
    let since = '10d';
    for (let turn = 0; turn < 20; turn += 1) {
      const one: Awaited<ReturnType<typeof page>> = await page(BASE(), { cursor, since, limit: 1 });
      seen.push(one.lookedAt);
      since = one.from;
      cursor = one.next;
      if (cursor === null) break;
    }
    expect(cursor).toBeNull();
    expect(seen.reduce((sum, count) => sum + count, 0)).toBe(4);
  });

  it('end when the time is up, and go on there', async () => {
    await says({ id: 'C1', text: ORDER }, { id: 'C2', text: '谢谢', at: 60 }, { id: 'C3', text: '好的', at: 120 });
    let looks = 0;
    const first = await page(BASE(), {}, BASE(), () => {
      looks += 1;
      return looks < 20 && world.deps.clock.now() !== null && looks <= sampleSettings().sources.length;
    });
    expect(first.next).not.toBeNull();
    const rest = await page(BASE(), { cursor: first.next });
    expect(first.lookedAt + rest.lookedAt).toBe(3);
  });

  it.each([
    ['since', { since: 'soon' }],
    ['cursor', { cursor: 'nothing' }],
  ])('take no %s that is none', async (path, input) => {
    await expect(page(BASE(), input)).rejects.toMatchObject({
      code: 'input-invalid',
      details: { faults: [{ where: 'body', path }] },
    });
  });
});
