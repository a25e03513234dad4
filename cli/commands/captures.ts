import { Command } from 'commander';
import type { Capture } from '../../shared/capture/record.ts';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show, table } from '../print.ts';

/** The end of a capture in a few words. */
export function outcomeText({ outcome }: Capture): string {
  switch (outcome.status) {
    case 'ordered':
      return `ordered ${outcome.orderNumber}`;
    case 'attached':
      return `attached to ${outcome.orderNumber} (${outcome.as}): ${outcome.words}`;
    case 'set-aside':
      return `set aside: ${outcome.words}`;
    case 'in-review':
      return `in review with ${outcome.owner} until ${outcome.dueAt}: ${outcome.words}`;
    case 'in-flight':
      return outcome.waitsFor ? 'waits for its order' : 'in flight';
  }
}

async function list(options: { source?: string; day?: string; status?: string; json?: boolean }): Promise<void> {
  const client = clientOf(findPlace());
  const sources = options.source
    ? [options.source]
    : (await client.get<{ sources: { id: string }[] }>('/api/sources')).sources.map(({ id }) => id);
  const captures: Capture[] = [];
  for (const source of sources) {
    const query = new URLSearchParams({ source });
    if (options.day) query.set('day', options.day);
    if (options.status) query.set('status', options.status);
    captures.push(...(await client.get<{ captures: Capture[] }>(`/api/captures?${query}`)).captures);
  }
  const rows = captures.map((capture) => [capture.id, capture.source, capture.receivedAt, outcomeText(capture)]);
  show(
    captures,
    rows.length === 0 ? 'No captures.' : table(['id', 'source', 'received', 'outcome'], rows),
    options.json,
  );
}

async function one(id: string, options: { json?: boolean; original?: boolean }): Promise<void> {
  const client = clientOf(findPlace());
  if (options.original) {
    process.stdout.write(await client.bytes(`/api/captures/${encodeURIComponent(id)}/original`));
    return;
  }
  const found = await client.get<{ capture: Capture }>(`/api/captures/${encodeURIComponent(id)}`);
  show(
    found,
    `${found.capture.id}  ${found.capture.source}  ${found.capture.receivedAt}\n${outcomeText(found.capture)}`,
    options.json,
  );
}

async function replay(id: string): Promise<void> {
  await clientOf(findPlace()).send('POST', `/api/captures/${encodeURIComponent(id)}/replay`, {});
  show({}, `${id} is being read again; see: npx hub captures show ${id}`, false);
}

/** `hub captures`: what came in, and what became of it. */
export function capturesCommand(): Command {
  const captures = new Command('captures').description('List what came in, look at one, have one read again');
  captures
    .command('list', { isDefault: true })
    .description("A day's captures, newest first, of one source or all")
    .option('--source <id>')
    .option('--day <YYYY-MM-DD>', 'business day; today when left out')
    .option('--status <status>', 'in-flight, ordered, attached, set-aside or in-review')
    .option('--json')
    .action(list);
  captures
    .command('show <id>')
    .description('One capture')
    .option('--original', 'the untouched bytes')
    .option('--json')
    .action(one);
  captures.command('replay <id>').description('Read it again with the settings and catalogue of now').action(replay);
  return captures;
}
