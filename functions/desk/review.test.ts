import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { deskWorld, sampleReview } from '../../test/kit/desk-world.ts';
import { after, MONDAY } from '../../test/kit/samples.ts';

const PATH = '/desk/reviews/C01REVIEW';

function reviewing(change: Partial<Capture> = {}) {
  const world = deskWorld([sampleReview(change)]);
  world.now = after(MONDAY, 1);
  const cookies = [world.session('emma')];
  return {
    world,
    show: (path = PATH) => world.ask('GET', path, { cookies }),
    decide: (form: Record<string, string>) => world.ask('POST', PATH, { cookies, form: { version: '2', ...form } }),
    capture: () => world.captures.get('C01REVIEW'),
  };
}

const SAME = { 'was.lines[0].sku': 'HN-M8', 'fix.lines[0].sku': 'HN-M8' };

describe('a message in review', () => {
  it('stands beside what was understood of it, and why it waits', async () => {
    const { show } = reviewing();
    const page = await show();
    expect(page.body).toContain('Line 1 has no clear quantity');
    expect(page.body).toContain('value="HN-M8"');
    expect(page.body).not.toContain('<b>20</b>');
  });

  it('is in the queue of all, and among the work of its owner', async () => {
    const { world, show } = reviewing();
    expect((await show('/desk/reviews')).body).toContain(PATH);
    expect((await show('/desk')).body).not.toContain(PATH);
    expect((await world.ask('GET', '/desk', { cookies: [world.session('li-na')] })).body).toContain(PATH);
  });

  it('is admitted with what was changed, and nothing else', async () => {
    const { decide, capture } = reviewing();
    const form = { ...SAME, 'was.lines[0].quantity': '20', 'fix.lines[0].quantity': '30', notADuplicate: 'true' };
    const reply = await decide({ decision: 'admit', ...form });
    expect(reply).toMatchObject({ status: 303, headers: { location: `${PATH}?flash=review-answered` } });
    expect(capture()).toMatchObject({
      version: 3,
      answer: {
        by: 'emma',
        at: after(MONDAY, 1).toISOString(),
        answer: { decision: 'admit', corrections: { 'lines[0].quantity': '30' }, notADuplicate: true },
      },
    });
  });

  it('says at once what is wrong with a correction, and keeps it', async () => {
    const { decide, capture } = reviewing();
    const reply = await decide({ decision: 'admit', 'was.lines[0].sku': 'HN-M8', 'fix.lines[0].sku': 'NO-SUCH' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('NO-SUCH');
    expect(reply.body).toMatch(/name="fix\.lines\[0\]\.sku"[^>]*aria-invalid="true"/);
    expect(capture()?.answer).toBeNull();
  });

  it('is attached to an order by its number', async () => {
    const { world, decide, capture } = reviewing();
    await decide({ decision: 'attach', orderNumber: ` ${world.order.number} `, as: 'message' });
    expect(capture()?.answer?.answer).toEqual({ decision: 'attach', orderId: world.order.id, as: 'message' });
  });

  it('is not attached to an order that is not there', async () => {
    const { decide, capture } = reviewing();
    const reply = await decide({ decision: 'attach', orderNumber: 'SO-0000-00', as: 'copy' });
    expect(reply.status).toBe(422);
    expect(reply.body).toContain('value="SO-0000-00"');
    expect(capture()?.answer).toBeNull();
  });

  it('is set aside with a reason only', async () => {
    const { decide, capture } = reviewing();
    expect((await decide({ decision: 'set-aside', reason: ' ' })).status).toBe(422);
    expect((await decide({ decision: 'set-aside', reason: 'advertising' })).status).toBe(303);
    expect(capture()?.answer?.answer).toEqual({ decision: 'set-aside', reason: 'advertising' });
  });

  it('is read again when that is wished', async () => {
    const { decide, capture } = reviewing();
    await decide({ decision: 'again' });
    expect(capture()).toMatchObject({ outcome: { status: 'in-flight' }, answer: { answer: { decision: 'again' } } });
  });

  it.each([{}, { decision: 'delete' }, { decision: 'attach', as: 'status', orderNumber: 'NUMBER' }])(
    'takes no other decision: %j',
    async (form) => {
      const { world, decide } = reviewing();
      const sent = decide(JSON.parse(JSON.stringify(form).replace('NUMBER', world.order.number)));
      await expect(sent).rejects.toMatchObject({ code: 'input-invalid' });
    },
  );

  it('is decided on as it was seen: who comes second is told', async () => {
    const { decide, capture } = reviewing();
    await decide({ decision: 'set-aside', reason: 'first' });
    const second = await decide({ decision: 'set-aside', reason: 'second' });
    expect(second.status).toBe(409);
    expect(second.body).toContain('Somebody changed this meanwhile');
    expect(capture()?.answer?.answer).toEqual({ decision: 'set-aside', reason: 'first' });
  });
});

describe('what comes of a decision', () => {
  const at = after(MONDAY, 1).toISOString();

  it('is shown: who decided what', async () => {
    const { world, decide, show } = reviewing();
    world.interpret = (capture) => ({
      ...capture,
      outcome: { status: 'ordered', orderId: world.order.id, orderNumber: world.order.number },
      decidedAt: at,
    });
    await decide({ decision: 'admit', ...SAME });
    const page = await show(`${PATH}?flash=review-answered`);
    expect(page.body).toContain('This message has been dealt with');
    expect(page.body).toContain(world.order.number);
    expect(page.body).toContain('Emma Clarke');
    expect(page.body).not.toContain('name="decision"');
  });

  it('is shown when it could not be carried out: the reason', async () => {
    const { world, decide, show } = reviewing();
    world.interpret = (capture) => {
      const outcome = { ...capture.outcome, words: 'May be a duplicate' } as Capture['outcome'];
      return { ...capture, outcome, decidedAt: at };
    };
    await decide({ decision: 'admit', ...SAME });
    const page = await show(`${PATH}?flash=review-answered`);
    expect(page.body).toMatch(/class="flash refused"[^>]*>May be a duplicate/);
    expect(page.body).toContain('name="decision"');
  });
});

describe('originals', () => {
  it('are shown as text and given out as a download only', async () => {
    const { world, show } = reviewing();
    world.deps.raw.get = async () => Buffer.from('{"type":"<script>alert(1)</script>"}');
    const page = await show('/desk/captures/C01REVIEW');
    expect(page.status).toBe(200);
    expect(page.body).not.toContain('<script>alert');
    const original = await show('/desk/captures/C01REVIEW/original');
    expect(original.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment; filename="C01REVIEW.json"',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(original.body).toString()).toContain('<script>');
  });

  it('too large for an answer are fetched by a link that nobody keeps', async () => {
    const world = deskWorld([sampleReview({ size: 5_000_000 })]);
    const original = await world.ask('GET', '/desk/captures/C01REVIEW/original', { cookies: [world.session()] });
    expect(original).toMatchObject({
      status: 302,
      body: '',
      headers: {
        location: 'https://raw.example/raw/slack-trade/ab?signed',
        'cache-control': 'no-store',
        'referrer-policy': 'no-referrer',
      },
    });
  });

  it('that cannot be read do not hide the rest', async () => {
    const { world, show } = reviewing();
    world.deps.readers = {
      slack: {
        read: async () => {
          throw new Error('broken');
        },
      },
    };
    expect((await show('/desk/captures/C01REVIEW')).status).toBe(200);
  });

  it('are counted by source and day', async () => {
    const { show } = reviewing();
    const sources = await show('/desk/sources?day=2026-11-16');
    expect(sources.body).toContain('/desk/sources/slack-trade');
    const day = await show('/desk/sources/slack-trade/captures?day=2026-11-16');
    expect(day.body).toContain('/desk/captures/C01REVIEW');
    expect((await show('/desk/sources?day=nonsense')).body).toContain('2026-11-16');
  });
});
