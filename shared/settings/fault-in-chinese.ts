import type { z } from 'zod';
import { chineseOf } from './fault-words.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  object: '一组设置（名称: 值）',
  record: '一组设置（名称: 值）',
  array: '列表（每项以 - 开头）',
};

/** How much of something there may be. */
function bound(origin: string, most: boolean, limit: string): string {
  if (origin === 'string') return most ? `最多 ${limit} 个字符` : `至少 ${limit} 个字符`;
  if (origin === 'array') return most ? `最多 ${limit} 项` : `至少 ${limit} 项`;
  return most ? `不能大于 ${limit}` : `不能小于 ${limit}`;
}

/** What is wrong with the shape of a value, in Chinese. */
export function issueInChinese(issue: z.core.$ZodIssue): string {
  const own = chineseOf(issue.message);
  if (own) return own;
  switch (issue.code) {
    case 'invalid_type': {
      const wanted = TYPES[issue.expected] ?? issue.expected;
      return issue.message.endsWith('received undefined') ? `缺少这一项，需要${wanted}` : `此处需要${wanted}`;
    }
    case 'invalid_value':
      return `请使用以下之一：${issue.values.map(String).join('、')}`;
    case 'too_big':
      return bound(issue.origin, true, String(issue.maximum));
    case 'too_small':
      return bound(issue.origin, false, String(issue.minimum));
    case 'invalid_format':
      return issue.format === 'email' ? '不是邮箱地址' : '格式不正确';
    default:
      return '此处的值不正确';
  }
}

const YAML: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不正确',
  TAB_AS_INDENT: '缩进不能用制表符，请改用空格',
  DUPLICATE_KEY: '同一名称出现了两次',
  MISSING_CHAR: '缺少符号，例如引号、逗号或括号',
  BAD_SCALAR_START: '此处的值不能以这个符号开头，请加引号',
  UNEXPECTED_TOKEN: '此处有多余的内容',
  MULTIPLE_DOCS: '文件只能包含一份设置',
  BLOCK_AS_IMPLICIT_KEY: '此处的名称或冒号不正确',
  BAD_ALIAS: '引用（*）的内容不存在',
};

/** What is wrong with the file as YAML, by the code of its reader. */
export const yamlInChinese = (code: string): string => YAML[code] ?? '文件不是有效的 YAML';
