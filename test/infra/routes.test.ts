import { describe, expect, it } from 'vitest';
import { flat, hubTemplate, resourcesOf } from './kit.ts';

const template = hubTemplate();
const routes = resourcesOf(template, 'AWS::ApiGatewayV2::Route');
const [stage] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage');

const ROUTES = [
  'ANY /api/{proxy+}',
  'GET /ask/{token}',
  'GET /assets/{file}',
  'GET /desk',
  'GET /desk/{proxy+}',
  'GET /do/{token}',
  'GET /healthz',
  'GET /in/chat/{source}',
  'GET /order/{source}',
  'GET /order/{source}/catalogue',
  'GET /track/{token}',
  'POST /ask/{token}',
  'POST /desk',
  'POST /desk/{proxy+}',
  'POST /do/{token}',
  'POST /in/chat/{source}',
  'POST /in/form/{source}',
  'POST /in/shop/{source}',
  'POST /track/{token}',
];

describe('the front door', () => {
  it('has the routes of the design and no other', () => {
    expect(routes.map(({ properties }) => flat(properties.RouteKey)).sort()).toEqual(ROUTES);
  });

  it('throttles each of them', () => {
    const settings = Object.entries(stage?.properties.RouteSettings ?? {});
    expect(settings.map(([route]) => route).sort()).toEqual(ROUTES);
    for (const [, { ThrottlingRateLimit, ThrottlingBurstLimit }] of settings) {
      expect(Number(ThrottlingRateLimit)).toBeGreaterThan(0);
      expect(Number(ThrottlingBurstLimit)).toBeGreaterThan(0);
    }
  });

  it('has the routes before the stage that throttles them', () => {
    expect(stage?.dependsOn).toEqual(expect.arrayContaining(routes.map(({ id }) => id)));
  });

  it('throttles as the settings say', () => {
    const deploy = { throttle: { signed: { ratePerSecond: 7, burst: 9 } } };
    const [throttled] = resourcesOf(hubTemplate({ deploy }), 'AWS::ApiGatewayV2::Stage');
    const settings = throttled?.properties.RouteSettings;
    expect(settings?.['POST /in/shop/{source}']).toEqual({ ThrottlingRateLimit: 7, ThrottlingBurstLimit: 9 });
    expect(settings?.['GET /desk']).toEqual(stage?.properties.RouteSettings?.['GET /desk']);
  });

  it('lets no other site’s scripts in', () => {
    for (const { properties } of resourcesOf(template, 'AWS::ApiGatewayV2::Api'))
      expect(properties.CorsConfiguration).toBeUndefined();
  });

  it('logs which route answered how, but no path, address or token', () => {
    const format = flat(stage?.properties.AccessLogSettings?.Format);
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/context\.(path|identity|authorizer)|sourceIp|queryString/);
  });

  it('is known to people by the domain in the settings, where there is one', () => {
    const publicUrl = 'https://orders.example.com';
    const urls = (of: typeof template) =>
      resourcesOf(of, 'AWS::Lambda::Function').flatMap(({ properties }) => {
        const url = properties.Environment?.Variables?.PUBLIC_URL;
        return url === undefined ? [] : [flat(url)];
      });
    expect(new Set(urls(hubTemplate({ deploy: { publicUrl } })))).toEqual(new Set([publicUrl]));
    expect(urls(template)[0]).toMatch(/^<DoorApi\w+\.ApiEndpoint>$/);
  });
});
