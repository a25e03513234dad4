import { manyLines } from '../text.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

const withoutEntities = (text: string): string =>
  text.replace(/&(amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);

/** `<…>` of Slack's markup as a person sees it. */
function seen(inner: string, ourselves: readonly string[]): string {
  const bar = inner.indexOf('|');
  const [target, label] = bar < 0 ? [inner, ''] : [inner.slice(0, bar), inner.slice(bar + 1)];
  if (target.startsWith('@')) return ourselves.includes(target.slice(1)) ? '' : `@${label || target.slice(1)}`;
  if (target.startsWith('#')) return `#${label || target.slice(1)}`;
  if (target.startsWith('!')) return label || `@${target.slice(1).split('^')[0]}`;
  const address = target.replace(/^(mailto|tel):/, '');
  if (label === '' || label === address || target.endsWith(`//${label}`)) return label || address;
  return target === address ? `${label} (${address})` : label;
}

/** Slack's text as plain text: markup resolved, our own mention left out, entities decoded last. */
export function plainText(text: string, ourselves: readonly string[]): string {
  const resolved = text.replace(/<([^<>]{1,3000})>/g, (_all, inner: string) => seen(inner, ourselves));
  return manyLines(withoutEntities(resolved)).trim();
}

/** Plain text as Slack wants it: nothing in it can become a mention of everybody or a link under a false name. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
