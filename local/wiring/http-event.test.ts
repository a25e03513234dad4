import { describe, expect, it } from 'vitest';
import { httpEvent, httpResponse } from './http-event.ts';

const NOW = new Date('2026-11-05T13:08:09Z');
const match = {
  route: { routeKey: 'POST /in/shop/{source}', apiId: 'api', functionArn: 'f', timeoutMs: 1, throttle: undefined },
  pathParameters: { source: 'main' },
};
const event = (rawHeaders: readonly string[], body: string | Buffer = '', target = '/in/shop/main') =>
  httpEvent(
    { method: 'POST', target, rawHeaders, headers: {}, body: Buffer.from(body), sourceIp: '127.0.0.1' },
    match,
    NOW,
  );

describe('a request as an event of format 2.0', () => {
  it('has lower-case headers, repeated ones joined, cookies apart', () => {
    const made = event([
      'X-Shop-Hmac',
      'a',
      'x-shop-hmac',
      'b',
      'Cookie',
      'a=1; b=2',
      'Cookie',
      'c=3',
      'Connection',
      'close',
    ]);
    expect(made.headers).toMatchObject({ 'x-shop-hmac': 'a,b', 'x-forwarded-for': '127.0.0.1' });
    expect(made.headers).not.toHaveProperty('cookie');
    expect(made.headers).not.toHaveProperty('connection');
    expect(made.cookies).toEqual(['a=1', 'b=2', 'c=3']);
  });

  it('keeps the raw query beside the decoded one', () => {
    const made = event([], '', '/in/shop/main?a=1%2B1&a=2&b=x+y');
    expect(made).toMatchObject({ rawPath: '/in/shop/main', rawQueryString: 'a=1%2B1&a=2&b=x+y' });
    expect(made.queryStringParameters).toEqual({ a: '1+1,2', b: 'x y' });
  });

  it('has no body, cookies or query where there are none', () => {
    const made = event([]);
    for (const name of ['body', 'cookies', 'queryStringParameters']) expect(made).not.toHaveProperty(name);
    expect(made.isBase64Encoded).toBe(false);
  });

  it.each([
    ['application/json', false],
    ['application/problem+json; charset=utf-8', false],
    ['text/plain', false],
    ['application/x-www-form-urlencoded', true],
    ['multipart/form-data; boundary=x', true],
    ['application/octet-stream', true],
  ])('tells by the type %s whether the body is base64', (type, base64) => {
    const made = event(['content-type', type], '椅子 2');
    expect(made.isBase64Encoded).toBe(base64);
    expect(Buffer.from(made.body ?? '', base64 ? 'base64' : 'utf8').toString()).toBe('椅子 2');
  });

  it('encodes a body without a type, or a compressed one', () => {
    expect(event([], 'x').isBase64Encoded).toBe(true);
    expect(event(['content-type', 'application/json', 'content-encoding', 'gzip'], 'x').isBase64Encoded).toBe(true);
  });

  it("has the hub's time", () => {
    expect(event([]).requestContext).toMatchObject({ time: '05/Nov/2026:13:08:09 +0000', timeEpoch: NOW.getTime() });
  });
});

describe("a function's answer", () => {
  const text = (result: unknown) => ({ ...httpResponse(result), body: httpResponse(result).body.toString() });

  it('is what it says if it has a status', () => {
    const answer = { statusCode: 303, headers: { Location: '/desk' }, cookies: ['a=1'] };
    expect(text(answer)).toEqual({ status: 303, headers: { location: '/desk' }, cookies: ['a=1'], body: '' });
  });

  it('is decoded from base64', () => {
    expect(text({ statusCode: 200, body: Buffer.from('ä').toString('base64'), isBase64Encoded: true }).body).toBe('ä');
  });

  it('is the JSON body of a 200 otherwise', () => {
    expect(text({ ok: true })).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"ok":true}',
    });
  });
});
