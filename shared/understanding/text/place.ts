import type { Address } from '../../orders/goods.ts';
import { known, type Passage, type UnderstandContext, unknown } from '../context.ts';
import type { Draft, Field } from '../draft.ts';
import { type ReadAddress, readChineseAddress } from '../normalise/address.ts';
import { isPerson } from '../normalise/person.ts';
import { findPhones } from '../normalise/phone.ts';
import { readPostalAddress } from '../normalise/postal.ts';
import { isChinese, plain } from '../normalise/text.ts';
import { type Doubt, doubt } from '../reasons.ts';
import { addressBlocks, BELONGS, SURE_PLACE } from './address-blocks.ts';
import { AS_ALWAYS, asKnown, elsewhere, sentAnew } from './known-place.ts';
import { type Label, labelOf } from './labels.ts';
import { readAddressForm } from './place-fields.ts';

const PICKUP =
  /自提|自取|上门取|上门提|来提货|来拿|来取|来提|过来(?:拿|取|提|拉)|去拿|去取|自己(?:\S{0,6})(?:拿|取|提|拉)|(?:^|[,，。;；\s])就?(?:不用|不必|无需|不需要)你?们?[送发](?:货|过来)?(?=[,，。;；!！]|$)|(?:司机|货代|货拉拉|跑腿|闪送)\S{0,6}(?:来|去|到|上门|取)|派(?:车|人)\S{0,4}(?:来|拉|取|提)|pick(?:s|ing)? ?(?:it |them |the goods )?up|pick-up|collect (?:it|them|from|in person|ourselves|the goods|at)|(?:will|'ll|can|going to|to) (?:come and )?(?:collect|fetch)|collect(?:s|ed|ion)?\b.{0,40}(?:your (?:place|works|warehouse|site|door|counter|shop)|from you\b|in person|at yours)|(?:courier|forwarder|driver|carrier|dhl|ups|fedex|tnt|van)\b.{0,24}\bcollect|no (?:shipping|delivery) (?:needed|required)|come (?:by|over|round|down)?.{0,12}\b(?:collect|fetch)\b|\bhol(?:e|en)?\b.{0,24}\b(?:ab|selber|selbst)\b|selbstabhol|wird abgeholt|ex[ -]works|click (?:and|&) collect/i;
const NO_PICKUP = /pick(?:ing)? ?up (?:from|at) (?:our|the) (?:site|works|warehouse)|上门取件|不自提/i;
/** Goods for several places: which go where is for a person to settle. */
const SEVERAL =
  /一半\S{0,6}[送发]|[送发寄到]\S{0,4}一半|(?:分|各)(?:两|三|几|多)?(?:处|个地方|个地址|地)?[送发寄]|分别[送发寄]|[两三几](?:边|处|地|家|个(?:地方|地址|点|店|仓库?|工地))\S{0,4}[各分都]|half (?!(?:an? )?(?:inch|met(?:re|er)|litre|liter|dozen|box|case)).{0,40}\bto\b|\bboth (?:stores|sites|shops|branches|addresses|locations|warehouses)|\bsplit please|please split|split (?:the )?(?:shipment|delivery|order|between|across)|\b\d+ .{0,30}\bto\b.{2,40}\band \d+ .{0,30}\bto\b/i;
/** The place in a sentence: "Deliver to 5 Marine Terrace, Fremantle WA 6160". */
const SENT_TO =
  /\b(?:deliver(?:y|ed)?|ship(?:ped|ping)?|send|sent|dispatch(?:ed)?)\b[^.:,]{0,24}?\b(?:to|at)\b:? +(?<place>[^:]{6,300})$/iu;
/** "Invoice to me, goods to my sister's shop: The Paper Mill, Bridge Street, …" */
const GOODS_TO =
  /\b(?:goods|stuff|boxes|order|it|them|these|this|everything|all) (?:\w+ ){0,2}to\b[^.:]{0,60}: *(?<place>[^:]{10,300})$/iu;
/** "Monday, before 11 am" */
const HOURS =
  /\b\d{1,2}(?:[:.]\d{2})? ?(?:[ap]\.?m\b|uhr|h\b|o'clock)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b/iu;
/** "Lieferung dieses Mal an unsere Außenstelle: …, Riensberger Straße 15, 28359 Bremen" */
const BEHIND_COLON = /(?<said>[^:：]{3,160})[:：] *(?<place>[^:：]{12,300})$/iu;
const SENDS = /\b(?:deliver\w*|ship\w*|send|drop(?:ped)?|goods|liefer\w*|anliefer\w*|versand|versenden|schicken)\b/iu;
const FOR_PAPERS = /rechnung|invoice|bill|registered|konto|signature|office\s*$|发票|开票/iu;

interface Read extends ReadAddress {
  passage: Passage;
  rank: number;
}

const NOT_FOR_GOODS = new Set<Label>(['otherAddress', 'idle', 'remark']);

/** A place behind a colon, told by its postcode or by words that send goods there; null where there is none. */
function behindColon(text: string, home: string): string | null {
  const sent = GOODS_TO.exec(text)?.groups?.place;
  if (sent && /\d/.test(sent)) return sent;
  const { said = '', place = '' } = BEHIND_COLON.exec(text)?.groups ?? {};
  const lastClause = said.split(/[,.;]/).at(-1) ?? '';
  if (!/\d/.test(place) || !place.includes(',') || isChinese(place) || FOR_PAPERS.test(lastClause)) return null;
  // Words that send goods there say as much as the country of the postcode would.
  const read = readPostalAddress(place, SENDS.test(lastClause) ? home : null);
  return read?.address.postcode && read.confidence >= SURE_PLACE ? place : null;
}

/** The text of an address under its label; a region and the detail below it (as web shops write them) are one. */
function labelledAddress(passage: Passage, next: readonly Passage[], home: string): string | null {
  const label = labelOf(passage.text);
  if (label?.label === 'address') return label.value;
  const sent = SENT_TO.exec(passage.text)?.groups?.place;
  if (sent && /\d/.test(sent.replace(/\b(?:by|before|on|until|need|no later)\b.*$/iu, ''))) return sent;
  const behind = behindColon(passage.text, home);
  if (behind !== null) return behind;
  // "Delivery:" may be followed by a day or by a place.
  if (label?.label === 'date' && /\p{L}.*,/u.test(label.value) && !HOURS.test(label.value)) return label.value;
  if (label?.label !== 'region') return null;
  const detail = next.map(({ text }) => labelOf(text)).find((one) => one?.label === 'address');
  return detail ? `${label.value}${detail.value}` : null;
}

/** An address outside China: in the line of its label, or in the lines below it. */
function readPostal(value: string, next: readonly Passage[], context: UnderstandContext): ReadAddress | null {
  const country = context.customer?.shipTo?.country ?? context.country;
  const first = readPostalAddress(value, country);
  if (first && first.confidence >= SURE_PLACE) return first;
  const below = next.findIndex(({ text }) => text.trim() === '' || !BELONGS.has(labelOf(text)?.label ?? 'address'));
  const lines = next.slice(0, below < 0 ? next.length : below).map(({ text }) => text.trim());
  return readPostalAddress([value, ...lines].join('\n'), country);
}

function readLine(passage: Passage, next: readonly Passage[], context: UnderstandContext): Read | null {
  const label = labelOf(passage.text)?.label;
  if (label && NOT_FOR_GOODS.has(label)) return null;
  const under = labelledAddress(passage, next, context.customer?.shipTo?.country ?? context.country);
  const chinese = readChineseAddress(under ?? passage.text, context.customer?.shipTo ?? null);
  if (chinese) return { ...chinese, passage, rank: under !== null ? 2 : /送|发|寄|收|地址/.test(passage.text) ? 1 : 0 };
  if (under !== null && isChinese(under)) return null;
  const postal = under === null ? standingAlone(passage, context) : readPostal(under, next, context);
  return postal && (under === null || !isDay(under, postal))
    ? { ...postal, passage, rank: under === null ? 0 : 2 }
    : null;
}

/** What stands before a place for goods, or names who receives them there. */
const INTRODUCES = /(?:\b(?:to|at|site|address|deliver\w*|ship\w*|goes|an|adresse|anschrift)\b[^.]*:|:)\s*$/iu;
const RECEIVES = /^(?:fao|attn|attention|z\.? ?hd\.?|c\/o|for the attention)\b/iu;

/** 1 where what stands before a block, or in it, says that goods go there; null where it is the address of somebody else. */
function rankOf(before: readonly Passage[], lines: readonly Passage[]): 0 | 1 | null {
  const introducedBy = before.findLast(({ text }) => text.trim() !== '')?.text ?? '';
  if (labelOf(introducedBy)?.label === 'otherAddress') return null;
  return INTRODUCES.test(introducedBy) || lines.some(({ text }) => RECEIVES.test(text.trim())) ? 1 : 0;
}

/** Addresses in several lines without a label, with how much says that goods go there. */
function readBlocks(passages: readonly Passage[], context: UnderstandContext): Read[] {
  return addressBlocks(passages, context).flatMap(({ lines, start, read }): Read[] => {
    const [passage] = lines;
    const rank = rankOf(passages.slice(0, start), lines);
    return rank === null || !passage ? [] : [{ ...read, passage, rank }];
  });
}

/** A line that is nothing but an address, as below a signature: only where a postcode tells it. */
function standingAlone({ text }: Passage, context: UnderstandContext): ReadAddress | null {
  if (!/\d/.test(text) || !text.includes(',') || text.length > 200 || isChinese(text)) return null;
  const postal = readPostalAddress(text, context.customer?.shipTo?.country ?? context.country);
  return postal && postal.confidence >= SURE_PLACE && postal.address.postcode !== null ? postal : null;
}

/** "Delivery: 24 April 2026, morning" is no place. */
const isDay = (text: string, { confidence }: ReadAddress): boolean =>
  confidence < SURE_PLACE && /\b(?:19|20)\d\d\b|\b\d{1,2}(?:st|nd|rd|th)\b|[月日]/u.test(text);

/** Recipient and telephone that stand under labels of their own. */
function completed(
  address: Address,
  passages: readonly Passage[],
  customer: Draft['customer'],
  country: string,
): Address {
  const said = passages.find(({ text }) => labelOf(text)?.label === 'recipient');
  const value = said ? (labelOf(said.text)?.value ?? '') : '';
  const [phone] = findPhones(value, country);
  const name =
    value.split(/[\s,，(（]|\d{3}/u).find((token) => isPerson(token)) ??
    (value !== '' && !/\d/.test(value) ? value.slice(0, 200) : null);
  const latin = /^[A-Za-z][\p{L} .'-]+$/u.exec(value.split(/[,;(]|\s{2,}/)[0]?.trim() ?? '')?.[0];
  return {
    ...address,
    recipient: latin ?? name ?? address.recipient ?? customer.name.value,
    phone: phone?.phone ?? address.phone ?? customer.phone.value,
  };
}

/** Where the goods go: an address of the message, a collection, or nothing said, which leaves the known customer's place. */
export function readPlace(
  passages: readonly Passage[],
  customer: Draft['customer'],
  context: UnderstandContext,
): { shipTo: Field<Address>; pickup: boolean; doubts: Doubt[] } {
  const form = readAddressForm(passages, context.country);
  const found = [
    ...(form ? [{ ...form.read, passage: form.grounds[0] ?? { from: 'text', text: '' }, rank: 3 }] : []),
    ...passages.flatMap((passage, place) => readLine(passage, passages.slice(place + 1, place + 6), context) ?? []),
    ...readBlocks(passages, context),
  ];
  const best = Math.max(...found.map(({ rank }) => rank));
  const top = found.filter(({ rank }) => rank === best);
  const collected = passages.find(({ text }) => PICKUP.test(text) && !NO_PICKUP.test(text));
  if (collected && !top.some(({ rank }) => rank > 0)) return { shipTo: unknown(), pickup: true, doubts: [] };
  const several = passages.find(({ text }) => SEVERAL.test(text));
  if (several) {
    return {
      shipTo: known<Address>(null, 0, several),
      pickup: false,
      doubts: [doubt('shipTo', 'places-several')],
    };
  }
  const [first] = top;
  if (!first) return withoutAddress(passages, context);
  const grounds = top.map(({ passage }) => passage);
  const streets = new Set(top.map(({ address }) => plain(address.street ?? '')));
  if (streets.size > 1) {
    return {
      shipTo: known<Address>(null, 0, ...grounds),
      pickup: false,
      doubts: [doubt('shipTo', 'addresses-several')],
    };
  }
  const country = first.address.country ?? context.country;
  const same = asKnown(first.address, context);
  const address = completed(
    same
      ? { ...same, recipient: first.address.recipient ?? same.recipient, phone: first.address.phone ?? same.phone }
      : first.address,
    passages,
    customer,
    country,
  );
  const doubts = !same && first.why ? [{ path: 'shipTo', reason: first.why }] : [];
  return { shipTo: known(address, same ? 0.97 : first.confidence, ...grounds), pickup: false, doubts };
}

function withoutAddress(passages: readonly Passage[], context: UnderstandContext) {
  const own = context.customer?.shipTo ?? null;
  const labelled = passages.find(
    ({ text }) => labelOf(text)?.label === 'address' && (labelOf(text)?.value.length ?? 0) > 3 && !AS_ALWAYS.test(text),
  );
  const other = own ? (elsewhere(passages, own) ?? sentAnew(passages, own)) : null;
  const unread = other ?? (labelled && !own ? labelled : null);
  if (unread === null) return { shipTo: unknown<Address>(), pickup: false, doubts: [] };
  return {
    shipTo: known<Address>(null, 0, unread),
    pickup: false,
    doubts: [doubt('shipTo', 'address-not-full')],
  };
}
