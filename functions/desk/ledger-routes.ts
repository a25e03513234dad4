import type { DeskRoute } from './desk-route.ts';
import { showLedger } from './ledger.ts';
import { exportCsv, exportXlsx } from './ledger-export.ts';
import { changeViews } from './ledger-views.ts';

/** The ledger with what it hands out. */
export const ledgerRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/orders', rights: ['orders.see'], page: (visit) => showLedger(visit) },
  { method: 'POST', path: '/desk/orders/views', rights: ['orders.see'], page: changeViews },
  { method: 'GET', path: '/desk/orders/export.csv', rights: ['orders.see', 'export'], page: exportCsv },
  { method: 'GET', path: '/desk/orders/export.xlsx', rights: ['orders.see', 'export'], page: exportXlsx },
];
