import { expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import { sampleReview } from '../../test/kit/desk-world.ts';
import { CHAT } from '../../test/kit/notify-world.ts';
import { after, MONDAY, sampleSettings } from '../../test/kit/samples.ts';
import { sweepQuestions } from './questions.ts';

const settings = sampleSettings({ asking: { againHours: 24, staffHours: 12 } });
const asked = (change: Partial<Capture> = {}): Capture =>
  sampleReview({ ask: ['shipTo'], replyTo: CHAT, ...change }).capture;

async function swept(capture: Capture, hours: number, of = settings): Promise<Partial<Capture> | null> {
  const written: Capture[] = [];
  const captures = { inReview: async () => [capture], replace: async (next: Capture) => written.push(next) > 0 };
  await sweepQuestions(of, after(MONDAY, hours), { captures } as unknown as Parameters<typeof sweepQuestions>[2]);
  return written[0] ?? null;
}

it('asks once more after a time, and gives up after another', async () => {
  expect(await swept(asked(), 23)).toBeNull();
  expect(await swept(asked(), 24)).toMatchObject({ askedAgainAt: after(MONDAY, 24).toISOString() });
  const again = asked({ askedAgainAt: after(MONDAY, 24).toISOString() });
  expect(await swept(again, 35)).toBeNull();
  expect(await swept(again, 36)).toMatchObject({ gaveUpAt: after(MONDAY, 36).toISOString() });
  expect(await swept({ ...again, gaveUpAt: after(MONDAY, 36).toISOString() }, 99)).toBeNull();
});

it('leaves alone what was not asked, cannot be, or is not to be', async () => {
  expect(await swept(asked({ ask: [] }), 99)).toBeNull();
  expect(await swept(asked({ replyTo: null }), 99)).toBeNull();
  expect(await swept(asked(), 99, sampleSettings({ asking: { againHours: 0, staffHours: 0 } }))).toBeNull();
});
