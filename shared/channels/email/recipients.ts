import type { Source } from '../../settings/schema.ts';
import { isReplyMailbox } from '../../tasks/reply-mailbox.ts';

/** A source that a delivery is for. */
export interface Addressed {
  source: Source;
  /** The envelope recipients that lead to it, lower case. */
  recipients: string[];
  /** What stood behind `+` (or `-`) in them, lower case: `k3f9` of `orders+k3f9@`. */
  tags: string[];
}

interface Target {
  source: Source;
  local: string;
  domain: string;
}

/** Mailboxes of the e-mail sources. A source without addresses has its own id as local part. */
function targetsOf(sources: readonly Source[], mailDomain: string): Target[] {
  return sources
    .filter((source) => source.channel === 'email')
    .flatMap((source) =>
      (source.addresses?.length ? source.addresses : [source.id]).map((address) => ({ source, address })),
    )
    .map(({ source, address }) => {
      const at = address.lastIndexOf('@');
      return at < 0
        ? { source, local: address.toLowerCase(), domain: mailDomain.toLowerCase() }
        : { source, local: address.slice(0, at).toLowerCase(), domain: address.slice(at + 1).toLowerCase() };
    });
}

/** Tag under which a target takes this local part: empty for the mailbox itself, null when it is another's. */
function tagFor(local: string, target: Target): string | null {
  if (local === target.local) return '';
  const mark = local[target.local.length];
  return local.startsWith(target.local) && (mark === '+' || mark === '-') ? local.slice(target.local.length + 1) : null;
}

/** The mailbox that is nearest to the recipient: itself before `+`, `+` before `-`, the longer name before the shorter. */
function nearest(recipient: string, targets: readonly Target[]): { target: Target; tag: string } | null {
  const at = recipient.lastIndexOf('@');
  if (at < 1) return null;
  const [local, domain] = [recipient.slice(0, at), recipient.slice(at + 1)];
  const hits = targets
    .filter((target) => target.domain === domain)
    .flatMap((target) => {
      const tag = tagFor(local, target);
      return tag === null ? [] : [{ target, tag }];
    });
  return hits.sort((a, b) => b.target.local.length - a.target.local.length)[0] ?? null;
}

const bare = (recipient: string): string => recipient.trim().replace(/^<|>$/g, '').toLowerCase();

/** Answers to task mails, lower case, apart from what was sent to anybody else. */
export function partedReplies(
  recipients: readonly string[],
  mailDomain: string,
): { replies: string[]; others: string[] } {
  const isReply = (recipient: string): boolean => {
    const at = recipient.lastIndexOf('@');
    return recipient.slice(at + 1) === mailDomain.toLowerCase() && isReplyMailbox(recipient.slice(0, at));
  };
  const all = recipients.map(bare);
  return { replies: all.filter(isReply), others: all.filter((recipient) => !isReply(recipient)) };
}

/**
 * Finds the sources that a delivery is for, by its envelope recipients alone: To and Cc lie about Bcc, forwards and
 * lists. A source is named once, however many of its mailboxes were written to.
 * @param recipients envelope RCPT TO addresses, any case
 * @param mailDomain domain of mailboxes that the settings name by local part only
 */
export function addressed(recipients: readonly string[], sources: readonly Source[], mailDomain: string): Addressed[] {
  const targets = targetsOf(sources, mailDomain);
  const found = new Map<string, Addressed>();
  for (const recipient of recipients.map(bare)) {
    const hit = nearest(recipient, targets);
    if (!hit) continue;
    const entry = found.get(hit.target.source.id) ?? { source: hit.target.source, recipients: [], tags: [] };
    entry.recipients.push(recipient);
    if (hit.tag) entry.tags.push(hit.tag);
    found.set(hit.target.source.id, entry);
  }
  return [...found.values()];
}
