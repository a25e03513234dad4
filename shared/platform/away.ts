import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dayOf } from '../deadlines/calendar.ts';
import type { Settings } from '../settings/schema.ts';
import { absentOn } from '../tasks/absence.ts';
import { absences } from './absences.ts';
import type { Clock } from './clock.ts';
import { absentStaff, suppression } from './suppression.ts';

/** Staff ids of those who are absent today, or whose mailbox takes nothing. */
export type AwayNow = (settings: Settings) => Promise<ReadonlySet<string>>;

export function awayNow(client: DynamoDBDocumentClient, table: string, clock: Clock): AwayNow {
  return async (settings) => {
    const [unreachable, entered] = await Promise.all([
      absentStaff(settings, suppression(client, table)),
      absences(client, table).of(settings.staff),
    ]);
    const absent = absentOn(settings, entered, dayOf(clock.now(), settings.timeZone));
    return new Set([...unreachable, ...absent.map(({ staffId }) => staffId)]);
  };
}
