import { z } from 'zod';
import type { LetterQueueName } from './queues.ts';

/** What a message that failed says it is about. */
export interface LetterAbout {
  orderId: string | null;
  captureId: string | null;
  /** Number of the event that was to be told. */
  seq: number | null;
  /** Id of the command, and what it wished for. */
  commandId: string | null;
  wish: string | null;
  /** True for the mail that tells of dead letters: telling of it by such a mail would never end. */
  digest: boolean;
}

const id = z.string().min(1).max(200).nullable().catch(null);

/** Whatever can be made out: a body that fails may be anything. */
const Body = z
  .object({
    id,
    orderId: id,
    captureId: id,
    seq: z.int().positive().nullable().catch(null),
    wish: z
      .object({ type: z.string().max(40) })
      .nullable()
      .catch(null),
    deadLetters: z.unknown().optional(),
  })
  .catch({ id: null, orderId: null, captureId: null, seq: null, wish: null, deadLetters: undefined });

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

const ABOUT_ORDERS: readonly LetterQueueName[] = ['notify', 'schedule', 'commands', 'reminders'];
const COMMANDS: readonly LetterQueueName[] = ['commands', 'reminders'];

/** Reads what a message is about. The group of a FIFO queue names the order even where the body is broken. */
export function aboutOf(queue: LetterQueueName, body: string, group: string | null): LetterAbout {
  const said = Body.parse(parsed(body));
  const isCommand = COMMANDS.includes(queue);
  return {
    orderId: ABOUT_ORDERS.includes(queue) ? (said.orderId ?? (isCommand ? group : null)) : null,
    captureId: queue === 'interpret' || queue === 'notify' ? said.captureId : null,
    seq: queue === 'notify' ? said.seq : null,
    commandId: isCommand ? said.id : null,
    wish: isCommand ? (said.wish?.type ?? null) : null,
    digest: queue === 'notify' && said.deadLetters !== undefined,
  };
}
