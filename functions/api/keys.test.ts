import { describe, expect, it, vi } from 'vitest';
import type { HttpRequest } from '../../shared/platform/handler.ts';
import type { SecretGroup, Secrets } from '../../shared/platform/secrets.ts';
import { callerOf } from './keys.ts';

const withHeader = (authorization?: string) =>
  ({ headers: authorization ? { authorization } : {} }) as unknown as HttpRequest;

function keysOf(group: SecretGroup, later?: SecretGroup): Secrets {
  let now = group;
  return {
    all: async () => now,
    of: async (name) => now[name] ?? null,
    reload: vi.fn(() => {
      if (!later) return false;
      now = later;
      return true;
    }),
  };
}

const ERP = { erp: { current: { key: 'hub_current-key-1' }, previous: { key: 'hub_previous-key' } } };

describe('the API key', () => {
  it('names the caller, also by the key before while it is rotated', async () => {
    expect(await callerOf(withHeader('Bearer hub_current-key-1'), keysOf(ERP))).toEqual({ name: 'erp' });
    expect(await callerOf(withHeader('bearer hub_previous-key'), keysOf(ERP))).toEqual({ name: 'erp' });
  });

  it.each([
    undefined,
    'Bearer',
    'Bearer x',
    'Bearer hub_current-key-2',
    'Basic hub_current-key-1',
    'Bearer hub_current-key-1 x',
  ])('is refused as %s', async (header) => {
    await expect(callerOf(withHeader(header), keysOf(ERP))).rejects.toMatchObject({ code: 'key-wrong' });
  });

  it('is looked up again when it is not known: it may be new', async () => {
    const keys = keysOf({}, ERP);
    expect(await callerOf(withHeader('Bearer hub_current-key-1'), keys)).toEqual({ name: 'erp' });
  });
});
