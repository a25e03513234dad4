import type { Capture } from '../capture/record.ts';
import { HubError } from '../errors/hub-error.ts';
import { type DryEnd, type DryReads, interpretDry, type Trying } from '../interpret/dry.ts';
import { orderBook } from '../interpret/earlier.ts';
import type { Order } from '../orders/order.ts';
import type { Captures } from '../platform/captures.ts';
import type { Draft } from '../understanding/draft.ts';
import { differencesOf } from './compare.ts';
import { realEnding, triedEnding } from './ending.ts';
import type { Differing, TryPage, Untried } from './report.ts';
import { MOST_DAYS, SINCE_WORDS, sinceOf } from './since.ts';
import { cursorOf, type Step, walkBack } from './walk.ts';

export interface TryInput {
  /** See `sinceOf`. */
  since: string;
  /** `next` of the page before. */
  cursor: string | null;
  /** Messages at most. */
  limit: number;
  /** Pass over the first message: reading it takes longer than a request may. */
  skip: boolean;
}

export interface TryDeps {
  captures: Pick<Captures, 'ofDay' | 'find' | 'findMany'>;
  reads: DryReads;
  before: Trying;
  after: Trying;
  now: Date;
  /** Whether there is time to try another one. */
  goesOn: () => boolean;
  /** Something broke that nobody foresaw: for the log. */
  failed: (captureId: string, error: unknown) => void;
}

const fault = (path: string, message: string): HubError =>
  new HubError('input-invalid', { faults: [{ where: 'body', path, message }] });

function untriable({ outcome, joinedTo }: Capture, skip: boolean): Untried['reason'] | null {
  if (skip) return 'skipped';
  if (joinedTo !== undefined) return 'read-with-another';
  return outcome.status === 'in-flight' && outcome.waitsFor === null ? 'in-flight' : null;
}

/** A name as good as any: their own, that of who receives the goods, or how they are reached. */
function senderOf({ replyTo }: Capture, drafts: readonly (Draft | undefined)[]): string | null {
  const [draft] = drafts.filter((one) => one !== undefined);
  const route = replyTo?.kind === 'email' ? replyTo.address : null;
  if (!draft) return route;
  const { company, name, email, phone, chatId } = draft.customer;
  const names = [
    company.value,
    name.value,
    draft.shipTo.value?.recipient,
    email.value,
    route,
    phone.value,
    chatId.value,
  ];
  return names.find((one) => one != null) ?? null;
}

function differing(capture: Capture, before: DryEnd, after: DryEnd): Differing | null {
  const differences = differencesOf(before, after);
  if (differences.length === 0) return null;
  const { id: captureId, source, channel, receivedAt } = capture;
  return {
    captureId,
    source,
    channel,
    receivedAt,
    from: senderOf(capture, [after.interpretation?.draft, before.interpretation?.draft]),
    became: realEnding(capture),
    before: triedEnding(before),
    after: triedEnding(after),
    differences,
  };
}

interface Tally extends Pick<TryPage, 'same' | 'differing' | 'untried' | 'modelNotAsked'> {}

async function tryOne(
  { capture }: Step,
  { reads, before, after, failed }: TryDeps,
  ofCustomer: (customerId: string) => Promise<Order[]>,
  tally: Tally,
): Promise<void> {
  const { id: captureId, source, receivedAt } = capture;
  const untried = (reason: Untried['reason']): void =>
    void tally.untried.push({ captureId, source, receivedAt, reason });
  try {
    const bytes = await reads.raw.get(capture.rawKey);
    if (bytes === undefined) return untried('original-gone');
    // Fetched once for both.
    const raw = { get: async (key: string) => (key === capture.rawKey ? bytes : reads.raw.get(key)) };
    const one = await interpretDry(capture, before, { ...reads, raw }, ofCustomer);
    const other = await interpretDry(capture, after, { ...reads, raw }, ofCustomer);
    if (one.modelNotAsked || other.modelNotAsked) tally.modelNotAsked += 1;
    const found = differing(capture, one, other);
    if (found) tally.differing.push(found);
    else tally.same += 1;
  } catch (error) {
    failed(captureId, error);
    untried('failed');
  }
}

/**
 * Tries the next stored messages under two settings and says which come out differently. Writes nothing and asks no model.
 * @throws HubError `input-invalid` for a time or place that is none
 */
export async function tryPage(input: TryInput, deps: TryDeps): Promise<TryPage> {
  const { settings, version } = deps.before;
  const from = sinceOf(input.since, deps.now, settings.timeZone);
  if (from === null) throw fault('since', SINCE_WORDS);
  const cursor = input.cursor === null ? null : cursorOf(input.cursor);
  if (input.cursor !== null && cursor === null)
    throw fault('cursor', `give the cursor of the page before, at most ${MOST_DAYS} days old`);
  const sources = [...new Set([...settings.sources, ...deps.after.settings.sources].map(({ id }) => id))].sort();
  const { goesOn, now } = deps;
  const { timeZone } = settings;
  const { limit, skip } = input;
  const walk = { sources, from, now, timeZone, cursor, limit: skip ? 1 : limit, goesOn };
  const { steps, next } = await walkBack(deps.captures, walk);
  const ofCustomer = orderBook(deps.reads.orders);
  const tally: Tally = { same: 0, differing: [], untried: [], modelNotAsked: 0 };
  let lookedAt = 0;
  for (const step of steps) {
    if (lookedAt > 0 && !goesOn()) break;
    lookedAt += 1;
    const { id: captureId, source, receivedAt } = step.capture;
    const reason = untriable(step.capture, skip);
    if (reason) tally.untried.push({ captureId, source, receivedAt, reason });
    else await tryOne(step, deps, ofCustomer, tally);
  }
  const last = steps[lookedAt - 1];
  return {
    against: version,
    from: from.toISOString(),
    day: last?.capture.day ?? null,
    lookedAt,
    ...tally,
    next: lookedAt < steps.length ? (last?.next ?? null) : next,
  };
}
