import { httpHandler } from '../../shared/platform/handler.ts';
import { dispatch } from '../../shared/platform/router.ts';
import { env } from './env.ts';
import { callerOf } from './keys.ts';
import { openApi } from './openapi.ts';
import { type ApiRoute, json, route, withCaller } from './route.ts';
import { absenceRoutes } from './routes/absences.ts';
import { captureRoutes } from './routes/captures.ts';
import { catalogueRoutes } from './routes/catalogue.ts';
import { creditStockRoutes } from './routes/credit-stock.ts';
import { customerRoutes } from './routes/customers.ts';
import { deadLetterRoutes } from './routes/dead-letters.ts';
import { lessonRoutes } from './routes/lessons.ts';
import { linkRoutes } from './routes/links.ts';
import { orderRoutes } from './routes/orders.ts';
import { promiseRoutes } from './routes/promise.ts';
import { reportRoutes } from './routes/reports.ts';
import { settingsRoutes } from './routes/settings.ts';
import { settingsTryRoutes } from './routes/settings-try.ts';
import { sourceRoutes } from './routes/sources.ts';
import { staffRoutes } from './routes/staff.ts';
import { stockTakeRoutes } from './routes/stock-takes.ts';
import { suppressionRoutes } from './routes/suppressions.ts';
import { workRoutes } from './routes/work.ts';
import { wire } from './wire.ts';

const publicRoutes: ApiRoute[] = [
  route({
    method: 'GET',
    path: '/healthz',
    summary: 'Whether the hub answers and its table can be read',
    open: true,
    run: async (_, deps) =>
      json(200, { ok: true, settings: (await deps.settings.current()).version, now: deps.clock.now().toISOString() }),
  }),
  route({
    method: 'GET',
    path: '/api/openapi.json',
    summary: 'This document',
    open: true,
    run: async (_, deps) => json(200, openApi(routes, deps.publicUrl)),
  }),
];

/** Every way in of the API. */
export const routes: readonly ApiRoute[] = [
  ...publicRoutes,
  ...orderRoutes,
  ...captureRoutes,
  ...customerRoutes,
  ...lessonRoutes,
  ...workRoutes,
  ...sourceRoutes,
  ...suppressionRoutes,
  ...reportRoutes,
  ...deadLetterRoutes,
  ...settingsRoutes,
  ...settingsTryRoutes,
  ...catalogueRoutes,
  ...creditStockRoutes,
  ...linkRoutes,
  ...staffRoutes,
  ...absenceRoutes,
  ...stockTakeRoutes,
  ...promiseRoutes,
];

export const handler = httpHandler({
  service: 'api',
  env,
  wire,
  handle: (request, deps) =>
    dispatch(routes, request, deps, async (found, matched) => {
      if (!found.open) withCaller(matched, await callerOf(matched, deps.apiKeys));
      return undefined;
    }),
});
