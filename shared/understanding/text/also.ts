import { findMistypedNumbers, findOrderNumbers } from '../../orders/number.ts';
import { evidenceOf, type Passage } from '../context.ts';
import type { Also, MessageKind } from '../draft.ts';
import { bare, clip, plain } from '../normalise/text.ts';
import type { Sources } from '../sources.ts';
import { SIGNS } from '../words/signs.ts';
import { sentencesOf, shows } from './kind.ts';
import type { Piece } from './piece.ts';
import { readReferences } from './reference.ts';

/** Wishes that stand beside an order, the gravest first: a sentence that shows several is the first of them. */
const WISHES = [
  ['complaint', 'complaint'],
  ['cancel', 'cancel'],
  ['change', 'change'],
  ['status', 'status-question'],
  ['enquiry', 'enquiry'],
] as const;
type Wish = (typeof WISHES)[number][1];

const MOST = 4;
const LONGEST_WORDS = 1000;
/** How certain the goods have to be that a wish speaks of. */
const SURE = 0.9;

/** What is said orders goods now; nouns such as "the PO" or "发货单" do not. */
const ORDERS =
  /请[发供订送]|请安排|烦请|下单|订购|要订|[这本]次[要订]|(?:再|另外?|重新)订|要货|补货|[来要]\s?\d|给我(?:来|发|拿|送)|帮我[发订]|需要|(?:please|pls|plz|kindly) (?:send|supply|ship|book|deliver|arrange|enter|process|put)|\b(?:can|could|may) (?:we|i) (?:please )?(?:get|have|order)|could you (?:please )?(?:send|ship|deliver)|\bwe(?:'d| would)? (?:need|like|want|order)|\bi(?:'d| would)? (?:need|like|want|order)|\b(?:new|our|this|my) order\b|order (?:for|of)\b|put me down|bestellen|wir benötigen|bitte (?:liefern|senden|schicken)/iu;
const SAYS_ORDER = /\borders?\b|\bp\.?o\b|bestellung|订|单/iu;
/** Says that something else begins. */
const ADDS =
  /^\W*(?:另外|此外|还有|顺便|对了|再(?:有|者)|ps\b|p\.s\.|also\b|besides|by the way|btw\b|one more thing|another thing|separately|on another note|außerdem|übrigens)/iu;
/** Speaks of what came or was ordered before. */
const EARLIER =
  /上[次回批周月个]|前[天些几次]|昨[天日晚]|刚(?:到|收)|收到的|到的(?:货|那批)|之前|先前|\b(?:last|previous|earlier|recent) (?:delivery|order|shipment|batch|lot|time|week|month|consignment)|\byesterday|\bthe other day|\b(?:we|i) (?:received|got)|\bletzte[nr]? (?:lieferung|bestellung|woche)/iu;
const EARLIER_ORDER =
  /(?:上[次回批周]|前[天次]|昨[天日]|之前|先前)[^,，。]{0,6}(?:单|订)|\b(?:last|previous|earlier|yesterday's) order|\border (?:from|of) (?:last|yesterday)/iu;
/** Goods in place of others are part of a complaint, whoever pays for them. */
const REPLACES = /补发|补送|重发|重新发|再发|换|replac|re-?send|make up for|instead|ersatz/iu;
/** Asks for prices or for other goods. */
const OTHER_GOODS =
  /多少钱|什么价|啥价|报(?:个|下)?价|目录|样品|样本|有没有|有.{0,12}(?:吗|么)\W*$|\bprices?\b|\bquot|catalog|samples?\b|do you (?:also )?(?:have|stock|sell|carry|offer)|preisliste|angebot/iu;
/** Points back at what is ordered: then it may say how that is wanted. */
const POINTS_BACK = /这|那|它|该|此|\b(?:it|them|these|those|this|that|ones?|same|order|delivery)\b/iu;

interface Named {
  number: string | null;
  reference: string | null;
}

/** A number of ours with a slip in it stands for no order, and for no other one either. */
const namedIn = (passage: Passage): Named => ({
  number: findOrderNumbers(passage.text)[0] ?? null,
  reference: readReferences([passage], null).customerReference.value ?? findMistypedNumbers(passage.text)[0] ?? null,
});

/** What a sentence wants for itself, apart from the order that it stands beside; null where that is not certain. */
function wishOf(sentence: string, passage: Passage): Wish | null {
  if (ORDERS.test(sentence)) return null;
  const [, wish] = WISHES.find(([sign]) => shows(sentence, sign)) ?? [];
  if (!wish) return null;
  const { number, reference } = namedIn({ ...passage, text: sentence });
  const names = number !== null || reference !== null;
  switch (wish) {
    case 'complaint':
      return names || EARLIER.test(sentence) || ADDS.test(sentence) ? wish : null;
    case 'cancel':
      return names || EARLIER_ORDER.test(sentence) ? wish : null;
    case 'change':
      return names ? wish : null;
    case 'status-question':
      return names || EARLIER.test(sentence) ? wish : null;
    case 'enquiry':
      return ADDS.test(sentence) && OTHER_GOODS.test(sentence) && !POINTS_BACK.test(sentence) ? wish : null;
  }
}

interface Part extends Passage {
  wish: Wish | null;
  /** Place among the parts of the message. */
  at: number;
  /** Place of its passage. */
  of: number;
}

const LONGEST_PASSAGE = 2000;
/** Ends of sentences, and commas behind which something else begins. */
const ENDS =
  /(?<=[。！!？?；;])|(?<=\.)(?=\s)|(?<=[，,])(?=\s{0,3}(?:另外|此外|顺便|对了|还有|also\b|by the way|btw\b|besides))/iu;

/** The sentences of a message as they were written, in order, each with what it wants beside an order. */
function partsOf(passages: readonly Passage[]): Part[] {
  return passages
    .flatMap((passage, of) => {
      const { from, text } = passage;
      if (from === 'subject' || text.length > LONGEST_PASSAGE) return [{ from, text, of, wish: null }];
      return text.split(ENDS).map((sentence) => ({ from, text: sentence, of, wish: wishOf(plain(sentence), passage) }));
    })
    .map((part, at) => ({ ...part, at }));
}

/** The passages of a message without its wishes. */
const withoutWishes = (passages: readonly Passage[], parts: readonly Part[]): Passage[] =>
  passages.flatMap((passage, place) => {
    const sentences = parts.filter(({ of }) => of === place);
    if (sentences.every(({ wish }) => wish === null)) return [passage];
    const text = sentences.flatMap((part) => (part.wish === null ? [part.text] : [])).join('');
    return /[\p{L}\p{N}]/u.test(text) ? [{ ...passage, text }] : [];
  });

const holds = (part: Passage, { from, written }: Piece): boolean =>
  from === part.from && bare(written) !== '' && bare(part.text).includes(bare(written));

const skusOf = (pieces: readonly Piece[]): Set<string> =>
  new Set(pieces.flatMap(({ match }) => [match.product?.sku ?? [], match.candidates.map(({ sku }) => sku)].flat(2)));

/** Whether goods of the order are spoken of in the wish too: then one may be in place of the other, unless it clearly comes after. */
function isEntangled(
  wishes: readonly Part[],
  theirs: readonly Piece[],
  ordered: readonly Piece[],
  parts: Part[],
): boolean {
  const own = skusOf(ordered);
  if (![...skusOf(theirs)].some((sku) => own.has(sku))) return false;
  const last = parts.findLastIndex((part) => part.wish === null && ordered.some((piece) => holds(part, piece)));
  return !wishes.every((part) => part.at > last && (ADDS.test(part.text) || part.wish !== 'complaint'));
}

const isSure = ({ match, amount }: Piece): boolean =>
  match.product !== null && match.confidence >= SURE && amount?.strength === 3;

/** A message taken apart: what it orders, as if nothing else stood there, and what it wants beside that. */
export interface Apart {
  rest: Sources;
  /** What tells that the rest is an order: not a subject that names both. */
  telling: Passage[];
  also: Also[];
}

/** One wish for each order and kind, with all sentences that say it. */
function gathered(
  wishes: readonly (Passage & { wish: Wish })[],
  theirs: readonly Piece[],
  thread: string | null,
): Also[] {
  const all: Also[] = [];
  for (const part of wishes) {
    const { number, reference } = namedIn(part);
    const refersTo = number ?? (reference === null ? thread : null);
    const pieces = theirs.filter((piece) => holds(part, piece));
    const about = pieces.flatMap(({ match }) => (match.confidence >= SURE ? (match.product?.sku ?? []) : []));
    const same = all.find((one) => one.kind === part.wish && (number ?? one.refersTo) === one.refersTo);
    if (same) {
      same.words = clip(`${same.words}\n${part.text.trim()}`, LONGEST_WORDS);
      same.reference ??= reference;
      same.about = [...(same.about ?? []), ...about].slice(0, 20);
    } else {
      const words = clip(part.text.trim(), LONGEST_WORDS);
      all.push({ kind: part.wish, refersTo, reference, words, about, evidence: [evidenceOf(part)] });
    }
  }
  return all.slice(0, MOST);
}

/**
 * Takes a message that orders goods and wants something of another order apart. Null where it is not certain which sentence wants what: then
 * the message is judged whole, and a person looks.
 * @param thread our number of the order that the message answers to
 */
export function takeApart(sources: Sources, thread: string | null): Apart | null {
  if (sources.pieces.length === 0) return null;
  const parts = partsOf(sources.passages);
  const wishes = parts.flatMap((part) => (part.wish === null ? [] : [{ ...part, wish: part.wish }]));
  if (wishes.length === 0) return null;
  const passages = withoutWishes(sources.passages, parts);
  const isTheirs = (piece: Piece): boolean =>
    wishes.some((part) => holds(part, piece)) && !passages.some((passage) => holds(passage, piece));
  const theirs = sources.pieces.filter(isTheirs);
  const pieces = sources.pieces.filter((piece) => !theirs.includes(piece));
  const body = passages.filter(({ from }) => from !== 'subject').map(({ text }) => plain(text));
  const complains = wishes.some(({ wish }) => wish === 'complaint');
  const orders =
    body.some((text) => ORDERS.test(text)) || (wishes.every(({ wish }) => wish === 'enquiry') && pieces.some(isSure));
  if (!orders || (complains && body.some((text) => REPLACES.test(text)))) return null;
  // The places of doubts among the lines would not be right any more.
  if (theirs.length > 0 && sources.doubts.some((one) => one.path.startsWith('lines['))) return null;
  if (isEntangled(wishes, theirs, pieces, parts)) return null;
  const isOwn = (passage: Passage): boolean => !wishes.some((part) => bare(part.text).includes(bare(passage.text)));
  const kinds = new Set(wishes.map(({ wish }) => wish));
  const namesBoth = ({ from, text }: Passage): boolean =>
    from === 'subject' &&
    SAYS_ORDER.test(plain(text)) &&
    WISHES.some(([sign, wish]) => kinds.has(wish) && SIGNS[sign].test(plain(text)));
  return {
    telling: passages.filter((passage) => !namesBoth(passage)),
    rest: {
      ...sources,
      pieces,
      passages,
      negated: sources.negated.filter(isOwn),
      unread: sources.unread.filter(isOwn),
    },
    also: gathered(wishes, theirs, thread),
  };
}

/** What a message that is no order wants of further orders of ours that it names. */
export function alsoNamed(passages: readonly Passage[], kind: MessageKind | null, named: string | null): Also[] {
  if (named === null || kind === null || kind === 'order' || kind === 'noise') return [];
  const wishes = passages.flatMap((passage) =>
    passage.from === 'subject'
      ? []
      : sentencesOf(passage).flatMap((text) => {
          const [, wish] = WISHES.find(([sign]) => shows(text, sign)) ?? [];
          const numbers = wish ? findOrderNumbers(text).filter((number) => number !== named) : [];
          return wish ? numbers.map((number) => ({ ...passage, text, wish, number })) : [];
        }),
  );
  return wishes
    .filter(({ wish, number }, at) => wishes.findIndex((one) => one.wish === wish && one.number === number) === at)
    .slice(0, MOST)
    .map((part) => ({
      kind: part.wish,
      refersTo: part.number,
      reference: null,
      words: clip(part.text.trim(), LONGEST_WORDS),
      evidence: [evidenceOf(part)],
    }));
}
