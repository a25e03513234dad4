import { known, type Passage } from '../context.ts';
import type { Field, MessageKind } from '../draft.ts';
import { plain } from '../normalise/text.ts';
import { POLITE, SIGNS, type Sign } from '../words/signs.ts';

/** What else is known of the message when its kind is judged. */
export interface KindSigns {
  /** Order lines with goods of the catalogue and an amount. */
  sureLines: number;
  lines: number;
  /** Our number or the customer's own is named. */
  refers: boolean;
  /** The text names one of our own order numbers: then it is hardly a new order. */
  names: boolean;
  subject: string;
}

/** Sentences that speak of the price or the terms as agreed: they ask for none. */
const AGREED =
  /按.{0,6}(?:目录价|报价|原价|上次|老价)|价(?:格|钱)?照旧|报价单|as (?:per )?(?:your )?quot|per (?:your|our) quot|your quot(?:e|ation) (?:no|number|ref|of|dated)|quick quote|thanks for (?:the|your) quot|same price|list price|thank(?:s| you)(?: very much)? for (?:the|your) (?:price ?list|catalog(?:ue)?|offer|prices)|\bprices?\b.{0,60}\b(?:correct|right|ok(?:ay)?)\s?\?|价.{0,20}(?:对吧|没错吧|没变吧|不变吧)/iu;
const ASKS =
  /[?？]|吗|呢$|多少|什么|哪|几时|何时|是否|能否|可否|\b(?:who|what|when|where|which|how|do|does|did|can|could|is|are|will|would|any)\b/iu;
const ASKS_OPENLY = /[?？]/u;
const RECEIVED = /收到了|没问题|\b(?:we|i) (?:received|got)\b|\b(?:came|arrived)\b|all good/iu;
const PLACED =
  /(?:那|上)(?:一|个|张)?[单單]|刚才(?:说|订|要|下|那|的)|\bthat order\b|\b(?:last|previous|earlier|yesterday's) order|order (?:that )?(?:i|we) (?:placed|sent|made|gave)/iu;
const LATER =
  /(?:回头|以后|下次|改天|过几天)再(?:说|讲|聊|谈|问|议)|\b(?:talk|ask|speak) about (?:that|it) (?:later|another time)\b/iu;
const NOT_AGAIN = /^\W*(?:不要|别发|千万别|please (?:do not|don't)|don't send|not the)[^。！!?？]*(?:上次|last time)/iu;
const LONGEST = 2000;

/** The sentences of a passage, in plain spelling. */
export const sentencesOf = ({ text }: Passage): string[] =>
  plain(text.slice(0, LONGEST))
    .split(/(?<=[。！!？?；;])|(?<=\.)\s/u)
    .filter((sentence) => sentence.trim() !== '');

/** Whether a sentence shows a sign, as far as the sentence itself tells. */
export function shows(sentence: string, sign: Sign): boolean {
  if (!SIGNS[sign].test(sentence)) return false;
  // "不要透明的，上次发错了": what happened once is only said so that it does not happen again.
  if (sign === 'complaint' && NOT_AGAIN.test(sentence)) return false;
  // "问能不能印字，回头再说": whoever puts it off asks nothing now.
  if (sign === 'enquiry' && LATER.test(sentence)) return false;
  // "If that is not available, …" asks for nothing.
  if (
    sign === 'enquiry' &&
    /\bif (?:that|it|you|they|the|any|not|this|these)\b/iu.test(sentence) &&
    !ASKS_OPENLY.test(sentence)
  )
    return false;
  return sign !== 'enquiry' || !AGREED.test(sentence) || ASKS.test(sentence.replace(AGREED, ''));
}

const ALL = Object.keys(SIGNS) as Sign[];
/** Papers speak of cancelling and of changes in their terms: they only order. */
const OF_PAPERS: readonly Sign[] = ['order', 'accepts'];

function signsOf(passages: readonly Passage[]): Map<Sign, Passage> {
  const found = new Map<Sign, Passage>();
  const written = passages.some(({ from, text }) => /^(?:text|html)$/.test(from) && text.trim() !== '');
  for (const passage of passages) {
    const signs = written && passage.from.startsWith('attachment') ? OF_PAPERS : ALL;
    for (const sentence of sentencesOf(passage)) {
      for (const sign of signs) if (!found.has(sign) && shows(sentence, sign)) found.set(sign, passage);
    }
  }
  return found;
}

/** "Re: Price list" above an order that is certain asks for nothing any more. */
function signsAbove(passages: readonly Passage[], sureLines: number): Map<Sign, Passage> {
  const body = signsOf(passages.filter(({ from }) => from !== 'subject'));
  const all = signsOf(passages);
  if (body.has('enquiry') || !body.has('order') || sureLines === 0) return all;
  return new Map([...all].filter(([sign]) => sign !== 'enquiry'));
}

const LONGEST_THANKS = 80;

const onlyPolite = (passages: readonly Passage[]): boolean => {
  const text = passages
    .map((passage) => plain(passage.text.slice(0, 400)).replaceAll(/\[[^\]]{0,12}\]/gu, ''))
    .join(' ')
    .trim();
  return text.length <= LONGEST_THANKS && POLITE.test(text);
};

/** What was found in a message, for the rules to judge. */
interface Judged extends KindSigns {
  has(sign: Sign): boolean;
  /** Something is ordered, by the words or by lines that are certain. */
  ordering: boolean;
  /** An order that was placed is spoken of, without a number. */
  placed: boolean;
  /** Something is ordered, asked, or complained of in words. */
  wanted: boolean;
  /** Something is asked, or came: goods that are not certain are then hardly ordered. */
  asks: boolean;
}

interface KindRule {
  kind: MessageKind;
  when(message: Judged): boolean;
  confidence(message: Judged): number;
  by: Sign[];
}

const always = (confidence: number) => (): number => confidence;

/** Signs beside which nothing is a mere thank-you. */
const WANTING: readonly Sign[] = [
  'order',
  'accepts',
  'enquiry',
  'status',
  'appointment',
  'change',
  'cancel',
  'wait',
  'complaint',
];
const WISHES = /\b(?:please|pls|plz|need|want|more|another|again please|bitte|noch)\b|再|还要|要|缺|加/iu;

/** Tried from top to bottom; the first that fits decides. */
const RULES: readonly KindRule[] = [
  {
    kind: 'noise',
    when: ({ has, sureLines }) => has('automatic') && sureLines === 0,
    confidence: always(0.95),
    by: ['automatic'],
  },
  {
    kind: 'noise',
    when: ({ has, subject }) => has('automatic') && SIGNS.automatic.test(plain(subject)),
    confidence: always(0.8),
    by: ['automatic'],
  },
  {
    kind: 'complaint',
    when: ({ has, refers, sureLines }) =>
      has('complaint') && (refers || sureLines === 0 || (!has('order') && sureLines < 2)),
    confidence: always(0.92),
    by: ['complaint'],
  },
  {
    kind: 'change',
    when: ({ has, refers, names, ordering, placed, sureLines, subject }) =>
      has('change') &&
      (names ||
        !ordering ||
        (placed && !has('cancel')) ||
        SIGNS.change.test(plain(subject)) ||
        (refers && (!has('order') || sureLines === 0))),
    confidence: ({ refers }) => (refers ? 0.95 : 0.7),
    by: ['change'],
  },
  {
    kind: 'change',
    when: ({ has, sureLines, refers }) => has('cancel') && has('partial') && (sureLines === 0 || refers),
    confidence: always(0.7),
    by: ['cancel', 'partial'],
  },
  {
    kind: 'cancel',
    when: ({ has, sureLines, names }) => has('cancel') && (sureLines === 0 || names),
    confidence: ({ refers }) => (refers ? 0.95 : 0.8),
    by: ['cancel'],
  },
  {
    kind: 'change',
    when: ({ has, names, ordering, placed }) => has('wait') && (names || placed || !ordering),
    confidence: always(0.7),
    by: ['wait'],
  },
  {
    kind: 'status-question',
    when: ({ has, sureLines, refers }) => sureLines === 0 && (has('status') || (has('appointment') && refers)),
    confidence: always(0.92),
    by: ['status', 'appointment'],
  },
  {
    kind: 'noise',
    when: ({ has, lines }) => has('closure') && lines === 0,
    confidence: always(0.92),
    by: ['closure'],
  },
  {
    kind: 'noise',
    when: ({ has, wanted, sureLines, lines }) => has('arrived') && !wanted && sureLines === 0 && lines <= 1,
    confidence: always(0.9),
    by: ['arrived'],
  },
  {
    kind: 'noise',
    when: ({ has, sureLines }) => has('advert') && sureLines === 0,
    confidence: always(0.92),
    by: ['advert'],
  },
  {
    kind: 'enquiry',
    when: ({ has, lines }) => has('enquiry') && (!has('order') || lines === 0) && !has('accepts'),
    confidence: ({ has, sureLines }) => (has('order') ? 0.7 : sureLines > 0 ? 0.85 : 0.92),
    by: ['enquiry', 'order'],
  },
  {
    kind: 'order',
    // What a message takes back or corrects of its own lines is carried out or doubted line by line.
    when: ({ has, names, refers, sureLines }) =>
      names ||
      has('complaint') ||
      has('enquiry') ||
      (has('status') && !(has('order') && sureLines > 0)) ||
      ((has('change') || has('cancel')) && (refers || sureLines === 0)),
    confidence: always(0.6),
    by: ['order', 'enquiry', 'status', 'change', 'cancel'],
  },
  {
    kind: 'order',
    when: ({ lines }) => lines > 0,
    confidence: ({ has, sureLines, asks }) =>
      sureLines > 0 ? 0.95 : asks && !has('order') && !has('accepts') ? 0.7 : 0.92,
    by: ['order'],
  },
  {
    kind: 'order',
    when: ({ has }) => has('order') || has('accepts'),
    confidence: always(0.6),
    by: ['order', 'accepts'],
  },
];

/**
 * What the sender wants, by what the text says. Cautious: a message with order lines is never noise, and where signs of an order and of
 * something else meet, the confidence says that a person has to look.
 */
export function readKind(passages: readonly Passage[], signs: KindSigns): Field<MessageKind> {
  const found = signsAbove(passages, signs.sureLines);
  const has = (sign: Sign): boolean => found.has(sign);
  const message: Judged = {
    ...signs,
    has,
    ordering: has('order') || signs.sureLines > 0,
    placed: passages.some(({ text }) => PLACED.test(text)),
    wanted: WANTING.some(has) || passages.some(({ text }) => ASKS_OPENLY.test(text) || WISHES.test(text)),
    asks: passages.some(
      ({ text }) => ASKS_OPENLY.test(text) || RECEIVED.test(text) || /[吗呢](?=[\s，,。]|$)/u.test(text),
    ),
  };
  const rule = RULES.find(({ when }) => when(message));
  if (rule) return known(rule.kind, rule.confidence(message), ...rule.by.flatMap((sign) => found.get(sign) ?? []));
  const [first] = passages;
  const grounds = first ? [first] : [];
  return onlyPolite(passages)
    ? known<MessageKind>('noise', 0.92, ...grounds)
    : known<MessageKind>('enquiry', 0.4, ...grounds);
}
