import { beforeEach, describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import type { Interpretation } from '../../shared/platform/draft-store.ts';
import { CHAT, freshSes, logger, MAIL, sent, type World, world } from '../../test/kit/notify-world.ts';
import { MONDAY, sampleDraft, sampleLine } from '../../test/kit/samples.ts';
import { notify } from './notify.ts';

beforeEach(freshSes);

describe('a capture in review', () => {
  const words = { 'zh-CN': '“垫片”可能是几种商品', en: '“垫片” may be several products' };
  const candidates = ['FW-M8', 'FW-M10'].map((sku) => ({ sku, name: `平垫 ${sku}`, score: 0.5 }));
  const interpretation: Interpretation = {
    draft: sampleDraft({ lines: [{ ...sampleLine('?'), written: '垫片 5 盒', candidates }] }),
    text: '要垫片 5 盒',
    findings: [{ rule: 'catalogue', path: 'lines[0].sku', settle: 'ask', words }],
  };
  const capture = (change: Partial<Capture> = {}): Capture => ({
    id: 'C01JD0000000000000000000009',
    version: 2,
    channel: 'email',
    source: 'mail-sales',
    day: '2026-11-16',
    receivedAt: MONDAY.toISOString(),
    rawKey: 'mail/x',
    digest: 'x',
    size: 1,
    contentType: 'message/rfc822',
    meta: {},
    messageId: 'm',
    trust: 'authenticated',
    test: false,
    replyTo: MAIL,
    outcome: {
      status: 'in-review',
      rule: 'catalogue',
      words: 'doubtful',
      owner: 'li-na',
      dueAt: '2026-11-16T05:30:00.000Z',
      similarTo: null,
    },
    answer: null,
    attempts: 1,
    ask: ['lines[0].sku'],
    decidedAt: null,
    ...change,
  });
  const tellOf = (one: Capture, late = false, more: World = {}) => {
    const made = world({ capture: one, interpretation, ...more });
    return notify({ captureId: one.id, version: 2, ...(late ? { late } : {}) }, made.deps, logger).then(() => made);
  };

  it('is given to its owner, and the customer is asked', async () => {
    await tellOf(capture());
    const [review, question] = await sent();
    expect(review?.to).toEqual(['li.na@staff.example']);
    expect(review?.text).toContain('https://hub.example.com/desk/reviews/C01JD0000000000000000000009');
    expect(review?.text).toContain('- “垫片”可能是几种商品');
    expect(question?.to).toEqual(['buyer@mail.example']);
    expect(question?.text).toContain('1. 您写的“垫片 5 盒”，请问要的是哪一种');
  });

  it('is asked in the chat that it came from', async () => {
    const { chat } = await tellOf(capture({ replyTo: CHAT }));
    expect(chat.mock.calls[0]?.[1]).toContain('垫片 5 盒');
  });

  it('is never answered without a way back, nor when there is nothing to ask, nor days later', async () => {
    await tellOf(capture({ replyTo: null }));
    await tellOf(capture({ ask: [] }));
    await tellOf(capture({ receivedAt: '2026-11-12T00:00:00.000Z' }));
    expect((await sent()).flatMap(({ to }) => to)).toEqual(Array(3).fill('li.na@staff.example'));
  });

  it('is told of once more when it is late, to the managers too', async () => {
    const { deps, written } = await tellOf(capture(), true);
    await notify({ captureId: capture().id, version: 2, late: true }, deps, logger);
    expect((await sent()).flatMap(({ to }) => to)).toEqual(['li.na@staff.example', 'chen.jing@staff.example']);
    expect(written.map(({ outcome }) => outcome)).toMatchObject([{ lateToldAt: MONDAY.toISOString() }]);
  });

  it('goes to the next reviewer without asking the customer again', async () => {
    const made = world({ capture: capture(), interpretation });
    await notify({ captureId: capture().id, version: 3, handedOver: true }, made.deps, logger);
    expect((await sent()).flatMap(({ to }) => to)).toEqual(['li.na@staff.example']);
  });

  it('is told of no more once it has its end', async () => {
    await tellOf(capture({ outcome: { status: 'ordered', orderId: 'O1', orderNumber: 'SO-1' } }));
    expect(await sent()).toHaveLength(0);
  });

  it('that could not be read says why', async () => {
    const made = world({ capture: capture({ ask: [] }) });
    await notify({ captureId: 'C', version: 2 }, made.deps, logger);
    expect((await sent())[0]?.text).toContain('- doubtful');
  });
});
