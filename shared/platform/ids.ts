import { ulid } from 'ulid';

/** Sortable id (ULID) with a letter that says what it names: `C` capture, `K` command, `U` customer. */
export type IdKind = 'C' | 'K' | 'U';

export const newId = (kind: IdKind, now: Date): string => `${kind}${ulid(now.getTime())}`;
