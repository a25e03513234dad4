/**
 * The parameters of a raw query, each once, the first of a name. A `+` stays a `+`: the values here are Base64, and senders do not always
 * write it as `%2B`; what some proxy turned into a space is turned back where Base64 is expected.
 */
export function queryOf(rawQuery: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const pair of rawQuery.split('&')) {
    const equals = pair.indexOf('=');
    if (equals < 1) continue;
    const name = pair.slice(0, equals);
    if (!found.has(name)) found.set(name, decoded(pair.slice(equals + 1)));
  }
  return found;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export const base64Of = (value: string): string => value.replaceAll(' ', '+');
