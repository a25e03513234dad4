import { Command } from 'commander';
import type { DeadLetter } from '../../shared/dead-letters/letter.ts';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show, table } from '../print.ts';

const at = (id: string): string => `/api/dead-letters/${encodeURIComponent(id)}`;

const aboutText = ({ orderId, captureId }: DeadLetter): string => orderId ?? captureId ?? '';

function endText({ status, closed }: DeadLetter): string {
  const why = closed?.reason ? `: ${closed.reason}` : '';
  return closed ? `${status} by ${closed.by} at ${closed.at}${why}` : status;
}

async function list(options: { closed?: boolean; json?: boolean }): Promise<void> {
  const part = options.closed ? 'closed' : 'waiting';
  const { deadLetters } = await clientOf(findPlace()).get<{ deadLetters: DeadLetter[] }>(
    `/api/dead-letters?part=${part}`,
  );
  const rows = deadLetters.map((letter) => [
    letter.id,
    letter.queue,
    letter.foundAt,
    aboutText(letter),
    endText(letter),
  ]);
  const text = rows.length === 0 ? `None is ${part}.` : table(['id', 'queue', 'found', 'about', 'status'], rows);
  show(deadLetters, text, options.json);
}

async function one(id: string, options: { json?: boolean }): Promise<void> {
  const { deadLetter } = await clientOf(findPlace()).get<{ deadLetter: DeadLetter }>(at(id));
  const lines = [
    `${deadLetter.id}  ${deadLetter.queue}  ${aboutText(deadLetter)}`,
    `sent ${deadLetter.sentAt}, found ${deadLetter.foundAt}, received ${deadLetter.receiveCount} times`,
    endText(deadLetter),
    ...(deadLetter.whole ? [] : ['Too long to be kept: this is its beginning, the message is still in its queue.']),
    '',
    deadLetter.body,
  ];
  show(deadLetter, lines.join('\n'), options.json);
}

async function retry(ids: string[]): Promise<void> {
  const client = clientOf(findPlace());
  for (const id of ids) {
    await client.send('POST', `${at(id)}/retry`, {});
    show({}, `${id} goes to its queue again.`, false);
  }
}

async function drop(id: string, { reason }: { reason: string }): Promise<void> {
  await clientOf(findPlace()).send('POST', `${at(id)}/drop`, { reason });
  show({}, `${id} was dropped.`, false);
}

/** `hub dead-letters`: messages that failed for good. */
export function deadLettersCommand(): Command {
  const letters = new Command('dead-letters').description(
    'Messages that failed for good: send them again, or drop them',
  );
  letters
    .command('list', { isDefault: true })
    .description('Those that wait for a decision, found last first')
    .option('--closed', 'those that were sent again or dropped')
    .option('--json')
    .action(list);
  letters.command('show <id>').description('One of them, with its body').option('--json').action(one);
  letters
    .command('retry <id...>')
    .description('Send them to their queues again, once the cause is mended')
    .action(retry);
  letters.command('drop <id>').description('Give one up').requiredOption('--reason <words>', 'why').action(drop);
  return letters;
}
