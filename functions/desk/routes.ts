import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { dispatch, type Route } from '../../shared/platform/router.ts';
import { TO_REVIEW } from '../../shared/rights/rights.ts';
import { downloadOriginal, showCapture } from './captures.ts';
import { askChange, showChange } from './change.ts';
import { changeCustomer } from './customer-changes.ts';
import { mergeCustomer, showMerge } from './customer-merge.ts';
import { showCustomer, showCustomers, showPairs } from './customers.ts';
import { settleLetter, showLetter, showLetters } from './dead-letters.ts';
import { type DeskRoute, guarded } from './desk-route.ts';
import { duplicateRoutes } from './duplicates.ts';
import { entryRoutes } from './entry.ts';
import { hubRoutes } from './hub-routes.ts';
import { learnedRoutes } from './learned.ts';
import { ledgerRoutes } from './ledger-routes.ts';
import { orderVersion, workVersion } from './live.ts';
import { changeOrder, showOrder } from './order.ts';
import { reportRoutes } from './reports.ts';
import { decideReview, showReview } from './review.ts';
import { goToNextReview } from './review-queue.ts';
import { requireOwnForm } from './same-site.ts';
import { askForLink, enter, showEnter, showSignin, showSignout, signOut } from './signin.ts';
import { sourceRoutes } from './sources.ts';
import { showReviews, showTasks } from './tasks.ts';
import type { DeskDeps } from './wire.ts';
import { workRoutes } from './work-routes.ts';

/** Open to anybody: how one gets in and out. */
const entrances: readonly Route<DeskDeps>[] = [
  { method: 'GET', path: '/desk/signin', handle: showSignin },
  { method: 'POST', path: '/desk/signin', handle: askForLink },
  { method: 'GET', path: '/desk/enter', handle: showEnter },
  { method: 'POST', path: '/desk/enter', handle: enter },
  { method: 'POST', path: '/desk/signout', handle: signOut },
];

/** Work and orders. Which orders somebody sees is asked for each one. */
const orderRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/signout', rights: [], page: showSignout },
  { method: 'GET', path: '/desk', rights: [], page: showTasks },
  { method: 'GET', path: '/desk/work/version', rights: [], page: workVersion },
  { method: 'GET', path: '/desk/orders/{id}', rights: [], page: showOrder },
  { method: 'GET', path: '/desk/orders/{id}/version', rights: [], page: orderVersion },
  { method: 'GET', path: '/desk/orders/{id}/change', rights: ['orders.change'], page: showChange },
  { method: 'POST', path: '/desk/orders/{id}/change', rights: ['orders.change'], page: askChange },
  { method: 'POST', path: '/desk/orders/{id}', rights: [], page: changeOrder },
];

/** Originals hold prices and personal data in words that nothing masks. */
const captureRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/reviews', rights: ['captures.review'], page: showReviews },
  { method: 'GET', path: '/desk/reviews/next', rights: ['captures.review'], page: goToNextReview },
  { method: 'GET', path: '/desk/reviews/{id}', rights: TO_REVIEW, page: showReview },
  { method: 'POST', path: '/desk/reviews/{id}', rights: TO_REVIEW, page: decideReview },
  { method: 'GET', path: '/desk/captures/{id}', rights: ['prices.see', 'personal.see'], page: showCapture },
  {
    method: 'GET',
    path: '/desk/captures/{id}/original',
    rights: ['prices.see', 'personal.see'],
    page: downloadOriginal,
  },
];

/** Which customers somebody sees and may change is asked for each one. */
const customerRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/customers', rights: ['orders.see'], page: showCustomers },
  { method: 'GET', path: '/desk/customers/proposals', rights: ['orders.see'], page: showPairs },
  { method: 'GET', path: '/desk/customers/{id}', rights: ['orders.see'], page: showCustomer },
  {
    method: 'POST',
    path: '/desk/customers/{id}',
    rights: ['orders.see', 'personal.see', 'customers.merge'],
    page: changeCustomer,
  },
  {
    method: 'GET',
    path: '/desk/customers/{id}/merge',
    rights: ['orders.see', 'personal.see', 'customers.merge'],
    page: showMerge,
  },
  {
    method: 'POST',
    path: '/desk/customers/{id}/merge',
    rights: ['orders.see', 'personal.see', 'customers.merge'],
    page: mergeCustomer,
  },
];

/** For managers and the administrator: the pages see to it. */
const letterRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/dead-letters', rights: [], page: showLetters },
  { method: 'GET', path: '/desk/dead-letters/{id}', rights: [], page: showLetter },
  { method: 'POST', path: '/desk/dead-letters/{id}', rights: [], page: settleLetter },
];

/** Every page behind the sign-in: one list of each area. The first that fits is taken, so fixed words stand before `{id}`. */
export const DESK_ROUTES: readonly DeskRoute[] = [
  ...workRoutes,
  ...ledgerRoutes,
  ...orderRoutes,
  ...entryRoutes,
  ...duplicateRoutes,
  ...captureRoutes,
  ...sourceRoutes,
  ...customerRoutes,
  ...learnedRoutes,
  ...reportRoutes,
  ...letterRoutes,
  ...hubRoutes,
];

const routes: readonly Route<DeskDeps>[] = [...entrances, ...DESK_ROUTES.map((route) => guarded(route, DESK_ROUTES))];

/** Answers a request of the desk. Whatever changes something has to come from a page of ours. */
export const answer = (request: HttpRequest, deps: DeskDeps): Promise<HttpReply> =>
  dispatch(routes, request, deps, async ({ method }) => {
    if (method === 'POST') requireOwnForm(request, deps.publicUrl);
    return undefined;
  });
