import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { languageFor, pageContext } from '../../shared/platform/page-context.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { renderLinkProblem } from '../../web/customer/link-problem.tsx';
import { PAGE_HEADERS } from '../../web/headers.ts';
import type { LinkProblemView } from '../../web/views.ts';
import type { PageDeps } from './wire.ts';

/** Genuine but too old is gone; everything else is refused alike, so that nobody learns how close a guess was. */
const STATUS = { expired: 410, gone: 410, revoked: 410, wrong: 403 } as const;

/** The page for a link that does not lead anywhere any more. */
export function linkProblem(
  request: HttpRequest,
  problem: LinkProblemView['problem'],
  audience: LinkProblemView['audience'],
  settings: Settings,
  deps: Pick<PageDeps, 'clock'>,
): HttpReply {
  const context = pageContext(request, settings, deps.clock.now(), languageFor(request, settings.language));
  const body = renderLinkProblem({ problem, audience, phone: settings.company.phone ?? null }, context);
  return { status: STATUS[problem], headers: { ...PAGE_HEADERS }, body };
}
