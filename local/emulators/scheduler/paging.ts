import { invalid } from './errors.ts';

/** Reads MaxResults (1 to 100, 100 when absent). */
export function pageSize(query: URLSearchParams): number {
  const text = query.get('MaxResults');
  if (text === null) return 100;
  const size = Number(text);
  if (!Number.isInteger(size) || size < 1 || size > 100) throw invalid('MaxResults must be between 1 and 100.');
  return size;
}

/** The key after which the page begins, from NextToken. */
export function pageStart(query: URLSearchParams, parts: number): string[] {
  const token = query.get('NextToken');
  if (token === null) return Array<string>(parts).fill('');
  const start: unknown = decode(token);
  if (!Array.isArray(start) || start.length !== parts || !start.every((part) => typeof part === 'string')) {
    throw invalid('Invalid NextToken.');
  }
  return start;
}

/** Cuts a list that was read one item too long, and says where the next page begins. */
export function page<T>(found: readonly T[], size: number, key: (item: T) => string[]): { items: T[]; next?: string } {
  const items = found.slice(0, size);
  const last = items.at(-1);
  if (found.length <= size || last === undefined) return { items };
  return { items, next: Buffer.from(JSON.stringify(key(last))).toString('base64url') };
}

function decode(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token, 'base64url').toString());
  } catch {
    return null;
  }
}
