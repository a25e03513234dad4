/** A JSON value whose numbers are texts as they were written: ids above 2^53 and prices stay what they are. */
export type ExactJson = string | boolean | null | ExactJson[] | { [name: string]: ExactJson };

type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown;

const numbersAsWritten: Reviver = (_key, value, context) =>
  typeof value === 'number' ? (context?.source ?? String(value)) : value;

/** UTF-8 text of the bytes, or null where they are not UTF-8: a replaced character would be a silently wrong one. */
export function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Reads JSON without losing a digit. Never throws: `undefined` where the bytes are no UTF-8 or no JSON. */
export function parseExact(bytes: Uint8Array): ExactJson | undefined {
  const text = utf8(bytes);
  if (text === null) return undefined;
  try {
    return JSON.parse(text, numbersAsWritten as (key: string, value: unknown) => unknown) as ExactJson;
  } catch {
    return undefined;
  }
}
