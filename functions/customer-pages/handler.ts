import { httpHandler } from '../../shared/platform/handler.ts';
import { dispatch, type Route } from '../../shared/platform/router.ts';
import { errorPage } from '../../web/present/error-page.ts';
import { act, showAction } from './action.ts';
import { answerAsk, showAsk } from './ask.ts';
import { serveAsset } from './assets.ts';
import { env } from './env.ts';
import { searchCatalogue, showOrderForm } from './order-form.ts';
import { actOnTrack, showTrack } from './track.ts';
import { type PageDeps, wire } from './wire.ts';

const routes: readonly Route<PageDeps>[] = [
  { method: 'GET', path: '/order/{source}', handle: showOrderForm },
  { method: 'GET', path: '/order/{source}/catalogue', handle: searchCatalogue },
  { method: 'GET', path: '/track/{token}', handle: showTrack },
  { method: 'POST', path: '/track/{token}', handle: actOnTrack },
  { method: 'GET', path: '/ask/{token}', handle: showAsk },
  { method: 'POST', path: '/ask/{token}', handle: answerAsk },
  { method: 'GET', path: '/do/{token}', handle: showAction },
  { method: 'POST', path: '/do/{token}', handle: act },
  { method: 'GET', path: '/assets/{file}', handle: async (request) => serveAsset(request.params.file ?? '') },
];

/** Everything that people see without signing in: the order form, the tracking page, the pages behind links in mails. */
export const handler = httpHandler({
  service: 'customer-pages',
  env,
  wire,
  handle: (request, deps) => dispatch(routes, request, deps),
  onError: (error, request, deps, logger) => {
    logger.warn('page failed', { error: error as Error, path: request.path.split('/')[1] });
    return errorPage(error, request, deps.clock.now());
  },
});
