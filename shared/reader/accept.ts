import { known, type Passage, type UnderstandContext } from '../understanding/context.ts';
import type { Draft, Field } from '../understanding/draft.ts';
import { isPerson } from '../understanding/normalise/person.ts';
import { bare, isChinese } from '../understanding/normalise/text.ts';
import { type Doubt, doubt } from '../understanding/reasons.ts';
import { readRequestedDate } from '../understanding/text/date.ts';
import { readPlace } from '../understanding/text/place.ts';
import { type Finder, finderIn } from './found.ts';
import { onLines } from './lines.ts';
import type { Said } from './prompt.ts';
import type { Reading } from './reading.ts';

/** As for what the rules read and are not sure of. A doubt beside it has it asked about whatever the settings take for certain. */
const ASKED = 0.49;
/** From here on the rules are sure of a field, and another reading of it is worth a doubt. */
const SURE = 0.9;
/** Names decide nothing: they may stand as they were found. */
const NAMED = 0.9;
const MOST_DOUBTS = 50;

/** Evidence that a model pointed at, with the words as they stand in the message. */
const pointedAt = (text: string): Passage => ({ from: 'reader', text });

/** Whether the rules have anything on a field: a value, words that they could not read, or a doubt. */
const isGap = <T>({ value, evidence }: Field<T>, path: string, { doubts }: Draft): boolean =>
  value === null && evidence.length === 0 && !doubts.some((one) => one.path.startsWith(path));

/** What a part of the reading changes. Doubts beside one that stands at the same place say nothing new. */
interface Change {
  draft: Draft;
  doubts: Doubt[];
}

const points = (path: string, quote: string): Doubt => doubt(path, 'reader-points', quote);
const differs = (path: string, quote: string): Doubt => doubt(path, 'reader-differs', quote);

function ofKind({ kind, kindQuote }: Reading, draft: Draft, { find }: Finder): Change {
  const quote = find(kindQuote);
  const other = kind !== null && quote !== null && kind !== draft.kind.value;
  return { draft, doubts: other ? [differs('', quote)] : [] };
}

function ofParty({ name, company }: Reading, draft: Draft, { find }: Finder): Change {
  const { customer } = draft;
  const [person, firm] = [find(name), find(company)];
  const taken = {
    ...(person !== null && isPerson(person) && isGap(customer.name, 'customer.name', draft)
      ? { name: known(person, NAMED, pointedAt(person)) }
      : {}),
    ...(firm !== null && !firm.includes('\n') && isGap(customer.company, 'customer.company', draft)
      ? { company: known(firm, NAMED, pointedAt(firm)) }
      : {}),
  };
  return { draft: { ...draft, customer: { ...customer, ...taken } }, doubts: [] };
}

/** The day that the rules read in the words that a model takes for the wanted one. */
function ofDate({ requestedDate }: Reading, draft: Draft, { find }: Finder, context: UnderstandContext): Change {
  const quote = find(requestedDate);
  if (quote === null) return { draft, doubts: [] };
  const label = isChinese(quote) ? '交货日期：' : 'Delivery date: ';
  const { field, doubts } = readRequestedDate([pointedAt(`${label}${quote}`)], context);
  if (isGap(draft.requestedDate, 'requestedDate', draft)) {
    const taken = known(field.value, Math.min(field.confidence, ASKED), pointedAt(quote));
    if (field.evidence.length === 0) return { draft, doubts: [] };
    return { draft: { ...draft, requestedDate: taken }, doubts: [...doubts, points('requestedDate', quote)] };
  }
  const own = draft.requestedDate;
  const other = field.value !== null && own.value !== null && own.confidence >= SURE && field.value !== own.value;
  return { draft, doubts: other ? [differs('requestedDate', quote)] : [] };
}

/** The address that the rules read in the words that a model takes for the place to ship to. */
function ofPlace({ shipTo }: Reading, draft: Draft, { find }: Finder, context: UnderstandContext): Change {
  const quote = find(shipTo);
  if (quote === null || draft.pickup) return { draft, doubts: [] };
  const label = isChinese(quote) ? '收货地址：' : 'Delivery address: ';
  const passages = `${label}${quote}`.split('\n').map(pointedAt);
  const { shipTo: read } = readPlace(passages, draft.customer, context);
  if (read.value === null) return { draft, doubts: [] };
  if (isGap(draft.shipTo, 'shipTo', draft))
    return {
      draft: { ...draft, shipTo: known(read.value, ASKED, pointedAt(quote)) },
      doubts: [points('shipTo', quote)],
    };
  const own = draft.shipTo;
  const [ours, theirs] = [bare(own.value?.street ?? ''), bare(read.value.street ?? '')];
  const other = own.confidence >= SURE && theirs !== '' && !ours.includes(theirs) && !theirs.includes(ours);
  return { draft, doubts: other ? [differs('shipTo', quote)] : [] };
}

/** A doubt is new where nothing is doubted at its place yet, and for further goods where none names these words. */
function isNew({ path }: Doubt, draft: Draft): boolean {
  return path === 'lines' || !draft.doubts.some((one) => one.path === path);
}

/** What came of a reading. `refused`: pieces that do not stand in the message. */
export interface Accepted {
  draft: Draft;
  refused: number;
}

/**
 * The draft with what a reading adds: doubts where it understands something else than the rules, and values where they have nothing at all.
 * Values come from the message by the rules themselves, from the words at which the reading points, and are asked about; only names of
 * person and company stand as found. Nothing that the rules found, asked or doubted goes away or changes.
 */
export function accept(draft: Draft, reading: Reading, said: Said, context: UnderstandContext): Accepted {
  const finder = finderIn(said);
  const parts = [ofKind, ofParty, ofDate, ofPlace, onLines];
  const after = parts.reduce<Draft>((so, part) => {
    const change = part(reading, so, finder, context);
    const doubts = change.doubts.filter((one) => isNew(one, draft));
    return { ...change.draft, doubts: [...change.draft.doubts, ...doubts].slice(0, MOST_DOUBTS) };
  }, draft);
  return { draft: after, refused: finder.refused() };
}
