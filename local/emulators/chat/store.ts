import type { DatabaseSync } from 'node:sqlite';
import { openDatabase, transaction } from '../database.ts';

export type Platform = 'slack' | 'wecom';

/** A chat message that the hub sent. */
export interface SentChat {
  readonly id: string;
  readonly platform: Platform;
  /** Slack channel or user; WeCom users joined by `|`. */
  readonly to: string;
  readonly text: string;
  /** The whole request body. */
  readonly body: unknown;
  /** ISO 8601 by the hub's clock. */
  readonly sentAt: string;
}

export interface ChatQuery {
  readonly platform?: string | undefined;
  readonly to?: string | undefined;
  /** ISO time; only messages sent then or later. */
  readonly since?: string | undefined;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS messages (seq INTEGER PRIMARY KEY AUTOINCREMENT, platform TEXT NOT NULL,
  recipient TEXT NOT NULL, sent_at TEXT NOT NULL, text TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS tokens (app TEXT PRIMARY KEY, token TEXT NOT NULL UNIQUE, expires_at INTEGER NOT NULL) STRICT;
`;

/** Sent chat messages and access tokens in one SQLite file. */
export class ChatStore {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = openDatabase(file, SCHEMA);
  }

  close(): void {
    this.#database.close();
  }

  /** Keeps a message; `id` is made from its number. */
  add(message: Omit<SentChat, 'id'>, id: (sequence: number) => string): string {
    return transaction(this.#database, () => {
      const { lastInsertRowid } = this.#database
        .prepare('INSERT INTO messages (platform, recipient, sent_at, text, body) VALUES (?, ?, ?, ?, ?)')
        .run(message.platform, message.to, message.sentAt, message.text, '');
      const made = id(Number(lastInsertRowid));
      this.#database
        .prepare('UPDATE messages SET body = ? WHERE seq = ?')
        .run(JSON.stringify({ ...message, id: made }), lastInsertRowid);
      return made;
    });
  }

  /** Oldest first. */
  messages(query: ChatQuery = {}): SentChat[] {
    const rows = this.#database
      .prepare(
        `SELECT body FROM messages WHERE (?1 IS NULL OR platform = ?1) AND (?2 IS NULL OR recipient = ?2)
         AND (?3 IS NULL OR sent_at >= ?3) ORDER BY seq`,
      )
      .all(query.platform ?? null, query.to ?? null, query.since ?? null);
    return rows.map((row) => JSON.parse(String(row.body)) as SentChat);
  }

  /** The newest messages with that text to that recipient at or after an ISO time; for WeCom's check for duplicates. */
  hasSince(platform: Platform, to: string, text: string, since: string): boolean {
    return this.messages({ platform, to, since }).some((message) => message.text === text);
  }

  token(app: string): { readonly token: string; readonly expiresAt: number } | undefined {
    const row = this.#database.prepare('SELECT token, expires_at FROM tokens WHERE app = ?').get(app);
    return row ? { token: String(row.token), expiresAt: Number(row.expires_at) } : undefined;
  }

  putToken(app: string, token: string, expiresAt: number): void {
    this.#database.prepare('INSERT OR REPLACE INTO tokens VALUES (?, ?, ?)').run(app, token, expiresAt);
  }

  /** When a token ends (ms), or undefined when it was never given. */
  tokenEnd(token: string): number | undefined {
    const row = this.#database.prepare('SELECT expires_at FROM tokens WHERE token = ?').get(token);
    return row ? Number(row.expires_at) : undefined;
  }
}
