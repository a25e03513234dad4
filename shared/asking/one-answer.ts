import { match } from '../catalogue/match.ts';
import type { Address } from '../orders/goods.ts';
import { amountIn } from '../understanding/answers/amount.ts';
import { bareAnswer, correctionIn, saysYes } from '../understanding/answers/bare-answer.ts';
import { choiceIn } from '../understanding/answers/choose.ts';
import type { CorrectionContext } from '../understanding/corrections.ts';
import type { Draft, Field } from '../understanding/draft.ts';
import { findAmounts } from '../understanding/normalise/quantity.ts';
import { bare, plain } from '../understanding/normalise/text.ts';
import { ADDRESS_PARTS } from './fields.ts';
import type { OpenQuestion } from './open-question.ts';

/** Reads a text as a message of its own, as the hub reads every message. */
export type ReadText = (text: string) => Draft;

export interface AnswerContext {
  draft: Draft;
  context: CorrectionContext;
  read: ReadText;
  /** Names under which the sender signs. */
  names: readonly string[];
}

/** Values by path. */
export type Values = Record<string, string>;

/** How certain a value of a reply has to be. */
const SURE = 0.9;
const PICKUP =
  /^(?:我们?|会|来|自己|上门|到店|we(?:'ll| will)?|i(?:'ll| will)?|\s)*(?:自提|自取|来取|来提|来拿|collect|pick (?:it |them )?up|pickup|pick-up)(?:吧|了|\s|please|it|them|ourselves|myself|[.。!！])*$/iu;
const OUR_PRICE =
  /^(?:(?:就)?按|照|以)?(?:你们|贵司|您|目录|你)(?:那边|家)?的?(?:现)?价格?(?:来|算|吧|可以|就行|为准)*$|^(?:(?:your|the (?:list|catalogue|current)) price(?: is)? ?(?:fine|ok|okay|good|accepted)?|(?:ok|okay|fine|agreed) (?:with|at|to) your price|take your price)$/iu;
const EMAIL = /^[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[a-z]{2,20}$/iu;
const REFERENCE = /^[\p{L}\p{N}][\p{L}\p{N}/_.#-]{1,39}$/u;
const NAME = /^[\p{L}·.' -]{2,60}$/u;

const sure = <T>({ value, confidence }: Field<T>): T | null => (confidence >= SURE ? value : null);

/** Goods with another amount than the line has are more than the answer to which goods are meant. */
function namesOtherAmount(text: string, field: OpenQuestion['field'], draft: Draft): boolean {
  const line = 'line' in field ? draft.lines[field.line] : undefined;
  const amounts = findAmounts(plain(text), 'point').filter(({ unit }) => unit !== null);
  return amounts.some(({ value }) => value !== (line?.quantity.value ?? null));
}

function product(
  { offered, field, yes }: OpenQuestion,
  text: string,
  { context, draft }: AnswerContext,
): Values | null {
  const correction = correctionIn(text);
  const words = correction?.but ?? text;
  if (yes !== null && saysYes(words)) return { [field.path]: yes };
  const chosen = choiceIn(words, offered);
  const known = chosen === null || offered.some(({ sku, names }) => sku === chosen && names.length > 0);
  if (chosen !== null) return known ? { [field.path]: chosen } : null;
  const named = bareAnswer(words);
  // An amount alone names no goods, whatever number stands in some code.
  if (named === '' || amountIn(named)) return null;
  if (namesOtherAmount(named, field, draft)) return null;
  const found = match(context.catalogue, named);
  return found.product && found.confidence >= SURE ? { [field.path]: found.product.sku } : null;
}

function quantity({ field, yes }: OpenQuestion, text: string): Values | null {
  if (yes !== null && saysYes(text)) return { [field.path]: yes };
  const amount = amountIn(correctionIn(text)?.but ?? text);
  return amount && { [field.path]: amount.written };
}

function unit({ field, yes }: OpenQuestion, text: string): Values | null {
  if (field.kind !== 'unit') return null;
  if (yes !== null && saysYes(text)) return { [field.path]: yes };
  const words = bareAnswer(correctionIn(text)?.but ?? text).replace(/^按(.+?)(?:算|计)?$/u, '$1');
  const chosen = field.choices.find((choice) => bare(choice) === bare(words));
  if (chosen) return { [field.path]: chosen };
  const amount = amountIn(words);
  return amount?.unit ? { [`lines[${field.line}].quantity`]: amount.written } : null;
}

const partsOf = (address: Address): Values =>
  Object.fromEntries(ADDRESS_PARTS.map((part) => [`shipTo.${part}`, address[part] ?? '']));

/** A place that stands in the reply for sure; recipient and telephone of the message stay where the reply names none. */
export function addressIn(read: Draft, before: Address | null): Values | null {
  if (read.pickup) return { pickup: 'true' };
  const place = sure(read.shipTo);
  if (!place?.street) return null;
  return partsOf({
    ...place,
    recipient: place.recipient ?? before?.recipient ?? null,
    phone: place.phone ?? before?.phone ?? null,
  });
}

function address({ field }: OpenQuestion, text: string, { read }: AnswerContext): Values | null {
  if (field.kind !== 'address') return null;
  if (PICKUP.test(plain(text))) return { pickup: 'true' };
  const before = field.value;
  return (
    addressIn(read(text), before) ??
    addressIn(read(`收货地址：${text}`), before) ??
    addressIn(read(`Ship to: ${text}`), before)
  );
}

function day({ field }: OpenQuestion, text: string, { read }: AnswerContext): Values | null {
  for (const words of [text, `交货日期：${text}`, `Delivery date: ${text}`]) {
    const value = sure(read(words).requestedDate);
    if (value) return { [field.path]: value };
  }
  return null;
}

function contact({ field }: OpenQuestion, text: string, { read }: AnswerContext): Values | null {
  if (field.kind !== 'contact') return null;
  const words = bareAnswer(text);
  if (field.as === 'email') return EMAIL.test(words) ? { [field.path]: words } : null;
  const value = sure(read(`电话：${text}`).customer.phone) ?? sure(read(text).customer.phone);
  return value === null ? null : { [field.path]: value };
}

/** What a piece of a reply says to one question, as values for the draft; null where it says nothing to it that is certain. */
export function answerTo(question: OpenQuestion, text: string, context: AnswerContext): Values | null {
  const { field } = question;
  switch (field.kind) {
    case 'product':
      return product(question, text, context);
    case 'quantity':
      return quantity(question, text);
    case 'unit':
      return unit(question, text);
    case 'price':
      return field.ours && OUR_PRICE.test(bareAnswer(text)) ? { [field.path]: '' } : null;
    case 'address':
      return address(question, text, context);
    case 'day':
      return day(question, text, context);
    case 'contact':
      return contact(question, text, context);
    case 'reference': {
      const words = bareAnswer(text);
      return REFERENCE.test(words) && /\d/.test(words) ? { [field.path]: words } : null;
    }
    case 'words':
      return field.path === 'customer.name' && NAME.test(bareAnswer(text)) ? { [field.path]: bareAnswer(text) } : null;
  }
}
