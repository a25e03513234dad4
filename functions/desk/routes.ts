import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { dispatch, type Route } from '../../shared/platform/router.ts';
import { downloadOriginal, showCapture, showCaptures, showSources } from './captures.ts';
import { showLedger } from './ledger.ts';
import { changeOrder, showOrder } from './order.ts';
import { decideReview, showReview } from './review.ts';
import { requireOwnForm } from './same-site.ts';
import { askForLink, enter, showEnter, showSignin, showSignout, signOut } from './signin.ts';
import { showReviews, showTasks } from './tasks.ts';
import { inside } from './visit.ts';
import type { DeskDeps } from './wire.ts';

/** Every page of the desk. What is not wrapped in `inside` is open to anybody. */
const routes: readonly Route<DeskDeps>[] = [
  { method: 'GET', path: '/desk/signin', handle: showSignin },
  { method: 'POST', path: '/desk/signin', handle: askForLink },
  { method: 'GET', path: '/desk/enter', handle: showEnter },
  { method: 'POST', path: '/desk/enter', handle: enter },
  { method: 'GET', path: '/desk/signout', handle: inside(showSignout) },
  { method: 'POST', path: '/desk/signout', handle: signOut },
  { method: 'GET', path: '/desk', handle: inside(showTasks) },
  { method: 'GET', path: '/desk/orders', handle: inside(showLedger) },
  { method: 'GET', path: '/desk/orders/{id}', handle: inside(showOrder) },
  { method: 'POST', path: '/desk/orders/{id}', handle: inside(changeOrder) },
  { method: 'GET', path: '/desk/reviews', handle: inside(showReviews) },
  { method: 'GET', path: '/desk/reviews/{id}', handle: inside(showReview) },
  { method: 'POST', path: '/desk/reviews/{id}', handle: inside(decideReview) },
  { method: 'GET', path: '/desk/sources', handle: inside(showSources) },
  { method: 'GET', path: '/desk/sources/{source}', handle: inside(showCaptures) },
  { method: 'GET', path: '/desk/captures/{id}', handle: inside(showCapture) },
  { method: 'GET', path: '/desk/captures/{id}/original', handle: inside(downloadOriginal) },
];

/** Answers a request of the desk. Whatever changes something has to come from a page of ours. */
export const answer = (request: HttpRequest, deps: DeskDeps): Promise<HttpReply> =>
  dispatch(routes, request, deps, async ({ method }) => {
    if (method === 'POST') requireOwnForm(request, deps.publicUrl);
    return undefined;
  });
