import { XMLParser } from 'fast-xml-parser';

/** Flat message XML: values as they are written (ids stay texts), no attributes, the five predefined entities and no others. */
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  processEntities: { enabled: true, maxTotalExpansions: 10_000, maxExpandedLength: 200_000 },
  htmlEntities: false,
  maxNestedTags: 8,
});

/** A declaration outside of CDATA has no business in a message: entities, external documents and comments all begin so. */
const declares = (xml: string): boolean => /<!/.test(xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, ''));

/** The fields of a message, by tag name. Null where it is no such XML. Never throws. */
export function fieldsOf(xml: string): ReadonlyMap<string, string> | null {
  if (declares(xml)) return null;
  try {
    const parsed: unknown = parser.parse(xml, true);
    if (typeof parsed !== 'object' || parsed === null || !('xml' in parsed)) return null;
    const root = parsed.xml;
    if (typeof root !== 'object' || root === null || Array.isArray(root)) return null;
    return new Map(
      Object.entries(root).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])),
    );
  } catch {
    return null;
  }
}

/**
 * The sealed text of a callback. Found by its marks alone, since nothing may be parsed before the signature held; Base64 needs no more.
 */
export function sealedOf(xml: string): string | null {
  return /<Encrypt>\s*(?:<!\[CDATA\[)?\s*([A-Za-z0-9+/=]+)\s*(?:\]\]>)?\s*<\/Encrypt>/.exec(xml)?.[1] ?? null;
}
