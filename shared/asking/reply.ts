import type { AskedField, CustomerAnswer } from '../capture/record.ts';
import { amountIn } from '../understanding/answers/amount.ts';
import { correctionIn } from '../understanding/answers/bare-answer.ts';
import { isPolite, type Segment, segmentsOf } from '../understanding/answers/segments.ts';
import { bare, clip } from '../understanding/normalise/text.ts';
import type { AskField } from './fields.ts';
import { type AnswerContext, addressIn, answerTo, type Values } from './one-answer.ts';
import { type OpenQuestion, openQuestions } from './open-question.ts';
import { tryOut } from './read.ts';
import { withAmount } from './with-amount.ts';

/** What a message says to the questions that are open. */
export interface ReadReply {
  answer: Pick<CustomerAnswer, 'corrections' | 'words' | 'lines' | 'quotes'>;
  /** What of it answers nothing, greetings left out. */
  left: string[];
  /** Paths of the questions that it answers. */
  answered: string[];
}

const LONGEST_WORDS = 2000;
const PIECES = /[,，、;；]|\s(?:and|und|以及)\s/u;

/** Gathers what the pieces of one reply say. */
class Gathered {
  readonly values: Values = {};
  readonly quotes: Values = {};
  readonly answered = new Set<string>();
  readonly context: AnswerContext;

  constructor(context: AnswerContext) {
    this.context = context;
  }

  has({ field }: OpenQuestion): boolean {
    return this.answered.has(field.path);
  }

  take(question: OpenQuestion, values: Values, quote: string): void {
    Object.assign(this.values, values);
    this.answered.add(question.field.path);
    for (const path of [question.field.path, ...Object.keys(values)]) this.quotes[path] = clip(quote, 300);
  }
}

type Answering = (question: OpenQuestion, text: string) => Values | null;

/** Each piece of "第二个，15箱" as an answer to a question about the same line; all of them, or none. */
function byPieces(
  questions: readonly OpenQuestion[],
  text: string,
  answer: Answering,
): [OpenQuestion, Values][] | null {
  const pieces = text
    .split(PIECES)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  if (pieces.length < 2 || pieces.length > 6) return null;
  const open = [...questions];
  const found: [OpenQuestion, Values][] = [];
  for (const piece of pieces.filter((one) => !isPolite(one))) {
    const fitting = open.flatMap((question) => {
      const values = answer(question, piece);
      return values ? [[question, values] as [OpenQuestion, Values]] : [];
    });
    const [only] = fitting;
    if (!only || fitting.length > 1) return null;
    found.push(only);
    open.splice(open.indexOf(only[0]), 1);
  }
  return found.length > 0 ? found : null;
}

/** "不是5箱,是15箱": the amount of the one line that has the first of the two. */
function correctedAmount(text: string, { draft }: AnswerContext): Values | null {
  const correction = correctionIn(text);
  const [not, but] = [correction && amountIn(correction.not), correction && amountIn(correction.but)];
  if (!not || !but) return null;
  const having = draft.lines.flatMap((line, index) => (line.quantity.value === not.value ? [index] : []));
  return having.length === 1 ? { [`lines[${having[0]}].quantity`]: but.written } : null;
}

/** The questions of one number are about one thing in the reader's eyes. */
function numberedPiece(
  segment: Segment,
  questions: readonly OpenQuestion[],
  gathered: Gathered,
  answer: Answering,
): boolean {
  const asked = questions.filter(({ number }) => number === segment.number);
  for (const question of asked) {
    const values = answer(question, segment.text);
    if (!values) continue;
    gathered.take(question, values, segment.text);
    return true;
  }
  for (const question of asked) {
    const values = withAmount(question, segment.text, answer, gathered.context);
    if (!values) continue;
    gathered.take(question, values, segment.text);
    return true;
  }
  const line = asked.map(({ field }) => ('line' in field ? field.line : -1))[0];
  const sameLine = questions.filter(({ field }) => 'line' in field && field.line === line);
  const pieces = byPieces(sameLine, segment.text, answer);
  for (const [question, values] of pieces ?? []) gathered.take(question, values, segment.text);
  return pieces !== null;
}

/** A piece without a number: the one question that it can be an answer to. */
function loosePiece(
  { text }: Segment,
  questions: readonly OpenQuestion[],
  gathered: Gathered,
  answer: Answering,
): boolean {
  const open = questions.filter((question) => !gathered.has(question));
  const fitting = open.flatMap((question) => {
    const values = answer(question, text);
    return values ? [{ question, values }] : [];
  });
  const [only] = fitting;
  if (only && fitting.length === 1) {
    gathered.take(only.question, only.values, text);
    return true;
  }
  if (fitting.length > 1) return false;
  const more = open.flatMap((question) => {
    const values = withAmount(question, text, answer, gathered.context);
    return values ? [{ question, values }] : [];
  });
  if (more.length === 1 && more[0]) {
    gathered.take(more[0].question, more[0].values, text);
    return true;
  }
  const pieces = byPieces(open, text, answer);
  for (const [question, values] of pieces ?? []) gathered.take(question, values, text);
  return pieces !== null;
}

/** As many lines as questions, each an answer to the question in its place. */
function inOrder(
  segments: readonly Segment[],
  questions: readonly OpenQuestion[],
  gathered: Gathered,
  answer: Answering,
): boolean {
  const told = segments.filter(({ text }) => !isPolite(text));
  if (told.length < 2 || told.length !== questions.length || told.some(({ number }) => number !== null)) return false;
  const values = questions.map((question, index) => answer(question, told[index]?.text ?? ''));
  if (values.includes(null)) return false;
  for (const [index, question] of questions.entries())
    gathered.take(question, values[index] ?? {}, told[index]?.text ?? '');
  return true;
}

/** A place over several lines: what the whole reply says of one, and the lines that it says it with. */
function wholeAddress(
  text: string,
  questions: readonly OpenQuestion[],
  gathered: Gathered,
  context: AnswerContext,
): string[] {
  const question = questions.find(({ field }) => field.kind === 'address');
  if (question?.field.kind !== 'address' || gathered.has(question)) return [];
  const own = context.read(text);
  const values = addressIn(own, question.field.value);
  if (!values || own.pickup) return [];
  const { recipient, phone } = own.shipTo.value ?? {};
  const grounds = own.shipTo.evidence.map(({ quote }) => quote);
  gathered.take(question, values, grounds.join(' ') || text);
  gathered.quotes.shipTo = clip(grounds.join(' ') || text, 300);
  const digits = (phone ?? '').slice(-8);
  const isOfIt = (line: string): boolean =>
    grounds.some((quote) => quote.includes(line) || line.includes(quote)) ||
    Boolean(recipient && line.includes(recipient)) ||
    Boolean(digits && line.replaceAll(/\D/g, '').includes(digits));
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && isOfIt(line));
}

function gather(
  text: string,
  questions: readonly OpenQuestion[],
  context: AnswerContext,
): { gathered: Gathered; left: string[] } {
  const answer: Answering = (question, words) => answerTo(question, words, context);
  const gathered = new Gathered(context);
  const segments = segmentsOf(
    text,
    questions.map(({ number }) => number),
  );
  if (inOrder(segments, questions, gathered, answer)) return { gathered, left: [] };
  const left: Segment[] = [];
  for (const segment of segments.filter(({ number }) => number !== null))
    if (!numberedPiece(segment, questions, gathered, answer)) left.push(segment);
  for (const segment of segments.filter(({ number }) => number === null)) {
    if (loosePiece(segment, questions, gathered, answer)) continue;
    const values = correctedAmount(segment.text, context);
    if (values) {
      Object.assign(gathered.values, values);
      for (const path of Object.keys(values)) gathered.quotes[path] = clip(segment.text, 300);
    } else if (!isPolite(segment.text)) left.push(segment);
  }
  const lines = left.length > 0 ? wholeAddress(text, questions, gathered, context) : [];
  return {
    gathered,
    left: withoutName(
      left.map((one) => one.text).filter((line) => !lines.includes(line)),
      text,
      context.names,
    ),
  };
}

const SIGNS_OFF =
  /^(?:(?:best|kind|warm|many)? ?(?:regards|wishes)|sincerely|yours|cheers|thanks|thank you|谢谢|祝好|此致)\b/iu;
const SIGNED = /^\p{Lu}[\p{L}.'-]{1,20}(?: \p{Lu}[\p{L}.'-]{0,20}){0,3}$/u;

/** Leaves out the name that a reply is signed with: one that is known, or one below a closing phrase. */
function withoutName(lines: readonly string[], text: string, names: readonly string[]): string[] {
  const known = names.map(bare).filter((name) => name !== '');
  const all = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => {
    const above = all.slice(0, all.indexOf(line)).findLast((one) => one !== '') ?? '';
    return !known.some((name) => name === bare(line)) && !(SIGNED.test(line) && SIGNS_OFF.test(above));
  });
}

const linesOf = (paths: readonly string[], { draft }: AnswerContext): Values =>
  Object.fromEntries(
    paths.flatMap((path) => {
      const index = /^lines\[(\d+)\]/.exec(path)?.[1];
      const line = index === undefined ? undefined : draft.lines[Number(index)];
      return line && index !== undefined ? [[index, clip(line.written, 500)]] : [];
    }),
  );

/**
 * Reads a message in the light of what its sender was asked. Only what is certain becomes a value; what could be an answer to two questions is
 * none. What is left over is said, never dropped.
 */
export function readReply(
  text: string,
  { fields, asked }: { fields: readonly AskField[]; asked: readonly AskedField[] },
  context: AnswerContext,
): ReadReply {
  const questions = openQuestions(fields, asked, context.draft, context.context.catalogue.catalogue);
  const { gathered, left } = gather(text, questions, context);
  const tried = tryOut(fields, { corrections: gathered.values, words: {} }, context.draft, context.context);
  const taken = 'faults' in tried ? { corrections: {}, words: gathered.values } : tried;
  const rest = clip(left.join('\n'), LONGEST_WORDS);
  const words = rest === '' ? taken.words : { ...taken.words, '': rest };
  const { corrections } = taken;
  return {
    answer: {
      corrections,
      words,
      lines: linesOf([...Object.keys(corrections), ...Object.keys(words)], context),
      quotes: gathered.quotes,
    },
    left,
    answered: [...gathered.answered].filter((path) => !(path in words)),
  };
}
