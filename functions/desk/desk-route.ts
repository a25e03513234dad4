import type { HttpReply } from '../../shared/platform/handler.ts';
import type { Route } from '../../shared/platform/router.ts';
import type { Right } from '../../shared/settings/people.ts';
import { inside, type Visit } from './visit.ts';
import type { DeskDeps } from './wire.ts';

/** A page of the desk. Each area of the desk brings a list of these, and `routes.ts` puts the lists together. */
export interface DeskRoute {
  method: 'GET' | 'POST';
  path: string;
  /** Rights that a person needs to come here, all of them; none: whoever is signed in. The page asks further about the order it shows. */
  rights: readonly Right[];
  page: (visit: Visit) => Promise<HttpReply>;
}

/** The route as the router takes it, with its rights enforced. `all`: every page of the desk, so that the navigation shows what may be opened. */
export const guarded = ({ method, path, rights, page }: DeskRoute, all: readonly DeskRoute[]): Route<DeskDeps> => ({
  method,
  path,
  handle: inside(page, rights, all),
});
