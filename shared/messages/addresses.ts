import type { Language } from '../settings/language.ts';
import type { Settings, Source } from '../settings/schema.ts';

/** A mailbox as a header has it. */
export interface Mailbox {
  name: string;
  address: string;
}

type Known = Pick<Settings, 'company' | 'sources'>;

const LONGEST_LOCAL_PART = 64;

/** The first mailbox of an e-mail source, whole. A source without addresses has its own id as local part. */
function mailboxOf(source: Source, mailDomain: string): { local: string; domain: string } {
  const address = source.addresses?.[0] ?? source.id;
  const at = address.lastIndexOf('@');
  return at < 0
    ? { local: address, domain: mailDomain }
    : { local: address.slice(0, at), domain: address.slice(at + 1) };
}

/** The mailbox of the given source where it is one for mail, else the first of the settings. */
function mailSource(sources: readonly Source[], id: string | null): Source | undefined {
  const mail = sources.filter(({ channel }) => channel === 'email');
  return mail.find((source) => source.id === id) ?? mail[0];
}

/** Where mails to staff come from. */
export const hubMailbox = ({ company }: Known, language: Language, mailDomain: string): Mailbox => ({
  name: company.name[language],
  address: `hub@${mailDomain}`,
});

/**
 * Where mails to a customer come from: the mailbox that was written to. Mail of another domain than the hub's would be refused by SES, and
 * would not stand DMARC: then it is the hub's own.
 */
export function customerMailbox(settings: Known, sourceId: string, language: Language, mailDomain: string): Mailbox {
  const source = settings.sources.find(({ id, channel }) => id === sourceId && channel === 'email');
  const box = source && mailboxOf(source, mailDomain);
  if (!box || box.domain.toLowerCase() !== mailDomain.toLowerCase()) return hubMailbox(settings, language, mailDomain);
  return { name: settings.company.name[language], address: `${box.local}@${box.domain}` };
}

/**
 * Where answers go: a mailbox that takes orders, with what ties the answer to an order (or capture) after a plus sign, in lower case because
 * some mailers make it so. Null where the hub takes no mail.
 */
export function answerAddress(
  settings: Known,
  sourceId: string | null,
  reference: string,
  mailDomain: string,
): string | null {
  const source = mailSource(settings.sources, sourceId);
  if (!source) return null;
  const { local, domain } = mailboxOf(source, mailDomain);
  const tagged = `${local}+${reference.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '')}`;
  return `${tagged.length <= LONGEST_LOCAL_PART ? tagged : local}@${domain}`;
}
