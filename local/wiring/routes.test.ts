import { expect, it } from 'vitest';
import { compileRoutes } from './routes.ts';

const KEYS = [
  ...['$default', 'ANY /api/{proxy+}', 'GET /api/openapi.json', 'GET /desk', 'POST /desk/{proxy+}'],
  ...['GET /order/{source}', 'GET /order/{source}/catalogue', 'ANY /order/{source}'],
];
const find = compileRoutes(
  KEYS.map((routeKey) => ({ routeKey, apiId: 'api', functionArn: routeKey, timeoutMs: 1, throttle: undefined })),
);

it.each<[string, string, string, Record<string, string>]>([
  ['GET', '/desk', 'GET /desk', {}],
  ['GET', '/api/openapi.json', 'GET /api/openapi.json', {}],
  ['POST', '/api/openapi.json', 'ANY /api/{proxy+}', { proxy: 'openapi.json' }],
  ['GET', '/api/orders/a%20b', 'ANY /api/{proxy+}', { proxy: 'orders/a b' }],
  ['GET', '/order/shop', 'GET /order/{source}', { source: 'shop' }],
  ['PUT', '/order/shop', 'ANY /order/{source}', { source: 'shop' }],
  ['GET', '/order/shop/catalogue', 'GET /order/{source}/catalogue', { source: 'shop' }],
  ['GET', '/order/shop/', '$default', {}],
  ['GET', '/order/', '$default', {}],
  ['GET', '/api', '$default', {}],
  ['GET', '/order/%zz', 'GET /order/{source}', { source: '%zz' }],
])('%s %s goes to %s', (method, path, routeKey, pathParameters) => {
  expect(find(method, path)).toMatchObject({ route: { routeKey }, pathParameters });
});

it('finds nothing without a default', () => {
  expect(compileRoutes([])('GET', '/')).toBeUndefined();
});
