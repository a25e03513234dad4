import type { Capture } from '../../capture/record.ts';
import { Source } from '../../settings/schema.ts';
import type { Arrival } from '../../understanding/draft.ts';
import { emailReader } from './read.ts';

/** For tests: a source, a kept mail, and what reading makes of it. */
export const MAIL_DOMAIN = 'hub.example.com';

export const mailSource = (language: 'zh-CN' | 'en' = 'zh-CN'): Source =>
  Source.parse({
    id: 'orders',
    channel: 'email',
    names: { 'zh-CN': '订单', en: 'Orders' },
    language,
    addresses: ['orders'],
  });

export const keptMail = (more: Partial<Capture> = {}): Capture => ({
  id: 'C1',
  version: 1,
  channel: 'email',
  source: 'orders',
  day: '2026-11-22',
  receivedAt: '2026-11-22T10:00:00.000Z',
  rawKey: 'mail/1',
  digest: '0'.repeat(64),
  size: 1,
  contentType: 'message/rfc822',
  meta: {},
  messageId: '<1@example.cn>',
  trust: 'authenticated',
  test: false,
  replyTo: null,
  outcome: { status: 'in-flight', waitsFor: null },
  answer: null,
  attempts: 1,
  ask: [],
  decidedAt: null,
  ...more,
});

export const readMail = (
  raw: string | Uint8Array,
  more: Partial<Capture> = {},
  language: 'zh-CN' | 'en' = 'zh-CN',
): Promise<Arrival> =>
  emailReader.read(keptMail(more), typeof raw === 'string' ? Buffer.from(raw, 'utf8') : raw, {
    source: mailSource(language),
    mailDomain: MAIL_DOMAIN,
  });

/** A mail of headers and a body, with CRLF. Headers given replace the usual ones; `null` leaves one out. */
export function rawMail(headers: Record<string, string | null>, body: string): string {
  const all: Record<string, string | null> = {
    From: 'Wang <buyer@example.cn>',
    To: 'orders@hub.example.com',
    Subject: 'Order',
    'Message-ID': '<1@example.cn>',
    Date: 'Sun, 22 Nov 2026 18:00:00 +0800',
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  return `${lines.join('\r\n')}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}`;
}

/** The message of a text arrival; fails the test for any other. */
export function messageOf(arrival: Arrival): Extract<Arrival, { type: 'text' }>['message'] {
  if (arrival.type !== 'text') throw new Error(`Expected text, got ${JSON.stringify(arrival)}`);
  return arrival.message;
}
