import type { DatabaseSync } from 'node:sqlite';
import { openDatabase, transaction } from '../database.ts';
import type { MailHeader } from '../mime.ts';

/** A sent mail as tests, the command line and the mailbox page see it. */
export interface SentMail {
  /** The id that SES answered. */
  readonly id: string;
  /** Envelope sender, a bare address. */
  readonly from: string;
  /** Envelope recipients: everybody who got it, blind copies too. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Header fields as sent, unfolded, not decoded. */
  readonly headers: readonly MailHeader[];
  readonly attachments: readonly { readonly filename: string; readonly mimeType: string; readonly size: number }[];
  readonly configurationSet?: string;
  /** ISO 8601 by the hub's clock. */
  readonly sentAt: string;
}

/** Something that still has to leave: an event for a topic, or an automatic reply. */
export interface Outgoing {
  readonly id: number;
  readonly kind: 'event' | 'reply';
  /** Topic ARN, or the address of the reply. */
  readonly target: string;
  readonly body: string;
}

export interface MailQuery {
  readonly to?: string | undefined;
  /** ISO time; only mails sent then or later. */
  readonly since?: string | undefined;
  /** Words that must all be in subject, text, sender or recipients. */
  readonly search?: string | undefined;
  readonly newestFirst?: boolean;
  readonly limit?: number;
  readonly offset?: number;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS mails (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,
  sent_at TEXT NOT NULL, mail TEXT NOT NULL, words TEXT NOT NULL, raw BLOB NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS mails_sent ON mails (sent_at);
CREATE TABLE IF NOT EXISTS recipients (address TEXT NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (address, seq)) STRICT;
CREATE TABLE IF NOT EXISTS outgoing (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, target TEXT NOT NULL,
  body TEXT NOT NULL) STRICT;
`;

/**
 * Every sent mail with its raw bytes, and the events that are still to be published, in one SQLite file: a mail and its
 * events are kept in one step, and a kill loses neither.
 */
export class MailStore {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = openDatabase(file, SCHEMA);
  }

  close(): void {
    this.#database.close();
  }

  add(mail: SentMail, raw: Buffer, outgoing: readonly Omit<Outgoing, 'id'>[]): void {
    const words = [mail.subject, mail.text, mail.from, ...mail.to].join('\n').toLowerCase();
    transaction(this.#database, () => {
      const { lastInsertRowid } = this.#database
        .prepare('INSERT INTO mails (id, sent_at, mail, words, raw) VALUES (?, ?, ?, ?, ?)')
        .run(mail.id, mail.sentAt, JSON.stringify(mail), words, raw);
      const recipient = this.#database.prepare('INSERT OR IGNORE INTO recipients VALUES (?, ?)');
      for (const address of mail.to) recipient.run(address.toLowerCase(), lastInsertRowid);
      const queue = this.#database.prepare('INSERT INTO outgoing (kind, target, body) VALUES (?, ?, ?)');
      for (const each of outgoing) queue.run(each.kind, each.target, each.body);
    });
  }

  mail(id: string): { readonly mail: SentMail; readonly raw: Buffer } | undefined {
    const row = this.#database.prepare('SELECT mail, raw FROM mails WHERE id = ?').get(id);
    if (!row) return undefined;
    return { mail: JSON.parse(String(row.mail)) as SentMail, raw: Buffer.from(row.raw as Uint8Array) };
  }

  /** Mails in the order of sending, or backwards. */
  mails(query: MailQuery = {}): SentMail[] {
    const words = (query.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const conditions = [
      ...(query.to ? ['seq IN (SELECT seq FROM recipients WHERE address = ?)'] : []),
      ...(query.since ? ['sent_at >= ?'] : []),
      ...words.map(() => 'instr(words, ?) > 0'),
    ];
    const values = [...(query.to ? [query.to.toLowerCase()] : []), ...(query.since ? [query.since] : []), ...words];
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const rows = this.#database
      .prepare(`SELECT mail FROM mails ${where} ORDER BY seq ${query.newestFirst ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`)
      .all(...values, query.limit ?? -1, query.offset ?? 0);
    return rows.map((row) => JSON.parse(String(row.mail)) as SentMail);
  }

  /** Everybody who was sent a mail, with the number of mails; the one written to last comes first. */
  recipients(): { readonly address: string; readonly count: number }[] {
    const rows = this.#database
      .prepare('SELECT address, count(*) AS n FROM recipients GROUP BY address ORDER BY max(seq) DESC LIMIT 100')
      .all();
    return rows.map((row) => ({ address: String(row.address), count: Number(row.n) }));
  }

  /** How many mails were sent at or after an ISO time. */
  countSince(since: string): number {
    return Number(this.#database.prepare('SELECT count(*) AS n FROM mails WHERE sent_at >= ?').get(since)?.n ?? 0);
  }

  nextOutgoing(): Outgoing | undefined {
    const row = this.#database.prepare('SELECT * FROM outgoing ORDER BY id LIMIT 1').get();
    if (!row) return undefined;
    const kind = row.kind === 'reply' ? 'reply' : 'event';
    return { id: Number(row.id), kind, target: String(row.target), body: String(row.body) };
  }

  deleteOutgoing(id: number): void {
    this.#database.prepare('DELETE FROM outgoing WHERE id = ?').run(id);
  }
}
