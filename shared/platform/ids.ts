import { ulid } from 'ulid';

/** Sortable id (ULID) with a letter that says what it names: `C` capture, `K` command, `U` customer, `V` view of the ledger. */
export type IdKind = 'C' | 'K' | 'U' | 'V';

export const newId = (kind: IdKind, now: Date): string => `${kind}${ulid(now.getTime())}`;
