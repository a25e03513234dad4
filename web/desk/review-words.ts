import { idOf } from '../parts/field.tsx';
import type { Page } from '../parts/page.ts';
import { enteredName } from './review-fields.ts';

/** A field in words: "Quantity". */
export function fieldName(path: string, page: Page): string {
  const { field } = page.texts;
  const key = path.startsWith('lines') ? path.slice(path.indexOf('.') + 1) : path;
  return Object.hasOwn(field, key) ? field[key as keyof typeof field] : path;
}

/** The same with its line: "Line 2: Quantity". */
export function placeName(path: string, page: Page): string {
  const line = /^lines\[(\d+)\]/.exec(path)?.[1];
  const name = path.includes('.') || line === undefined ? fieldName(path, page) : '';
  return line === undefined ? name : [page.texts.review.line(Number(line) + 1), name].filter(Boolean).join(': ');
}

/** The id of the control in which a field is corrected. */
export const controlOf = (path: string): string => idOf(enteredName(path));

/** `attachment:order.xlsx` → "attachment order.xlsx", in the page's language. */
export function sourceOf(from: string, page: Page): string {
  const { evidence } = page.texts;
  const [kind = '', ...rest] = from.split(':');
  const name = Object.hasOwn(evidence, kind) ? evidence[kind as keyof typeof evidence] : kind;
  return [name, rest.join(':')].filter(Boolean).join(' ');
}
