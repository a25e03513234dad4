import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Settings } from '../settings/schema.ts';
import { Absence } from '../tasks/absence.ts';
import { absenceKey } from './table/keys.ts';
import { getMany, type Row } from './table/read.ts';

/** The absence of each member of staff that was entered last, until somebody takes it back. */
export interface Absences {
  /** Comes in place of the one entered before. */
  enter(absence: Absence): Promise<void>;
  /** @returns false where none was entered */
  end(staffId: string, by: string, at: Date): Promise<boolean>;
  of(staff: Settings['staff']): Promise<Absence[]>;
}

/** A record that was taken back stays, without force. */
export const standingAbsence = (row: Row | undefined): Absence[] =>
  row && row.endedAt === undefined ? [Absence.parse(row)] : [];

export function absences(client: DynamoDBDocumentClient, table: string): Absences {
  const put = (absence: Absence, more: Row = {}) =>
    client.send(
      new PutCommand({
        TableName: table,
        Item: { ...absenceKey(absence.staffId), type: 'absence', ...absence, ...more },
      }),
    );
  const of = async (ids: readonly string[]): Promise<Absence[]> =>
    (await getMany(client, table, ids.map(absenceKey))).flatMap(standingAbsence);
  return {
    enter: async (absence) => {
      await put(absence);
    },
    end: async (staffId, by, at) => {
      const [found] = await of([staffId]);
      if (!found) return false;
      await put(found, { endedAt: at.toISOString(), endedBy: by });
      return true;
    },
    of: (staff) => of(staff.map(({ id }) => id)),
  };
}
