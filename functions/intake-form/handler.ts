import { stored, takePush } from '../../shared/capture/take-push.ts';
import type { HttpAnswer } from '../../shared/channels/channel.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import { type HttpRequest, httpHandler } from '../../shared/platform/handler.ts';
import { Language } from '../../shared/settings/language.ts';
import { env } from './env.ts';
import { type FormDeps, wire } from './wire.ts';

/** The page goes on in the language that it was filled in. */
function languageOf(request: HttpRequest): { lang?: string } {
  const posted = new URLSearchParams(Buffer.from(request.body).toString('utf8')).get('language');
  return posted && Language.safeParse(posted).success ? { lang: posted } : {};
}

/** A browser that posted the page is sent on to the thank-you page; a program gets JSON. */
function answerFor(request: HttpRequest, answer: HttpAnswer, captureId: string | undefined): HttpAnswer {
  const fromPage = request.headers.accept?.includes('text/html') ?? false;
  if (!fromPage || answer.status >= 300) return { ...answer, ...(captureId ? jsonBody(answer, captureId) : {}) };
  const source = encodeURIComponent(request.params.source ?? '');
  const query = new URLSearchParams({ sent: captureId ?? '', ...languageOf(request) });
  return {
    status: 303,
    headers: { location: `/order/${source}?${query}`, 'cache-control': 'no-store' },
    body: '',
  };
}

const jsonBody = (answer: HttpAnswer, captureId: string): Pick<HttpAnswer, 'headers' | 'body'> => ({
  headers: { ...answer.headers, 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({ received: true, captureId }),
});

async function refuseFlood(request: HttpRequest, deps: FormDeps): Promise<void> {
  const source = (await deps.settings()).sources.find(({ id }) => id === request.params.source);
  if (source && !(await deps.withinRate(source, request.sourceIp)))
    throw new HubError('too-many-requests', { source: source.id });
}

/** Bound, check, keep, acknowledge. */
export const handler = httpHandler({
  service: 'intake-form',
  env,
  wire,
  handle: async (request, deps, logger) => {
    await stored(refuseFlood(request, deps));
    const { answer, kept } = await takePush(request, request.params.source ?? '', deps);
    logger.info('taken', { source: request.params.source, kept });
    return answerFor(request, answer, kept[0]?.captureId);
  },
});
