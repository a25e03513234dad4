import type { Language } from './language.ts';
import type { Settings } from './schema.ts';

type Named = { id: string };

const isNamed = (value: unknown): value is Named[] =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item?.id === 'string');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const WORDS = {
  en: { none: 'not set', added: 'added', removed: 'removed', order: 'order' },
  'zh-CN': { none: '未设置', added: '新增', removed: '删除', order: '顺序' },
} as const;
type Words = (typeof WORDS)[Language];

const shown = (value: unknown, words: Words): string => (value === undefined ? words.none : JSON.stringify(value));

/** Lists whose entries have an id are compared by it, so that an entry put in between is one difference. */
const byId = (list: readonly Named[]): Record<string, unknown> =>
  Object.fromEntries(list.map(({ id, ...rest }) => [id, rest]));

function compare(before: unknown, after: unknown, path: string, words: Words): string[] {
  if (isNamed(before) && isNamed(after)) {
    const order = (list: Named[]): string => list.map(({ id }) => id).join(', ');
    const inner = compare(byId(before), byId(after), path, words);
    if (inner.length > 0 || order(before) === order(after)) return inner;
    return [`${path}: ${words.order} ${order(before)} → ${order(after)}`];
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => compare(before[key], after[key], path === '' ? key : `${path}.${key}`, words));
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before === undefined && isRecord(after)) return [`${path}: ${words.added}`];
  if (isRecord(before) && after === undefined) return [`${path}: ${words.removed}`];
  return [`${path}: ${shown(before, words)} → ${shown(after, words)}`];
}

/** What another version of the settings changes, one sentence each, such as `stages.pending.due.hours: 4 → 8`; empty when nothing. */
export const differences = (before: Settings, after: Settings, language: Language = 'en'): string[] =>
  compare(before, after, '', WORDS[language]);
