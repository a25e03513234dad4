/** Names of members whose values say what a message is about and nothing about a person. */
const PLAIN =
  /^(id|type|kind|as|status|stage|step|at|language|version|seq|rule|digest|queue|\w*(Id|Ids|At|Version|Key|Arn|Count|Code|Sequence|SequenceNumber))$/;

const MAIL = /([\p{L}\p{N}])[\p{L}\p{N}._%+-]*@([\p{L}\p{N}])[\p{L}\p{N}.-]*/gu;
const DIGITS = /\+?\d(?:[\s().-]?\d){6,}/g;
const LONGEST = 500;

/** Text in which mail addresses and telephone numbers cannot be read. */
const maskedText = (text: string): string =>
  text.replaceAll(MAIL, '$1…@$2…').replaceAll(DIGITS, (digits) => `…${digits.slice(-2)}`);

/** A free value: how it begins and how long it is, no more. */
function hidden(text: string): string {
  const signs = [...text];
  return signs.length === 0 ? '' : `${signs[0]}… (${signs.length})`;
}

function maskedValue(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((one) => maskedValue(one, name));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskedValue(member, key)]));
  if (typeof value !== 'string') return value;
  return PLAIN.test(name) ? maskedText(value.slice(0, LONGEST)) : hidden(value);
}

/** The body of a message for a page: its structure, ids and times as they are, everything that a person may have written hidden. */
export function maskedBody(body: string): string {
  try {
    return JSON.stringify(maskedValue(JSON.parse(body), ''), null, 2);
  } catch {
    return maskedText(body.slice(0, LONGEST).toWellFormed());
  }
}
