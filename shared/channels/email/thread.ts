import type { Mail } from './mime.ts';
import { idsOf } from './mime.ts';

/** `SO-7K3M-91`: letters and digits in groups after a short prefix. */
const ORDER_NUMBER = /^[a-z]{1,4}(-[a-z0-9]{1,12}){1,3}$/i;
const SUBJECT_NUMBER = /\[\s*(SO-[a-z0-9]{4}-[a-z0-9]{2})\s*\]/i;

/** Order number in a plus-address token, which may carry more behind a dot. */
function tokenOf(tag: string): string | null {
  const number = tag.split('.')[0] ?? '';
  return ORDER_NUMBER.test(number) ? number.toUpperCase() : null;
}

/** Order number in one of our Message-IDs, `<{orderNumber}.{purpose}{n}@mailDomain>`. */
export function orderOfMessageId(id: string, mailDomain: string): string | null {
  const match = /^<([^<>@\s]{1,200})@([^<>@\s]{1,253})>$/.exec(id);
  if (match?.[2]?.toLowerCase() !== mailDomain.toLowerCase()) return null;
  const number = match[1]?.split('.')[0] ?? '';
  return ORDER_NUMBER.test(number) ? number.toUpperCase() : null;
}

/** `C` and a ULID: the id of a capture, in whatever case a mail program left it. */
const CAPTURE_ID = /^c[0-9a-hjkmnp-tv-z]{26}$/i;
const MOST_CAPTURES = 5;

/** The captures that our mails were about which this one answers: by the address that it came to, and by their Message-IDs. Nearest first. */
export function capturesAnswered(mail: Mail, tags: readonly string[], mailDomain: string): string[] {
  const ids = [...mail.inReplyTo, ...mail.references.toReversed()].flatMap((id) => {
    const [, local = '', domain = ''] = /^<([^<>@\s]{1,200})@([^<>@\s]{1,253})>$/.exec(id) ?? [];
    return domain.toLowerCase() === mailDomain.toLowerCase() ? [local] : [];
  });
  const named = [...tags, ...ids].map((text) => text.split('.')[0] ?? '').filter((text) => CAPTURE_ID.test(text));
  return [...new Set(named.map((id) => id.toUpperCase()))].slice(0, MOST_CAPTURES);
}

/**
 * What ties a mail to a running order, strongest first: the token in the envelope recipient, `In-Reply-To`, the last of
 * our ids in `References`, the number in brackets in the subject; for a bounce the mail that it is about. Equal subjects tie nothing.
 * @param tags what stood behind `+` in the envelope recipients
 */
export function threadRefOf(mail: Mail, tags: readonly string[], mailDomain: string): string | null {
  const reported = idsOf(/^message-id[ \t]*:((?:.|\r?\n[ \t])*)$/im.exec(mail.reported ?? '')?.[1]);
  const nested = mail.type === 'multipart/report' ? mail.nested.flatMap((inner) => inner.messageId ?? []) : [];
  const ids = [...mail.inReplyTo, ...mail.references.toReversed(), ...reported, ...nested];
  const byTag = tags.map(tokenOf).find((token) => token !== null);
  const byId = ids.map((id) => orderOfMessageId(id, mailDomain)).find((number) => number !== null);
  return byTag ?? byId ?? SUBJECT_NUMBER.exec(mail.subject ?? '')?.[1]?.toUpperCase() ?? null;
}
