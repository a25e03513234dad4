/** How much of a mail is opened. What goes beyond is not read but kept and shown to a person. */
export const LIMITS = {
  /** MIME parts, nested mails included. */
  parts: 100,
  /** Depth of multiparts. */
  depth: 10,
  /** Depth of mails inside mails. */
  nestedMails: 3,
  /** Bytes of the raw mail and of everything decoded from it. */
  bytes: 60_000_000,
  /** Bytes of one attachment. */
  attachment: 25_000_000,
  /** Bytes of all headers of all parts. */
  headers: 1_000_000,
  /** Characters of HTML, and of text. */
  html: 2_000_000,
  text: 500_000,
} as const;

/** A mail that cannot be read as a whole: a person has to look at the original. */
export interface Unreadable {
  ok: false;
  rule: string;
  words: string;
}

export const unreadable = (rule: string, words: string): Unreadable => ({ ok: false, rule, words });
