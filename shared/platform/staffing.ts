import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { dayOf } from '../deadlines/calendar.ts';
import type { Settings } from '../settings/schema.ts';
import { absentOn, withStandIns } from '../tasks/absence.ts';
import { type Assign, assigner } from '../tasks/assign.ts';
import { absences } from './absences.ts';
import type { Clock } from './clock.ts';
import { absentStaff, suppression } from './suppression.ts';
import { workOf } from './table/keys.ts';

/** Who can be given work now, and who gets it. */
export interface Staffing {
  /** Staff ids of those who are absent or cannot be reached by mail. */
  away: ReadonlySet<string>;
  assign: Assign;
  /** The settings with those who stand in for the absent, as entered with their absence. */
  settings: Settings;
}

export type StaffingOf = (settings: Settings) => Promise<Staffing>;

const FRESH_SECONDS = 60;
/** Whoever has so many is busy enough to be told from the others. */
const MOST_COUNTED = 500;

/** Open tasks and reviews of a person, at most 500. */
async function openWork(client: DynamoDBDocumentClient, table: string, staffId: string): Promise<number> {
  const { Count } = await client.send(
    new QueryCommand({
      TableName: table,
      IndexName: 'gsi2',
      KeyConditionExpression: 'gsi2pk = :owner',
      ExpressionAttributeValues: { ':owner': workOf(staffId) },
      Select: 'COUNT',
      Limit: MOST_COUNTED,
    }),
  );
  return Count ?? 0;
}

/** Those who share a role or a substitution with others: only between them the load decides. */
function sharing({ staff }: Settings): string[] {
  const shared = new Set(staff.flatMap(({ roles }) => roles).filter((role, at, all) => all.indexOf(role) !== at));
  const substitutes = new Set(staff.map(({ substitute }) => substitute));
  return staff
    .filter(({ id, roles }) => substitutes.has(id) || roles.some((role) => shared.has(role)))
    .map(({ id }) => id);
}

interface Looked {
  absent: ReturnType<typeof absentOn>;
  away: ReadonlySet<string>;
  load: Record<string, number>;
}

async function look(client: DynamoDBDocumentClient, table: string, settings: Settings, now: Date): Promise<Looked> {
  const ids = sharing(settings);
  const [unreachable, entered, counts] = await Promise.all([
    absentStaff(settings, suppression(client, table)),
    absences(client, table).of(settings.staff),
    Promise.all(ids.map((id) => openWork(client, table, id))),
  ]);
  const absent = absentOn(settings, entered, dayOf(now, settings.timeZone));
  return {
    absent,
    away: new Set([...unreachable, ...absent.map(({ staffId }) => staffId)]),
    load: Object.fromEntries(ids.map((id, index) => [id, counts[index] ?? 0])),
  };
}

/**
 * Looked up at most once a minute and instance, since every order asks; what this instance gives out meanwhile is counted on. Work that is given within that
 * minute to somebody who has just become unreachable is mailed to the manager meanwhile (notify looks afresh), and the sweep hands it over.
 */
export function staffing(client: DynamoDBDocumentClient, table: string, clock: Clock): StaffingOf {
  let held: (Looked & { at: number }) | undefined;
  return async (settings) => {
    const now = clock.now();
    if (!held || now.getTime() - held.at >= FRESH_SECONDS * 1000) {
      held = { at: now.getTime(), ...(await look(client, table, settings, now)) };
    }
    const { away, load, absent } = held;
    const people = withStandIns(settings, absent);
    const assign: Assign = (...wanted) => {
      const found = assigner(people, load, away)(...wanted);
      load[found.owner] = (load[found.owner] ?? 0) + 1;
      return found;
    };
    return { away, assign, settings: people };
  };
}
