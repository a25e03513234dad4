import { doBulk, showBulk } from './bulk.ts';
import type { DeskRoute } from './desk-route.ts';
import { showTeam } from './team.ts';

/** Work on several orders at once, and the work of others. Which orders somebody reaches is asked for each one. */
export const workRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/team', rights: ['orders.see'], page: showTeam },
  { method: 'GET', path: '/desk/bulk', rights: [], page: showBulk },
  { method: 'POST', path: '/desk/bulk', rights: [], page: doBulk },
];
