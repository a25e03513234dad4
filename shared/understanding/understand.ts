import { lineFor } from '../learning/line.ts';
import { withLearntPlace } from '../learning/places.ts';
import { known, type Passage, type UnderstandContext, unknown } from './context.ts';
import { readDocument } from './document.ts';
import type { Arrival, Draft, TextMessage } from './draft.ts';
import { numberStyleOf } from './normalise/number.ts';
import { bare, clip } from './normalise/text.ts';
import { doubt } from './reasons.ts';
import { readSources, type Sources } from './sources.ts';
import { alsoNamed, takeApart } from './text/also.ts';
import { inCountryOf, readContact } from './text/contact.ts';
import { readRequestedDate } from './text/date.ts';
import { readKind } from './text/kind.ts';
import { labelOf } from './text/labels.ts';
import { languageOf } from './text/language.ts';
import { readPlace } from './text/place.ts';
import { readReferences } from './text/reference.ts';
import { readTotal } from './total.ts';

export type { UnderstandContext } from './context.ts';

/** Arrivals that hold something to understand; status changes, noise and unreadable ones are decided before. */
export type Understandable = Extract<Arrival, { type: 'document' | 'text' }>;
type FreeText = Extract<Arrival, { type: 'text' }>;

/** From here on a message that is something else than an order keeps no lines; below, a person looks and may want them. */
const SURE_KIND = 0.9;
const MOST_DOUBTS = 50;
/** Words by which a message takes back what it said before. */
const CORRECTS_ITSELF =
  /不是\S{1,12}[，,]?\s?是|不对[，,。]|改成|改为|等下|[写打说搞选填点下弄记报]错|更正|算了|又打来|sorry,? (?:i meant|make that)|make that|correction|scratch that|i meant|(?<!\b(?:ship|send|deliver|drop|invoice|bill)\b[^.!?]{0,60})\binstead\b/i;

/** What is ordered depends on what only the company knows: stock, time, the price of the day. */
const CONDITIONAL =
  /(?:没有?|无|缺|断|不够)[^,，。;；\s]{0,10}(?:就|则|的话|换成|改成|改用)|(?:如果|要是|若|万一)[^,，。;；]{0,16}(?:没|缺|断|不够|来不及|涨|超)|\bif\b[^.;\n]{0,60}\b(?:stock|available|unavailable|out of|finish(?:ed)?|short of|sold out|run out|ran out|(?:do|does)(?:n't| not) have|can(?:'t|not)|not possible|too (?:late|expensive))\b|\b(?:or else|failing that)\b|or (?:an? )?(?:equivalent|similar|substitute)|depending on/iu;

/** Whether something was taken back of which it is not known what. A word alone ("等下") only announces what comes after it. */
function correctsItself(passages: readonly Passage[], settled: readonly Passage[]): boolean {
  const open = passages.filter(
    ({ text }) => CORRECTS_ITSELF.test(text) && !settled.some((one) => bare(text).includes(bare(one.text))),
  );
  return settled.length === 0
    ? open.length > 0
    : open.some(({ text }) => /[\p{L}\p{N}]/u.test(text.replace(CORRECTS_ITSELF, '')));
}

function noteOf(message: TextMessage): string | null {
  const remarks = message.text
    .slice(0, 200_000)
    .split('\n')
    .flatMap((line) => {
      const label = labelOf(line);
      return label?.label === 'remark' && label.value !== '' ? [label.value] : [];
    });
  return remarks.length > 0 ? clip(remarks.join('\n'), 4000) : null;
}

/** What a message wants, and of which order. */
function judge(
  { passages, pieces }: Sources,
  { message, threadRef }: FreeText,
  telling: readonly Passage[] = passages,
) {
  const references = readReferences(passages, threadRef);
  const { customerReference, refersTo } = references;
  const sureLines = pieces.filter(
    (piece) => piece.match.product && piece.match.confidence >= SURE_KIND && piece.amount !== null,
  ).length;
  const kind = readKind(telling, {
    sureLines,
    lines: pieces.length,
    refers: refersTo.value !== null || customerReference.value !== null,
    names: refersTo.value !== null && refersTo.evidence.some(({ quote }) => quote !== ''),
    subject: message.subject ?? '',
  });
  return { ...references, kind };
}

/** What a message says, judged: its order by itself where it clearly wants something else beside that, else all of it together. */
function judgeApart(whole: Sources, arrival: FreeText) {
  const apart = takeApart(whole, arrival.threadRef);
  const own = apart && judge(apart.rest, arrival, apart.telling);
  const ordersGoods = apart?.rest.pieces.some(
    ({ match, amount }) => amount !== null && (match.product !== null || match.candidates.length > 0),
  );
  if (apart && own && ordersGoods && own.kind.value === 'order' && own.kind.confidence >= SURE_KIND)
    return { ...own, sources: apart.rest, also: apart.also };
  const all = judge(whole, arrival);
  return { ...all, sources: whole, also: alsoNamed(whole.passages, all.kind.value, all.refersTo.value) };
}

/** The products that are certain in a message that orders none. */
const spokenOf = ({ pieces }: Sources): string[] =>
  [...new Set(pieces.flatMap(({ match }) => (match.confidence >= SURE_KIND ? (match.product?.sku ?? []) : [])))].slice(
    0,
    20,
  );

/** Free text: every reader gets the same passages and says what it found, how certain, and on what grounds. */
function readText(arrival: FreeText, context: UnderstandContext): Draft {
  const { message, sender } = arrival;
  const style = numberStyleOf(context.customer?.shipTo?.country ?? context.country);
  const judged = judgeApart(readSources(message, context, style), arrival);
  const { sources, kind, customerReference, refersTo, also } = judged;
  const { passages, pieces } = sources;
  const wanted = kind.value === 'order' || kind.value === 'change' || kind.confidence < SURE_KIND;
  const lines = wanted ? pieces.map((piece, index) => lineFor(piece, index, context)) : [];
  const about = spokenOf(sources);
  const customer = readContact(passages, sender, context);
  const place = withLearntPlace(readPlace(passages, customer, context), passages, context);
  const date = readRequestedDate(passages, context);
  const used = [
    ...new Set([...lines.flatMap(({ lessons }) => lessons), ...(place.lesson === null ? [] : [place.lesson])]),
  ].slice(0, 100);
  const corrected = kind.value === 'order' && correctsItself(passages, sources.settled);
  return {
    kind,
    language: languageOf(`${message.subject ?? ''} ${message.text.slice(0, 5000)}`, context.language),
    lines: lines.map(({ line }) => line),
    customer: inCountryOf(place.shipTo, customer, passages, sender, context),
    shipTo: place.shipTo,
    pickup: place.pickup,
    requestedDate: date.field,
    customerReference,
    refersTo,
    note: noteOf(message),
    statedTotal: pieces.length > 0 ? readTotal(passages, context, style) : unknown(),
    doubts: [
      ...sources.doubts,
      ...(corrected ? [doubt('lines', 'corrects-itself')] : []),
      ...passages
        .filter(({ text }) => CONDITIONAL.test(text))
        .slice(0, wanted ? 3 : 0)
        .map(({ text }) => doubt('lines', 'conditional', text)),
      ...sources.negated.slice(0, wanted ? 5 : 0).map(({ text }) => doubt('lines', 'not-wanted', text)),
      ...sources.unread.slice(0, wanted ? 5 : 0).map(({ text }) => doubt('lines', 'not-read', text)),
      ...lines.flatMap(({ doubts }) => doubts),
      ...place.doubts,
      ...date.doubts,
    ].slice(0, MOST_DOUBTS),
    ...(also.length > 0 ? { also } : {}),
    ...(wanted || about.length === 0 ? {} : { about }),
    ...(used.length > 0 ? { lessons: used } : {}),
  };
}

/**
 * What an arrival says, each field with its value, confidence and evidence. Pure: the same arrival and context give the same draft.
 * A field with value null but evidence was named and could not be read: it has to be asked about. Null without evidence: not mentioned.
 */
export function understand(arrival: Understandable, context: UnderstandContext): Draft {
  const draft =
    arrival.type === 'document' ? readDocument(arrival.document, arrival.sender, context) : readText(arrival, context);
  const { chatId } = draft.customer;
  return chatId.value || !arrival.sender.chatId
    ? draft
    : {
        ...draft,
        customer: {
          ...draft.customer,
          chatId: known(arrival.sender.chatId, 1, { from: 'sender', text: arrival.sender.chatId }),
        },
      };
}
