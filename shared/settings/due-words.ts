import type { DueRule } from './deadlines.ts';
import type { Language } from './language.ts';

type Plain = Exclude<DueRule, { beforeDelivery: unknown }>;

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

function plainWords(rule: Plain, language: Language): string {
  const zh = language === 'zh-CN';
  if ('hours' in rule) return zh ? `${rule.hours} 小时` : plural(rule.hours, 'hour');
  if ('workingHours' in rule) return zh ? `${rule.workingHours} 个工作小时` : plural(rule.workingHours, 'working hour');
  const { days, at, workdays } = rule;
  if (days === 0) return zh ? `当日 ${at}` : `the same day, ${at}`;
  if (zh) return `${days} 个${workdays ? '工作日' : '自然日'} ${at}`;
  return `${plural(days, workdays ? 'work day' : 'day')}, ${at}`;
}

/** A due rule in short words, such as "4 hours" or "1 个工作日 17:00". */
export function dueWords(rule: DueRule, language: Language): string {
  if (!('beforeDelivery' in rule)) return plainWords(rule, language);
  const { days, at, workdays } = rule.beforeDelivery;
  const otherwise = plainWords(rule.else, language);
  if (language === 'zh-CN') return `交货前 ${days} 个${workdays ? '工作日' : '自然日'} ${at}（否则 ${otherwise}）`;
  return `${plural(days, workdays ? 'work day' : 'day')} before delivery, ${at} (else ${otherwise})`;
}
