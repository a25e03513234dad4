import { known, type Passage, type UnderstandContext, unknown } from '../context.ts';
import type { Draft, Field, Sender } from '../draft.ts';
import { isCompany, isPerson } from '../normalise/person.ts';
import { findPhones } from '../normalise/phone.ts';
import { clip, visible } from '../normalise/text.ts';
import { labelOf } from './labels.ts';

/** Lines whose numbers are nobody's to call about the order: fax, accounts, switchboards, hot lines. */
const NOT_THEIRS =
  /传真|fax|财务|会计|accounts?\b|accounting|switchboard|投诉|热线|客服|免责|误收|received (?:this|it) in error|hotline|invoice/iu;
const EMAIL = /(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}/g;

/** How certain a place has to be whose country tells how numbers are dialled. */
const SURE_PLACE = 0.9;

interface Numbered {
  phone: string;
  passage: Passage;
  /** Which one is the orderer's own: labelled before a line of a signature before one in an address. */
  rank: number;
}

function phonesOf(passages: readonly Passage[], country: string): Numbered[] {
  return passages.flatMap((passage) =>
    passage.text.split(/[|；;]|\s{3,}|(?=传真|fax)/iu).flatMap((part) => {
      if (NOT_THEIRS.test(part) || /[*×]/.test(part)) return [];
      const label = labelOf(part.trim())?.label;
      if (label === 'fax' || label === 'money' || label === 'reference') return [];
      const rank = label === 'phone' ? 3 : label === 'recipient' || label === 'address' ? 1 : 2;
      return findPhones(part, country).map(({ phone }) => ({ phone, passage, rank }));
    }),
  );
}

const isMobile = (phone: string): boolean => /^\+861[3-9]/.test(phone);

/** Whether a number says by itself which country it is of. */
const isWhole = (written: string, phone: string): boolean => /^\s*(?:\+|00)/.test(written) || isMobile(phone);

/** The orderer's own number: the channel's word first, then the known one where the message repeats it, then what the message says. */
function readOwnPhone(passages: readonly Passage[], sender: Sender, context: UnderstandContext): Field<string> {
  const from = { from: 'sender', text: sender.phone ?? '' };
  const found = phonesOf(passages, context.customer?.shipTo?.country ?? context.country);
  const own = found.filter(({ phone }) => context.customer?.phones.includes(phone));
  // The record names first what its customer answers; a signature may name the switchboard alone.
  const usual = own.find(({ phone }) => phone === context.customer?.phones[0] || isMobile(phone));
  if (usual) return known(usual.phone, 0.98, usual.passage);
  if (sender.phone) {
    const [read] = findPhones(sender.phone, context.country);
    if (read) return known(read.phone, isWhole(sender.phone, read.phone) ? 0.98 : 0.9, from);
  }
  const best = Math.max(0, ...found.map(({ rank }) => rank));
  const top = found.filter(({ rank }) => rank === best);
  const mobiles = top.filter(({ phone }) => isMobile(phone));
  const chosen = new Set((mobiles.length > 0 ? mobiles : top).map(({ phone }) => phone));
  const [first] = mobiles.length > 0 ? mobiles : top;
  // A known customer's record tells the number; a further one in the text may be a colleague's or the consignee's.
  if (!first || context.customer) return unknown();
  return known(first.phone, chosen.size === 1 ? (best > 1 ? 0.95 : 0.9) : 0.6, first.passage);
}

function labelled(
  passages: readonly Passage[],
  label: 'name' | 'company' | 'email',
  fits: (value: string) => boolean,
): Field<string> {
  for (const passage of passages) {
    const read = labelOf(passage.text);
    if (read?.label === label && read.value !== '' && fits(read.value))
      return known(clip(read.value, 200), 0.95, passage);
  }
  return unknown();
}

function readCompany(passages: readonly Passage[]): Field<string> {
  const said = labelled(passages, 'company', () => true);
  if (said.value !== null) return said;
  const line = passages.findLast(
    ({ text }) => text.trim().length <= 60 && isCompany(text.trim()) && !/[:：,，。]/u.test(text) && !labelOf(text),
  );
  return line ? known(clip(line.text.trim(), 200), 0.8, line) : unknown();
}

function readName(passages: readonly Passage[], sender: Sender): Field<string> {
  const said = labelled(passages, 'name', (value) => value.length <= 60);
  if (said.value !== null) return said;
  const signed = passages.slice(-8).findLast(({ text }) => isPerson(text.trim()));
  if (signed) return known(signed.text.trim(), 0.85, signed);
  return sender.name
    ? known(clip(visible(sender.name), 200), isPerson(sender.name) ? 0.9 : 0.6, { from: 'sender', text: sender.name })
    : unknown();
}

function readEmail(passages: readonly Passage[], sender: Sender): Field<string> {
  if (sender.email) return known(sender.email.toLowerCase(), 0.98, { from: 'sender', text: sender.email });
  const said = labelled(passages, 'email', (value) => value.includes('@'));
  const address = said.value?.match(EMAIL)?.[0];
  return address ? { ...said, value: address.toLowerCase() } : unknown();
}

/** Who writes, as far as channel and text say; what the customer record knows is not repeated here. */
export function readContact(
  passages: readonly Passage[],
  sender: Sender,
  context: UnderstandContext,
): Draft['customer'] {
  return {
    name: readName(passages, sender),
    company: readCompany(passages),
    phone: readOwnPhone(passages, sender, context),
    email: readEmail(passages, sender),
    chatId: sender.chatId ? known(sender.chatId, 1, { from: 'sender', text: sender.chatId }) : unknown(),
    shopCustomerId: unknown(),
  };
}

/** A stranger's numbers are dialled as in the country that the goods go to: few write the code of their own. */
export function inCountryOf(
  { value, confidence }: Draft['shipTo'],
  read: Draft['customer'],
  passages: readonly Passage[],
  sender: Sender,
  context: UnderstandContext,
): Draft['customer'] {
  const country = confidence >= SURE_PLACE ? (value?.country ?? null) : null;
  if (context.customer !== null || country === null || country === context.country) return read;
  return { ...read, phone: readOwnPhone(passages, sender, { ...context, country }) };
}
