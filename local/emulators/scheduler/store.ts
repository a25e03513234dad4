import type { DatabaseSync } from 'node:sqlite';
import { openDatabase, transaction } from '../database.ts';
import type { ScheduleInput, Target } from './model.ts';

/** A stored schedule. Instants are ms since 1970 by the hub's clock. */
export interface StoredSchedule {
  readonly input: ScheduleInput;
  readonly createdAt: number;
  readonly modifiedAt: number;
  /** New with every update; tells a firing whether its schedule is still the same. */
  readonly revision: string;
  /** When it fires next; null when disabled or completed. */
  readonly nextAt: number | null;
}

export interface StoredGroup {
  readonly name: string;
  readonly createdAt: number;
}

/** One invocation that is not delivered yet. */
export interface Firing {
  readonly id: string;
  readonly group: string;
  readonly name: string;
  readonly revision: string;
  readonly target: Target;
  readonly dueAt: number;
  readonly plannedAt: number;
  readonly nextTryAt: number;
  readonly attempts: number;
  /** True when the schedule is to be deleted once this one is done. */
  readonly deletes: boolean;
}

const SCHEMA = `
CREATE TABLE IF NOT EXISTS groups (name TEXT PRIMARY KEY, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS schedules (grp TEXT NOT NULL, name TEXT NOT NULL, input TEXT NOT NULL,
  created_at INTEGER NOT NULL, modified_at INTEGER NOT NULL, revision TEXT NOT NULL, next_at INTEGER,
  PRIMARY KEY (grp, name)) STRICT;
CREATE INDEX IF NOT EXISTS schedules_due ON schedules (next_at) WHERE next_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS firings (id TEXT PRIMARY KEY, target TEXT NOT NULL, body TEXT NOT NULL,
  due_at INTEGER NOT NULL, next_try_at INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS firings_due ON firings (target, due_at);
CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, request TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS tokens_at ON tokens (at);
`;

type Row = Record<string, unknown>;

/** Schedules, groups, invocations under way and client tokens in one SQLite file. */
export class SchedulerStore {
  readonly #database: DatabaseSync;

  constructor(file: string) {
    this.#database = openDatabase(file, SCHEMA);
  }

  close(): void {
    this.#database.close();
  }

  transaction<T>(work: () => T): T {
    return transaction(this.#database, work);
  }

  group(name: string): StoredGroup | undefined {
    const row = this.#database.prepare('SELECT * FROM groups WHERE name = ?').get(name);
    return row ? { name: String(row.name), createdAt: Number(row.created_at) } : undefined;
  }

  groups(prefix: string, after: string, limit: number): StoredGroup[] {
    const rows = this.#database
      .prepare('SELECT * FROM groups WHERE substr(name, 1, ?) = ? AND name > ? ORDER BY name LIMIT ?')
      .all(prefix.length, prefix, after, limit);
    return rows.map((row) => ({ name: String(row.name), createdAt: Number(row.created_at) }));
  }

  addGroup(group: StoredGroup): void {
    this.#database.prepare('INSERT INTO groups VALUES (?, ?)').run(group.name, group.createdAt);
  }

  /** Deletes the group with all its schedules. */
  deleteGroup(name: string): void {
    this.#database.prepare('DELETE FROM schedules WHERE grp = ?').run(name);
    this.#database.prepare('DELETE FROM groups WHERE name = ?').run(name);
  }

  schedule(group: string, name: string): StoredSchedule | undefined {
    const row = this.#database.prepare('SELECT * FROM schedules WHERE grp = ? AND name = ?').get(group, name);
    return row ? readScheduleRow(row) : undefined;
  }

  putSchedule(schedule: StoredSchedule): void {
    const { input } = schedule;
    this.#database
      .prepare('INSERT OR REPLACE INTO schedules VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(
        input.GroupName,
        input.Name,
        JSON.stringify(input),
        schedule.createdAt,
        schedule.modifiedAt,
        schedule.revision,
        schedule.nextAt,
      );
  }

  deleteSchedule(group: string, name: string, revision?: string): void {
    const exact = revision === undefined ? '' : ' AND revision = ?';
    const values = revision === undefined ? [group, name] : [group, name, revision];
    this.#database.prepare(`DELETE FROM schedules WHERE grp = ? AND name = ?${exact}`).run(...values);
  }

  /** Schedules in order of group and name, beginning after the pair `after`. */
  schedules(query: {
    readonly group?: string | undefined;
    readonly prefix: string;
    readonly state?: string | undefined;
    readonly after: readonly [string, string];
    readonly limit: number;
  }): StoredSchedule[] {
    const rows = this.#database
      .prepare(
        `SELECT * FROM schedules WHERE (?1 IS NULL OR grp = ?1) AND substr(name, 1, length(?2)) = ?2
         AND (?3 IS NULL OR input ->> '$.State' = ?3) AND (grp, name) > (?4, ?5) ORDER BY grp, name LIMIT ?6`,
      )
      .all(query.group ?? null, query.prefix, query.state ?? null, query.after[0], query.after[1], query.limit);
    return rows.map(readScheduleRow);
  }

  /** Schedules that are due at `now`, the longest due first. */
  dueSchedules(now: number, limit: number): StoredSchedule[] {
    const rows = this.#database
      .prepare('SELECT * FROM schedules WHERE next_at <= ? ORDER BY next_at, created_at, grp, name LIMIT ?')
      .all(now, limit);
    return rows.map(readScheduleRow);
  }

  putFiring(firing: Firing): void {
    this.#database
      .prepare('INSERT OR REPLACE INTO firings VALUES (?, ?, ?, ?, ?)')
      .run(firing.id, firing.target.Arn, JSON.stringify(firing), firing.dueAt, firing.nextTryAt);
  }

  deleteFiring(id: string): void {
    this.#database.prepare('DELETE FROM firings WHERE id = ?').run(id);
  }

  /** ARNs of the targets that have an invocation to try at `now`. */
  dueTargets(now: number): string[] {
    const rows = this.#database.prepare('SELECT DISTINCT target FROM firings WHERE next_try_at <= ?').all(now);
    return rows.map((row) => String(row.target));
  }

  /** The target's invocation to try next at `now`: the one that was due first. */
  nextFiring(target: string, now: number): Firing | undefined {
    const row = this.#database
      .prepare('SELECT body FROM firings WHERE target = ? AND next_try_at <= ? ORDER BY due_at, rowid LIMIT 1')
      .get(target, now);
    return row ? (JSON.parse(String(row.body)) as Firing) : undefined;
  }

  /** What was asked with this client token before, if anything. */
  token(token: string): string | undefined {
    const row = this.#database.prepare('SELECT request FROM tokens WHERE token = ?').get(token);
    return row ? String(row.request) : undefined;
  }

  putToken(token: string, request: string, now: number): void {
    this.#database.prepare('INSERT OR REPLACE INTO tokens VALUES (?, ?, ?)').run(token, request, now);
  }

  /** Forgets tokens that were used before `before` (ms). */
  pruneTokens(before: number): void {
    this.#database.prepare('DELETE FROM tokens WHERE at < ?').run(before);
  }
}

function readScheduleRow(row: Row): StoredSchedule {
  return {
    input: JSON.parse(String(row.input)) as ScheduleInput,
    createdAt: Number(row.created_at),
    modifiedAt: Number(row.modified_at),
    revision: String(row.revision),
    nextAt: row.next_at === null ? null : Number(row.next_at),
  };
}
