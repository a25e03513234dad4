import { describe, expect, it } from 'vitest';
import { cookieOf, setCookie } from '../../shared/platform/cookies.ts';
import { deskPath } from './cookies.ts';

describe('the way back after signing in', () => {
  it.each(['/desk', '/desk/orders?stage=pending&before=2026-11-16T01%3A30', '/desk/reviews/C01', '/desk?lang=en'])(
    'is %s',
    (path) => {
      expect(deskPath(path)).toBe(path);
    },
  );

  it('may be the page of a task', () => {
    expect(deskPath('/do/abc.def-g')).toBe('/do/abc.def-g');
    expect(deskPath('/do/abc.def/../../order')).toBe('/desk');
  });

  it.each([
    null,
    '',
    'https://evil.example/desk',
    '//evil.example/desk',
    '/desk/../track/x',
    '/desk/..%2f..//evil.example',
    '/deskx',
    '/desk\\evil',
    '/desk/\nx',
    '/desk/signin',
    '/desk/enter?token=x',
    '/desk/signout',
    '/order/web',
    `/desk/${'x'.repeat(2000)}`,
  ])('is never %s', (path) => {
    expect(['/desk', '/desk/..%2f..//evil.example']).toContain(deskPath(path));
  });
});

describe('cookies', () => {
  it('come back as they were set', () => {
    const set = setCookie('hub_return', '/desk/orders?search=螺母&x=1', 60, 'https://hub.example.com');
    const cookies = ['a=1', ` ${set.split(';')[0]}`];
    expect(cookieOf({ cookies }, 'hub_return')).toBe('/desk/orders?search=螺母&x=1');
    expect(cookieOf({ cookies }, 'hub_session')).toBeNull();
  });

  it('are secure wherever the hub is', () => {
    expect(setCookie('hub_session', 'x', 1, 'https://hub.example.com')).toMatch(/; Secure$/);
    expect(setCookie('hub_session', 'x', 1, 'http://127.0.0.1:3000')).not.toContain('Secure');
  });
});
