import { invalid } from './errors.ts';

const ALLOWED = /^[A-Za-z0-9_\-.@]{1,256}$/;

/** Message tags from `Tags.member.N` and, where given, the `X-SES-MESSAGE-TAGS` header (`a=1, b=2`). */
export function readTags(form: URLSearchParams, header?: string): Record<string, string[]> {
  const pairs: [string, string][] = [];
  for (let index = 1; form.has(`Tags.member.${index}.Name`); index += 1) {
    pairs.push([form.get(`Tags.member.${index}.Name`) ?? '', form.get(`Tags.member.${index}.Value`) ?? '']);
  }
  for (const part of (header ?? '').split(',').filter((each) => each.trim() !== '')) {
    const [name = '', value = ''] = part.split('=');
    pairs.push([name.trim(), value.trim()]);
  }
  for (const [name, value] of pairs) {
    if (!ALLOWED.test(name) || !ALLOWED.test(value)) throw invalid(`Invalid message tag <${name}=${value}>.`);
  }
  return Object.fromEntries(pairs.map(([name, value]) => [name, [value]]));
}
