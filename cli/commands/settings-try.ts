import { Command } from 'commander';
import type { Settings } from '../../shared/settings/schema.ts';
import { DIFFERENCE_KINDS, type Difference, type Differing, type TryPage } from '../../shared/tryout/report.ts';
import { type Client, clientOf, HttpFailure } from '../client.ts';
import { CommandLineError, findPlace } from '../place.ts';
import { show, table } from '../print.ts';
import { checkedFile } from '../settings-file.ts';

interface Options {
  since: string;
  limit: string;
  json?: boolean;
}

/** What all pages together say. */
export interface Tried extends Omit<TryPage, 'day' | 'next'> {
  /** How many messages came out differently in each way; one may do so in several. */
  byKind: Partial<Record<Difference['kind'], number>>;
  /** The other ends, such as `ordered → asked`, each with how many messages. */
  ends: Record<string, number>;
  /** True where there are more messages behind the limit. */
  stopped: boolean;
}

const PAGE = 10;
const MOST = 10_000;
/** A request that took too long: the gateway or the function gave up, and nothing of ours could answer. */
const TOO_LONG = [500, 502, 503, 504];

type Ask = (input: object) => Promise<TryPage>;

/** A page; where that takes too long the next message alone, and where even that does it is passed over. */
async function pageOf(ask: Ask, input: object, limit: number): Promise<TryPage> {
  for (const smaller of [{ limit }, { limit: 1 }]) {
    try {
      return await ask({ ...input, ...smaller });
    } catch (error) {
      if (!(error instanceof HttpFailure) || !TOO_LONG.includes(error.status)) throw error;
    }
  }
  return ask({ ...input, limit: 1, skip: true });
}

const kindsOf = (differing: readonly Differing[]): Tried['byKind'] =>
  Object.fromEntries(
    DIFFERENCE_KINDS.map((kind) => [
      kind,
      differing.filter(({ differences }) => differences.some((one) => one.kind === kind)).length,
    ]).filter(([, count]) => count !== 0),
  );

function endsOf(differing: readonly Differing[]): Tried['ends'] {
  const ends: Tried['ends'] = {};
  for (const { before, after } of differing.filter((one) => one.before.end !== one.after.end)) {
    const change = `${before.end} → ${after.end}`;
    ends[change] = (ends[change] ?? 0) + 1;
  }
  return ends;
}

/** What weighs most comes first; among those that weigh the same, the newest. */
const weightOf = ({ differences }: Differing): number =>
  Math.min(...differences.map(({ kind }) => DIFFERENCE_KINDS.indexOf(kind)));

/**
 * Goes back page by page, to the beginning of the time or as far as the limit lets it.
 * @param progress told after each page
 */
export async function tryAll(
  ask: Ask,
  { yaml, since, limit }: { yaml: string; since: string; limit: number },
  progress: (lookedAt: number, day: string | null) => void,
): Promise<Tried> {
  let all: TryPage | undefined;
  do {
    const left = limit - (all?.lookedAt ?? 0);
    const place = all ? { since: all.from, cursor: all.next, against: all.against } : { since };
    const page = await pageOf(ask, { yaml, ...place }, Math.min(PAGE, left));
    all = {
      ...page,
      lookedAt: page.lookedAt + (all?.lookedAt ?? 0),
      same: page.same + (all?.same ?? 0),
      differing: [...(all?.differing ?? []), ...page.differing],
      untried: [...(all?.untried ?? []), ...page.untried],
      modelNotAsked: page.modelNotAsked + (all?.modelNotAsked ?? 0),
    };
    progress(all.lookedAt, page.day);
  } while (all.next !== null && all.lookedAt < limit);
  const { next, day, ...tried } = all;
  const differing = tried.differing.toSorted((a, b) => weightOf(a) - weightOf(b));
  return { ...tried, differing, byKind: kindsOf(differing), ends: endsOf(differing), stopped: next !== null };
}

const LONGEST = 60;
const clipped = (text: string, longest = LONGEST): string => {
  const line = text.replaceAll(/\s+/g, ' ');
  return [...line].length > longest ? `${[...line].slice(0, longest - 1).join('')}…` : line;
};

function rowsOf({ captureId, receivedAt, source, from, became, differences }: Differing): string[][] {
  const really = `${became.end}${became.order ? ` ${became.order}` : ''}${became.byPerson ? ', by a person' : ''}`;
  const came = receivedAt.slice(0, 16).replace('T', ' ');
  return differences.map(({ kind, before, after }, index) => [
    ...(index === 0 ? [captureId, came, source, clipped(from ?? '', 24), really] : ['', '', '', '', '']),
    kind,
    clipped(before),
    clipped(after),
  ]);
}

const UNTRIED_WORDS = {
  'in-flight': 'still on the way',
  'read-with-another': 'read as one with another message, and tried with it',
  'original-gone': 'the original is no longer kept',
  failed: 'trying broke off; the log of the api function names the message',
  skipped: 'trying took too long',
} as const satisfies Record<TryPage['untried'][number]['reason'], string>;

const messages = (count: number): string => (count === 1 ? '1 message' : `${count} messages`);

function untriedWords({ untried }: Tried): string[] {
  const reasons = [...new Set(untried.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const found = untried.filter((one) => one.reason === reason).map(({ captureId }) => captureId);
    const named =
      reason === 'read-with-another' ? '' : ` (${found.slice(0, 5).join(', ')}${found.length > 5 ? ' …' : ''})`;
    return `  ${found.length}: ${UNTRIED_WORDS[reason]}${named}`;
  });
}

/** The settings that take no part: what the two runs have in common, or what trying leaves out. */
function notesOf({ modelNotAsked }: Tried, settings: Settings): string[] {
  const joins = settings.sources.filter(({ joinSeconds = 0 }) => joinSeconds > 0).map(({ id }) => id);
  return [
    ...(settings.understanding.reader || modelNotAsked > 0
      ? [
          `No model was asked: ${messages(modelNotAsked)} would have been sent to one. What one read before still counts.`,
        ]
      : []),
    ...(joins.length > 0
      ? [`Messages in a row (${joins.join(', ')}) were read together as they were when they came.`]
      : []),
    'Catalogue, customers, absences, credit and stock are those of today in both.',
  ];
}

/** What came out differently, how much of it, and what could not be tried. */
export function triedWords(tried: Tried, { settings, limit }: { settings: Settings; limit: number }): string {
  const { lookedAt, same, differing, untried, byKind, ends, against, from, stopped } = tried;
  if (lookedAt === 0) return `No message came since ${from}. Name a longer time: --since 30d, or a date.`;
  const heads = ['message', 'came (UTC)', 'source', 'from', 'it became', 'what', `version ${against}`, 'this file'];
  const kinds = Object.entries(byKind).map(([kind, count]) => `${kind} ${count}`);
  return [
    ...(differing.length > 0 ? [table(heads, differing.flatMap(rowsOf)), ''] : []),
    `${messages(lookedAt)} since ${from}: ${same} the same as under version ${against}, ${differing.length} different${kinds.length > 0 ? ` (${kinds.join(', ')})` : ''}, ${untried.length} not tried.`,
    ...Object.entries(ends).map(([change, count]) => `  ${change}: ${count}`),
    ...untriedWords(tried),
    ...(stopped
      ? [
          `Stopped after ${messages(limit)}, the newest days first. There are more: --limit ${Math.min(limit * 4, MOST)}`,
        ]
      : []),
    ...notesOf(tried, settings),
    'Nothing was changed.',
  ].join('\n');
}

function limitOf(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST)
    throw new CommandLineError(`--limit ${text}: use a number from 1 to ${MOST}`);
  return limit;
}

function tell(lookedAt: number, day: string | null): void {
  if (process.stderr.isTTY)
    process.stderr.write(`\r${messages(lookedAt)} tried${day === null ? '' : `, back to ${day}`}   `);
}

async function tryFile(file: string, { since, limit: most, json }: Options, client: () => Client): Promise<void> {
  const limit = limitOf(most);
  if (!/^(\d{1,4}[dh]|\d{4}-\d{2}-\d{2})$/.test(since))
    throw new CommandLineError(`--since ${since}: use days (14d), hours (48h) or a date (2026-11-01)`);
  const { yaml, settings } = await checkedFile(file);
  const hub = client();
  const tried = await tryAll((input) => hub.send('POST', '/api/settings/try', input), { yaml, since, limit }, tell);
  if (process.stderr.isTTY) process.stderr.write('\n');
  show(tried, triedWords(tried, { settings, limit }), json);
}

/** `hub settings try`: what would have come out differently. */
export function tryCommand(usual: string): Command {
  return new Command('try')
    .description(
      'Run the messages of the last days through the file and show what would have come out differently; changes nothing',
    )
    .argument('[file]')
    .option('--since <time>', 'days (14d), hours (48h) or a date (2026-11-01), at most 92 days back', '7d')
    .option('--limit <messages>', 'how many at most, the newest first', '1000')
    .option('--json')
    .action((file = usual, options) => tryFile(file, options, () => clientOf(findPlace())));
}
