import type { DeadLetter } from '../../shared/dead-letters/letter.ts';
import type { DeadLetters } from '../../shared/platform/dead-letters.ts';
import type { DeadMessage, LetterBox } from '../../shared/platform/letter-box.ts';
import { MONDAY } from './samples.ts';

/** A command that cannot be carried out. */
export const sampleLetter = (change: Partial<DeadLetter> = {}): DeadLetter => ({
  id: 'm-1',
  version: 1,
  queue: 'commands',
  body: '{"id":"K1","orderId":"O1","wish":{"type":"comment","text":"call 13805740001"}}',
  whole: true,
  group: 'O1',
  sentAt: MONDAY.toISOString(),
  foundAt: MONDAY.toISOString(),
  receiveCount: 6,
  orderId: 'O1',
  captureId: null,
  digest: MONDAY.toISOString(),
  status: 'waiting',
  closed: null,
  ...change,
});

/** Letters in memory, with the conditions of the real ones. */
export function lettersInMemory(...letters: DeadLetter[]): DeadLetters & { kept: Map<string, DeadLetter> } {
  const kept = new Map(letters.map((letter) => [letter.id, letter]));
  return {
    kept,
    keep: async (letter) => {
      const stands = kept.get(letter.id) ?? letter;
      kept.set(letter.id, stands);
      return stands;
    },
    find: async (id) => kept.get(id),
    list: async (part) => [...kept.values()].filter(({ closed }) => (closed === null) === (part === 'waiting')),
    close: async (letter, status, closed) => {
      if (kept.get(letter.id)?.version !== letter.version) return false;
      kept.set(letter.id, { ...letter, version: letter.version + 1, status, closed });
      return true;
    },
  };
}

/** A dead-letter queue in memory: what is not removed comes again with the next run. */
export function boxWith(name: LetterBox['name'], ...messages: Partial<DeadMessage>[]) {
  const lying = messages.map((message, index) => ({
    id: `${name}-${index}`,
    handle: `${name}-${index}`,
    body: '{}',
    group: null,
    sentAt: MONDAY,
    receiveCount: 6,
    ...message,
  }));
  const box: LetterBox & { lying: DeadMessage[] } = {
    name,
    lying,
    take: async () => [...lying],
    remove: async (gone) => {
      for (const { handle } of gone)
        lying.splice(
          lying.findIndex((one) => one.handle === handle),
          1,
        );
    },
  };
  return box;
}
