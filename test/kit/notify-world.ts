import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import PostalMime from 'postal-mime';
import { vi } from 'vitest';
import { notify } from '../../functions/notify/notify.ts';
import type { NotifyDeps } from '../../functions/notify/wire.ts';
import type { Capture } from '../../shared/capture/record.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { ReplyRoute } from '../../shared/orders/reply-route.ts';
import type { Interpretation } from '../../shared/platform/draft-store.ts';
import type { EffectResult, Effects } from '../../shared/platform/effects.ts';
import { mailer } from '../../shared/platform/mail.ts';
import type { WaitingMail } from '../../shared/platform/mail-volume.ts';
import { given, type Story } from './given.ts';
import { MONDAY, sampleBeginning, sampleSettings } from './samples.ts';

/** SES as the functions see it; each test says what it answers. */
export const ses = mockClient(SESClient);
export const KEYS = { current: 'k'.repeat(40), previous: null };
export const MAIL: Extract<ReplyRoute, { kind: 'email' }> = {
  kind: 'email',
  address: 'buyer@mail.example',
  inReplyTo: '<a@mail.example>',
  references: [],
  subject: 'order',
};
export const CHAT: ReplyRoute = {
  kind: 'chat',
  channel: 'slack',
  source: 'slack-trade',
  conversation: 'C1',
  thread: null,
};
export const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };

/** Receipts in memory, with the rules of the real ones. */
function receipts(): Effects & { kept: Map<string, EffectResult['outcome'] | 'begun'> } {
  const kept = new Map<string, EffectResult['outcome'] | 'begun'>();
  return {
    kept,
    once: async (id, act) => {
      if (kept.has(id)) return { outcome: 'repeat' };
      kept.set(id, 'begun');
      const result = await act();
      if (result.outcome === 'refused' && result.retry) kept.delete(id);
      else kept.set(id, result.outcome);
      return result;
    },
  };
}

export interface World {
  story?: Story;
  capture?: Capture;
  interpretation?: Interpretation;
  blocked?: string[];
  answers?: number;
  /** Mails that each person still gets in this hour. */
  mailsLeft?: number;
}

/** What notify works with: an order or capture, receipts in memory, and mail by a mocked SES. */
export function world({ story, capture, interpretation, blocked = [], answers = 0, mailsLeft = 1000 }: World) {
  let left = mailsLeft;
  let digests = 0;
  const waiting: WaitingMail[] = [];
  const settings = { version: 1, settings: sampleSettings(), yaml: '', by: '', at: '', note: null };
  const counted = { answers };
  const effects = receipts();
  const written: Capture[] = [];
  const chat = vi.fn<NotifyDeps['chat']>(async () => ({ outcome: 'done', reference: 'c1' }));
  const deps = {
    orders: {
      find: async () => story?.order,
      findMany: async () => (story ? [story.order] : []),
      work: async (owner: string) => ({
        tasks: (story?.order.tasks ?? [])
          .filter((task) => task.owner === owner)
          .map((task) => ({ orderId: story?.order.id ?? '', orderNumber: story?.order.number ?? '', task })),
        captureIds: [],
      }),
      event: async (_: string, seq: number) => story?.events.find((event) => event.seq === seq),
      events: async () => [...(story?.events ?? [])],
    },
    captures: {
      find: async () => written.at(-1) ?? capture,
      replace: async (next: Capture) => {
        written.push({ ...next, version: next.version + 1 });
        return true;
      },
    },
    drafts: { get: async () => interpretation },
    settings: { current: async () => settings, version: async () => settings },
    suppression: {
      among: async (list: readonly string[]) => new Set(list.filter((address) => blocked.includes(address))),
    },
    effects,
    mailer: mailer(new SESClient({ region: 'eu-central-1', maxAttempts: 1 }), 'set'),
    chat,
    keys: async () => KEYS,
    countAnswer: async () => {
      counted.answers += 1;
      return counted.answers <= 5;
    },
    volume: {
      take: async () => {
        left -= 1;
        return left >= 0;
      },
      takeDigest: async () => {
        digests += 1;
        return digests <= 1;
      },
      keep: async (mail: WaitingMail) => void waiting.push(mail),
      waiting: async () => ({ mails: [...waiting], mark: waiting.length > 0 ? 'm' : null }),
      settle: async (_: string, mails: readonly WaitingMail[]) => void waiting.splice(0, mails.length),
    },
    metrics: { addMetric: vi.fn(), publishStoredMetrics: vi.fn() },
    clock: { now: () => MONDAY },
    publicUrl: 'https://hub.example.com',
    mailDomain: 'hub.example.com',
  };
  return { deps: deps as unknown as NotifyDeps, effects, chat, counted, waiting, written, metrics: deps.metrics };
}

/** An order whose customer can be answered; the first event tells the same. */
export function admitted(replyTo: ReplyRoute | null): Story {
  const { event } = sampleBeginning();
  const { fact } = event;
  if (fact.type !== 'order-admitted') throw new Error('the first event admits');
  const first: OrderEvent = { ...event, fact: { ...fact, order: { ...fact.order, replyTo } } };
  return given([first]);
}

export const tell = (story: Story, deps: NotifyDeps, seq = story.order.version): Promise<void> =>
  notify({ orderId: story.order.id, seq }, deps, logger);

/** The mails that went to SES, read back. */
export const sent = async () =>
  Promise.all(
    ses.commandCalls(SendRawEmailCommand).map(async ({ args }) => {
      const { Destinations, RawMessage, Source } = args[0].input;
      const mail = await PostalMime.parse(RawMessage?.Data ?? new Uint8Array());
      return { to: Destinations, from: Source, mail, text: mail.text ?? '' };
    }),
  );

export const sesError = (name: string, httpStatusCode: number): SESServiceException =>
  new SESServiceException({
    name,
    $fault: httpStatusCode < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode },
    message: name,
  });

/** SES takes everything, and has taken nothing yet. */
export function freshSes(): void {
  ses.reset();
  ses.on(SendRawEmailCommand).resolves({ MessageId: 'ses-1' });
}
