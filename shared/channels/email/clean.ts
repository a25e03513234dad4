import { mailAddress as addressOf, oneLine } from '../text.ts';

/** A file name that shows what the file is called and nothing else: base name, no control characters, at most 150 characters. */
export function fileName(name: string | null, fallback: string): string {
  const base = (name ?? '').split(/[\\/]/).at(-1) ?? '';
  const clean = oneLine(base, 1000)
    .replace(/[<>:"|?*]/g, '_')
    .replace(/^\.+/, '');
  if (clean === '') return fallback;
  if (clean.length <= 150) return clean;
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 && clean.length - dot <= 12 ? clean.slice(dot) : '';
  return clean.slice(0, 150 - ending.length) + ending;
}

/** A mail address in lower case, or null when it is none that can be written to; `mailto:` before it is dropped. */
export const mailAddress = (text: string | null | undefined): string | null =>
  addressOf(text?.trim().replace(/^mailto:/i, ''));
