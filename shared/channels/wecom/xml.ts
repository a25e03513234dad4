/** What XML of this kind is made of: CDATA, tags without attributes, and text. Everything else ends the reading. */
const TOKEN = /<!\[CDATA\[([\s\S]*?)\]\]>|<(\/?)([A-Za-z_][\w.-]{0,63})\s*(\/?)>|([^<]+)/y;

const MAX_DEPTH = 8;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The five predefined entities; there are no others, since there are no declarations. */
const decoded = (text: string): string =>
  text.replace(/&(lt|gt|amp|quot|apos);/g, (all, name: string) => ENTITIES[name] ?? all);

type Token = { text: string } | { opens: string } | { closes: string } | { empty: string };

/** The tokens one after the other; `null` where something stands that is none, and then no more. */
function* tokensOf(source: string): Generator<Token | null> {
  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(source);
    if (!token) return yield null;
    const [, cdata, slash, name, empty, plain] = token;
    if (name === undefined) yield { text: cdata ?? decoded(plain ?? '') };
    else if (slash && empty) return yield null;
    else if (slash) yield { closes: name };
    else yield empty ? { empty: name } : { opens: name };
  }
}

/** Reading under way: the tags that are open, the text of the innermost one. */
interface Reading {
  open: string[];
  text: string;
  fields: Map<string, string>;
}

/** Takes one token in. @returns whether it may stand there */
function take(reading: Reading, token: Token): boolean {
  const { open, fields } = reading;
  const inside = open.length > 0;
  if ('text' in token) {
    reading.text += token.text;
    return inside;
  }
  const text = reading.text;
  reading.text = '';
  if ('empty' in token) return inside;
  if ('opens' in token) return open.push(token.opens) <= MAX_DEPTH && (inside || token.opens === 'xml');
  if (open.pop() !== token.closes) return false;
  if (open.length === 1 && !fields.has(token.closes)) fields.set(token.closes, text);
  return true;
}

/**
 * The fields of a message: the texts directly below `<xml>`, by tag name, the first of a name. A reader for this one flat form of XML: no
 * attributes, no declarations, no entities of the sender's own, so that nothing in it can be turned against us, and light enough for the
 * entrance.
 * @returns null where it is anything else. Never throws.
 */
export function fieldsOf(xml: string): ReadonlyMap<string, string> | null {
  const source = xml.trim().replace(/^<\?xml[^<>]{0,100}\?>\s*/, '');
  const reading: Reading = { open: [], text: '', fields: new Map() };
  let ended = false;
  for (const token of tokensOf(source)) {
    if (ended || token === null || !take(reading, token)) return null;
    ended = reading.open.length === 0;
  }
  return ended ? reading.fields : null;
}

/**
 * The sealed text of a callback. Found by its marks alone, since nothing may be parsed before the signature held; Base64 needs no more.
 */
export function sealedOf(xml: string): string | null {
  return /<Encrypt>\s*(?:<!\[CDATA\[)?\s*([A-Za-z0-9+/=]+)\s*(?:\]\]>)?\s*<\/Encrypt>/.exec(xml)?.[1] ?? null;
}
