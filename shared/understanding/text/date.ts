import { known, type Passage, type UnderstandContext, unknown } from '../context.ts';
import type { Field } from '../draft.ts';
import { dayOf, type FoundDay, findDays } from '../normalise/date.ts';
import type { DayContext } from '../normalise/date-readers.ts';
import { plain } from '../normalise/text.ts';
import { type Doubt, doubt, type Reason, reason } from '../reasons.ts';
import { labelOf } from './labels.ts';

/** Words that make a day the one on which goods are wanted. */
const WANTED =
  /前|到货|送到|送达|送|交货|交期|要货|需要|发货|发出|提货|来拿|过来|自提|到|by|before|until|\breq\b|deliver|delivery|need|required|on site|ship|arrive|dock|eta|no later than|collect|pick up|due|w\/c|for (?:mon|tue|wed|thu|fri)|make (?:it|that)|\bbis\b|liefer|termin|benötig/i;
/** Words that make a day one of the past or of papers. */
const OTHER =
  /昨|上次|说好|原定|原来|已经|下的单|订的|开单|制单|报价有效|回复前|前回复|invoice date|order date|dated|valid|quote by|instead of|as of|last (?:week|month)|on \w+ wrote|写道/i;
/** Wishes that name no day. */
const VAGUE = /尽快|越快越好|这周内|本周内|asap|as soon as possible|w\/c|week commencing|some time|sometime/i;

interface Named {
  found: FoundDay;
  passage: Passage;
  rank: number;
}

function rankOf(passage: Passage, text: string): number {
  const label = labelOf(passage.text)?.label;
  if (label === 'date') return 3;
  if (label === 'otherDate' || label === 'idle' || OTHER.test(text)) return 0;
  if (VAGUE.test(text)) return 0;
  return WANTED.test(text) ? 2 : 1;
}

/** A sentence of nothing but a day says when. */
const standsAlone = (text: string, { start, end }: FoundDay): boolean =>
  !/[\p{L}\p{N}]/u.test(text.slice(0, start) + text.slice(end));

/** "Friday 3 April, actually that is a holiday, make it Thursday": the day behind the last such word is meant. */
const RATHER =
  /make (?:it|that)|\b(?:no,|oops|sorry,|or rather|i mean|actually|correction)|不对|说错|写错|改成|改到|改为|doch lieber|sorry, /giu;

/** What counts of a passage that corrects its own day: the part from the correction on, where that names a day. */
function lastSaid(text: string, reading: DayContext): string {
  const places = [...text.matchAll(RATHER)].map(({ index }) => index).reverse();
  const from = places.find((place) => findDays(plain(text.slice(place)), reading).some(({ unclear }) => !unclear));
  return from === undefined ? text : text.slice(from);
}

/** Letters in which days are looked for; a message that is longer is looked at by a person. */
const LONGEST_SEARCH = 60_000;

function beginningOf(passages: readonly Passage[]): readonly Passage[] {
  let searched = 0;
  const end = passages.findIndex(({ text }) => {
    searched += text.length;
    return searched > LONGEST_SEARCH;
  });
  return end < 0 ? passages : passages.slice(0, end);
}

/** "Ship to: 2/31 Boronia Street": two numbers with a stroke are those of a house. */
const isPlace = ({ text }: Passage): boolean => {
  const label = labelOf(text)?.label;
  return label === 'address' || label === 'otherAddress';
};

function namedDays(passages: readonly Passage[], context: UnderstandContext): Named[] {
  const theirs = context.customer?.shipTo?.country ?? context.country;
  const reading: DayContext = {
    receivedAt: context.receivedAt,
    timeZone: context.timeZone,
    country: theirs === context.country ? theirs : null,
  };
  return beginningOf(passages).flatMap((passage) =>
    lastSaid(passage.text, reading)
      .split(/[。；;\n]|\.\s|\s[-–—]\s/u)
      .flatMap((sentence) => {
        const text = plain(sentence);
        const rank = rankOf({ ...passage, text: sentence.trim() }, text);
        return findDays(text, reading).map((found) => ({
          found,
          passage,
          rank:
            found.unclear && (rank < 2 || isPlace(passage))
              ? 0
              : rank === 1 && (found.relative || standsAlone(text, found))
                ? 2
                : rank,
        }));
      }),
  );
}

/**
 * The day on which the goods are wanted. A day that is past, impossible, readable in two ways, or named beside another one is not taken:
 * value null with its evidence and a doubt, so that somebody is asked.
 */
export function readRequestedDate(
  passages: readonly Passage[],
  context: UnderstandContext,
): { field: Field<string>; doubts: Doubt[] } {
  const named = namedDays(passages, context).filter(({ rank }) => rank > 0);
  const best = Math.max(0, ...named.map(({ rank }) => rank));
  const chosen = named.filter(({ rank }) => rank === best);
  const [first] = chosen;
  if (!first) return { field: unknown(), doubts: [] };
  const grounds = chosen.map(({ passage }) => passage);
  const doubtful = (why: Reason) => ({
    field: known<string>(null, 0, ...grounds),
    doubts: [{ path: 'requestedDate', reason: why }],
  });
  const unread = chosen.find(({ found }) => found.day === null);
  if (unread) return doubtful(unread.found.why ?? reason('day-unread'));
  const days = [...new Set(chosen.map(({ found }) => found.day))];
  if (days.length > 1) return doubtful(reason('day-several', days.join(', ')));
  const day = first.found.day ?? '';
  if (day < dayOf(context.receivedAt, context.timeZone)) {
    return { field: known(day, 0.3, ...grounds), doubts: [doubt('requestedDate', 'day-past', day)] };
  }
  return { field: known(day, best >= 2 ? 0.95 : 0.7, ...grounds), doubts: [] };
}
