import { LANGUAGES, type Language } from '../settings/language.ts';
import type { Settings } from '../settings/schema.ts';
import type { HttpRequest } from './handler.ts';

const isLanguage = (text: string | null): text is Language => LANGUAGES.some((language) => language === text);

/** The language that the visitor chose, else the browser's, else the given one. */
export function languageFor(request: HttpRequest, otherwise: Language): Language {
  const chosen = request.query.get('lang');
  if (isLanguage(chosen)) return chosen;
  const wanted = (request.headers['accept-language'] ?? '').toLowerCase().split(',')[0] ?? '';
  if (wanted.startsWith('zh')) return 'zh-CN';
  return wanted.startsWith('en') ? 'en' : otherwise;
}

/** Path and query without the choice of language, for the switch. */
export function hereOf(request: HttpRequest): string {
  const query = new URLSearchParams(request.query);
  query.delete('lang');
  return query.size > 0 ? `${request.path}?${query}` : request.path;
}

/** What every page is told. */
export function pageContext(request: HttpRequest, settings: Settings, now: Date, language: Language) {
  return {
    language,
    timeZone: settings.timeZone,
    now: now.toISOString(),
    company: settings.company.name[language],
    here: hereOf(request),
    flash: null,
  };
}

/** Fields of a posted form; more than a form can have is cut. */
export const formOf = (request: HttpRequest): URLSearchParams =>
  new URLSearchParams(Buffer.from(request.body).toString('utf8').slice(0, 100_000));
