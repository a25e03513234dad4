import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DeadLetter } from '../dead-letters/letter.ts';
import type { Item } from './table/items.ts';
import { deadLetterKey, deadLetters as partOf } from './table/keys.ts';
import { get, getMany, listKeys } from './table/read.ts';
import { transact } from './table/write.ts';

/** Messages that failed for good, with what was decided about each. */
export interface DeadLetters {
  /** Writes a letter that is new. @returns what stands: of a message that was received before, the letter of then */
  keep(letter: DeadLetter): Promise<DeadLetter>;
  find(id: string): Promise<DeadLetter | undefined>;
  /** Those that wait or those that are closed, found last first. */
  list(part: 'waiting' | 'closed', limit: number): Promise<DeadLetter[]>;
  /** Writes the end of a letter that waits; false when somebody else was first. The relay sends on what is to be sent again. */
  close(
    letter: DeadLetter,
    status: 'sent-again' | 'dropped',
    closed: NonNullable<DeadLetter['closed']>,
  ): Promise<boolean>;
}

/** What was closed is kept for so long. */
const KEEP_DAYS = 180;

function itemOf(letter: DeadLetter): Item {
  const { closed } = letter;
  return {
    ...deadLetterKey(letter.id),
    type: 'dead-letter',
    gsi1pk: partOf(closed ? 'closed' : 'waiting'),
    gsi1sk: `${letter.foundAt}#${letter.id}`,
    ...(closed ? { ttl: Math.floor(Date.parse(closed.at) / 1000) + KEEP_DAYS * 86_400 } : {}),
    ...letter,
  };
}

export function deadLetters(client: DynamoDBDocumentClient, table: string): DeadLetters {
  const find = async (id: string): Promise<DeadLetter | undefined> => {
    const row = await get(client, table, deadLetterKey(id));
    return row ? DeadLetter.parse(row) : undefined;
  };
  return {
    keep: async (letter) => {
      const written = await transact(client, table, [{ tag: 'letter', op: 'create', item: itemOf(letter) }]);
      return written.ok ? letter : ((await find(letter.id)) ?? letter);
    },
    find,
    list: async (part, limit) => {
      const { keys } = await listKeys(client, table, 'gsi1', partOf(part), { newest: true, limit });
      const letters = (await getMany(client, table, keys)).flatMap((row) => (row ? [DeadLetter.parse(row)] : []));
      // The index may be behind what it leads to.
      return letters.filter(({ closed }) => (closed === null) === (part === 'waiting'));
    },
    close: async (letter, status, closed) => {
      const item = itemOf({ ...letter, version: letter.version + 1, status, closed });
      return (await transact(client, table, [{ tag: 'letter', op: 'replace', item, version: letter.version }])).ok;
    },
  };
}
