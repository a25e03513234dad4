import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
import { HttpFailure } from '../client.ts';
import { CommandLineError } from '../place.ts';
import { type Tried, triedWords, tryAll } from './settings-try.ts';

type Page = Awaited<ReturnType<Parameters<typeof tryAll>[0]>>;
type Differing = Page['differing'][number];

const ORDERED = { end: 'ordered', rule: 'all-rules-hold', words: 'Complete', order: 'SO-1' } as const;
const ASKED = { end: 'asked', rule: 'completeness', words: 'Where to?', order: null } as const;

const differing = (captureId: string, change: Partial<Differing> = {}): Differing => ({
  captureId,
  source: 'web',
  channel: 'form',
  receivedAt: '2026-11-20T08:30:00.000Z',
  from: '林晓',
  became: { ...ORDERED, byPerson: true },
  before: ASKED,
  after: ORDERED,
  differences: [
    { kind: 'end', before: 'asked (completeness: Where to?)', after: 'ordered (all-rules-hold: Complete)' },
  ],
  ...change,
});

const page = (change: Partial<Page>): Page => ({
  against: 3,
  from: '2026-11-09T09:00:00.000Z',
  day: '2026-11-20',
  lookedAt: 2,
  same: 2,
  differing: [],
  untried: [],
  modelNotAsked: 0,
  next: null,
  ...change,
});

const settings = sampleSettings();
const words = (tried: Tried, limit = 1000) => triedWords(tried, { settings, limit });
const input = { yaml: 'x', since: '14d', limit: 1000 };

/** Answers with these pages, one after the other; what was asked is kept. */
function hub(...answers: (Page | Error)[]) {
  const asked: Record<string, unknown>[] = [];
  const ask = async (body: object): Promise<Page> => {
    asked.push(body as Record<string, unknown>);
    const answer = answers[asked.length - 1];
    if (answer === undefined || answer instanceof Error) throw answer ?? new Error('too many');
    return answer;
  };
  return { ask, asked };
}

describe('hub settings try', () => {
  it('goes through all pages, with the same time and version', async () => {
    const due = differing('C9', { after: ASKED, differences: [{ kind: 'due', before: '17:00', after: '12:00' }] });
    const { ask, asked } = hub(
      page({ next: 'p2', same: 1, differing: [due] }),
      page({ same: 1, differing: [differing('C1')] }),
    );
    const seen: number[] = [];
    const tried = await tryAll(ask, input, (lookedAt) => seen.push(lookedAt));
    expect(asked).toEqual([
      { yaml: 'x', since: '14d', limit: 10 },
      { yaml: 'x', since: '2026-11-09T09:00:00.000Z', cursor: 'p2', against: 3, limit: 10 },
    ]);
    expect(seen).toEqual([2, 4]);
    expect(tried).toMatchObject({
      lookedAt: 4,
      same: 2,
      byKind: { end: 1, due: 1 },
      ends: { 'asked → ordered': 1 },
      stopped: false,
    });
    expect(tried.differing.map(({ captureId }) => captureId)).toEqual(['C1', 'C9']);
    const said = words(tried);
    expect(said).toMatch(/C1 .*2026-11-20 08:30 .*林晓 .*ordered SO-1, by a person .*end .*asked .*ordered/);
    expect(said).toContain(
      '4 messages since 2026-11-09T09:00:00.000Z: 2 the same as under version 3, 2 different (end 1, due 1), 0 not tried.',
    );
    expect(said).toContain('  asked → ordered: 1');
    expect(said).toContain('Nothing was changed.');
  });

  it('stops at the limit, and says so', async () => {
    const { ask, asked } = hub(page({ next: 'p2' }), page({ next: 'p3', lookedAt: 1, same: 1 }));
    const tried = await tryAll(ask, { ...input, limit: 3 }, () => undefined);
    expect(asked.map(({ limit }) => limit)).toEqual([3, 1]);
    expect(tried.stopped).toBe(true);
    expect(words(tried, 3)).toContain('Stopped after 3 messages, the newest days first. There are more: --limit 12');
  });

  it('passes over a message that takes longer than a request may', async () => {
    const late = new HttpFailure('POST', 504);
    const untried = [
      { captureId: 'C7', source: 'web', receivedAt: '2026-11-20T08:30:00.000Z', reason: 'skipped' } as const,
    ];
    const { ask, asked } = hub(late, late, page({ untried, lookedAt: 1, same: 0 }));
    const tried = await tryAll(ask, input, () => undefined);
    expect(asked.map(({ limit, skip }) => [limit, skip])).toEqual([
      [10, undefined],
      [1, undefined],
      [1, true],
    ]);
    expect(words(tried)).toContain('1: trying took too long (C7)');
    const refused = new CommandLineError('no');
    await expect(tryAll(hub(refused).ask, input, () => undefined)).rejects.toBe(refused);
  });

  it('says what to do where nothing came, and that no model was asked', async () => {
    const none = await tryAll(hub(page({ lookedAt: 0, same: 0 })).ask, input, () => undefined);
    expect(words(none)).toContain('--since 30d');
    const doubtful = await tryAll(hub(page({ modelNotAsked: 1 })).ask, input, () => undefined);
    expect(words(doubtful)).toContain('No model was asked: 1 message would have been sent to one.');
  });
});
