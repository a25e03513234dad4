import { expect, it } from 'vitest';
import { optionsFrom } from './options.ts';

it('has the usual ports on loopback', () => {
  expect(optionsFrom({})).toMatchObject({
    httpPort: 3000,
    smtpPort: 2525,
    mailboxPort: 8005,
    host: '127.0.0.1',
    clockSpeed: 1,
  });
});

it('takes empty variables as unset, and 0 as any free port', () => {
  expect(optionsFrom({ HUB_HTTP_PORT: '', HUB_SMTP_PORT: '0', HUB_API_KEY: '' })).toMatchObject({
    httpPort: 3000,
    smtpPort: 0,
    apiKey: undefined,
  });
});

it.each([{ HUB_HTTP_PORT: 'web' }, { HUB_HTTP_PORT: '70000' }, { HUB_CLOCK_SPEED: '0' }])(
  'refuses %j in one sentence',
  (env) => {
    expect(() => optionsFrom(env)).toThrow(/which is no value for it\.$/);
  },
);
