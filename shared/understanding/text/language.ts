import type { Language } from '../../settings/language.ts';
import { isChinese } from '../normalise/text.ts';

/** The language in which a text is to be answered: Chinese where it has Chinese sentences, else English; short codes tell nothing. */
export function languageOf(text: string, fallback: Language): Language {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters < 4) return fallback;
  return isChinese(text) ? 'zh-CN' : 'en';
}
