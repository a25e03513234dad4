import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../shared/admission/place.ts';
import { firstBreak } from '../../shared/orders/chain.ts';
import { balanceOf, closes } from '../../shared/reports/balance.ts';
import { MemoryHub, sampleCapture } from '../kit/memory-hub.ts';
import {
  ADDRESS,
  after,
  CATALOGUE,
  MONDAY,
  sampleDraft,
  sampleLine,
  sampleSettings,
  sure,
  unknown,
} from '../kit/samples.ts';

const settings = sampleSettings();

/** One way in which a copy of the one order can come. */
interface Copy {
  source: string;
  channel: string;
  messageKey: string | null;
  externalId: string | null;
  reference: string | null;
  /** Seconds after the first. */
  seconds: number;
  reversed: boolean;
  street: string;
}

function candidate(id: string, copy: Copy, person = '+8613655550217', company = '慈溪新浦胡记五金店'): Candidate {
  const at = after(MONDAY, copy.seconds / 3600);
  const lines = [sampleLine(), sampleLine('FW-M8', 10), sampleLine('BV25-R', 100, '米')];
  return {
    capture: sampleCapture(id, copy.source, copy.channel, at),
    draft: sampleDraft({
      lines: copy.reversed ? lines.reverse() : lines,
      customerReference: copy.reference === null ? unknown() : sure(copy.reference),
      shipTo: sure({ ...ADDRESS, street: copy.street }),
      customer: {
        ...sampleDraft().customer,
        company: sure(company),
        phone: sure(person),
        email: sure(`${person.slice(1)}@mail.example`),
      },
    }),
    settings,
    catalogue: CATALOGUE,
    now: at,
    messageKey: copy.messageKey,
    externalId: copy.externalId,
    placedAt: at.toISOString(),
    cancelled: false,
    threadRef: null,
    reviewed: null,
  };
}

const STREETS = ['新浦镇六塘公路32号', '新浦六塘公路32号胡记五金', '新浦镇 六塘公路 32 号'];
const entrances = [
  { source: 'mail-sales', channel: 'email' },
  { source: 'web', channel: 'form' },
  { source: 'wecom-sales', channel: 'wecom' },
  { source: 'slack-trade', channel: 'slack' },
];

const looks = {
  seconds: fc.integer({ min: 0, max: 500 }),
  reversed: fc.boolean(),
  street: fc.constantFrom(...STREETS),
};
/** The same mail to several addresses, or the same goods by other entrances within minutes. */
const byMessage = fc.record({
  ...looks,
  entrance: fc.constantFrom(...entrances),
  messageKey: fc.constantFrom('<m1@mail.example>', null),
  reference: fc.constantFrom('PO 1001', 'po-1001', null),
});
const toCopy = ({
  entrance,
  ...rest
}: { entrance: (typeof entrances)[number] } & Omit<Copy, 'source' | 'channel' | 'externalId'>): Copy => ({
  ...rest,
  ...entrance,
  externalId: null,
});

const copies = fc.oneof(
  fc.array(byMessage, { minLength: 2, maxLength: 7 }).map((list) => list.map(toCopy)),
  // A shop's deliveries of one order, however often.
  fc.array(fc.record(looks), { minLength: 2, maxLength: 7 }).map((list) =>
    list.map(
      (look): Copy => ({
        ...look,
        source: 'shop-eu',
        channel: 'shopify',
        messageKey: null,
        externalId: '820982911',
        reference: '#1001',
      }),
    ),
  ),
);

describe('any number of copies of one message, in any interleaving', () => {
  it('is one order, and every capture has its end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        copies,
        fc.array(fc.integer({ min: 0, max: 9 })),
        async (scheduler, list, deaths) => {
          const dying = [...deaths];
          const hub = new MemoryHub(
            (label) => scheduler.schedule(Promise.resolve(), label),
            () => (dying.pop() ?? 9) < 2,
          );
          const candidates = list.map((copy, index) => candidate(`C${index}`, copy));
          // Queues deliver twice: every capture is interpreted by two workers.
          const work = Promise.all([...candidates, ...candidates].map((one) => hub.interpret(one)));
          await scheduler.waitFor(work);
          expect(hub.orders.size).toBe(1);
          expect(hub.customers.size).toBe(1);
          const outcomes = [...hub.outcomes.values()];
          expect(outcomes).toHaveLength(list.length);
          expect(outcomes.filter(({ status }) => status === 'ordered')).toHaveLength(1);
          expect(outcomes.filter(({ status }) => status === 'attached')).toHaveLength(list.length - 1);
          expect(closes(balanceOf(outcomes.map((outcome) => ({ outcome }))))).toBe(true);
          for (const events of hub.events.values()) expect(firstBreak(events)).toBeUndefined();
        },
      ),
      { numRuns: 150 },
    );
  });

  it('honest orders of different people or places are all booked', async () => {
    const places = ['江月路900弄5号', '环城东路118号', '华夏东路1500号', '六塘公路32号'];
    const companies = ['慈溪新浦胡记五金店', '上海临港机电', '宁波鼎海机械', 'Harbour Tools Ltd'];
    const one = fc.record({
      person: fc.integer({ min: 0, max: 3 }),
      place: fc.integer({ min: 0, max: 3 }),
      seconds: looks.seconds,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.uniqueArray(one, { minLength: 2, maxLength: 6, selector: ({ person, place }) => `${person} ${place}` }),
        async (scheduler, list) => {
          const hub = new MemoryHub((label) => scheduler.schedule(Promise.resolve(), label));
          const candidates = list.map(({ person, place, seconds }, index) => {
            const copy: Copy = {
              source: 'web',
              channel: 'form',
              messageKey: null,
              externalId: null,
              reference: null,
              seconds,
              reversed: false,
              street: places[place] ?? '',
            };
            return candidate(`C${index}`, copy, `+861365555021${person}`, companies[person]);
          });
          await scheduler.waitFor(Promise.all(candidates.map((each) => hub.interpret(each))));
          expect(hub.orders.size).toBe(list.length);
          expect(new Set([...hub.orders.values()].map(({ number }) => number)).size).toBe(list.length);
        },
      ),
      { numRuns: 100 },
    );
  });
});
