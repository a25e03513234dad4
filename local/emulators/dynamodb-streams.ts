/** What dynoxide lacks to keep a table's stream at a steady cost. */
import { DatabaseSync } from 'node:sqlite';

/** The question that dynoxide asks before it writes a stream record, for every item of every write. */
export const NEXT_SEQUENCE =
  'SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?';

const INDEX = `CREATE INDEX IF NOT EXISTS _stream_records_in_order
  ON _stream_records (table_name, CAST(sequence_number AS INTEGER))`;

const BUSY_MS = 5_000;

/**
 * Gives dynoxide's stream records the index that its queries ask for: without it each write and each look at the stream reads all records
 * that there ever were (dynoxide 1.2 keeps them all), so that a hub grows slower with every order. A database of another layout stays as it is.
 */
export function indexStream(dataFile: string): void {
  const database = new DatabaseSync(dataFile, { timeout: BUSY_MS });
  try {
    const columns = database.prepare("SELECT name FROM pragma_table_info('_stream_records')").all();
    const names = new Set(columns.map(({ name }) => name));
    if (names.has('table_name') && names.has('sequence_number')) database.exec(INDEX);
  } finally {
    database.close();
  }
}
