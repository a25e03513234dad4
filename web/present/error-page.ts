import { ERROR_CODES } from '../../shared/errors/codes.ts';
import { problemOf } from '../../shared/errors/hub-error.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { hereOf, languageFor } from '../../shared/platform/page-context.ts';
import { renderError } from '../customer/link-problem.tsx';
import { PAGE_HEADERS } from '../headers.ts';

/** What went wrong as a page, in the visitor's language. Needs no settings: those may be what is missing. */
export function errorPage(error: unknown, request: HttpRequest, now: Date): HttpReply {
  const problem = problemOf(error, request.requestId);
  const card = ERROR_CODES[problem.code];
  const language = languageFor(request, 'zh-CN');
  const view = {
    status: card.status,
    words: language === 'en' ? card.en : card.zh,
    requestId: card.level === 'error' ? request.requestId : null,
  };
  const context = {
    language,
    timeZone: 'UTC',
    now: now.toISOString(),
    company: '',
    here: hereOf(request),
    flash: null,
  };
  return { status: card.status, headers: { ...PAGE_HEADERS }, body: renderError(view, context) };
}
