import { invalid } from './errors.ts';

/** The page of `names` (sorted) that begins after the one in `token`, and the next token. */
export function page(names: readonly string[], size: number, token?: string): { names: string[]; next?: string } {
  const after = token === undefined ? '' : Buffer.from(token, 'base64url').toString();
  if (token !== undefined && Buffer.from(after).toString('base64url') !== token) throw invalid('Invalid NextToken.');
  const rest = names.filter((name) => name > after);
  const found = rest.slice(0, size);
  const last = found.at(-1);
  if (rest.length <= size || last === undefined) return { names: found };
  return { names: found, next: Buffer.from(last).toString('base64url') };
}
