import { createHash, timingSafeEqual } from 'node:crypto';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { HttpRequest } from '../../shared/platform/handler.ts';
import type { Secrets } from '../../shared/platform/secrets.ts';
import type { Caller } from './route.ts';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Looks at every key, so that the time taken tells nothing about which one was close. */
async function named(given: string, keys: Secrets): Promise<string | undefined> {
  let name: string | undefined;
  const wanted = digest(given);
  for (const [candidate, pair] of Object.entries(await keys.all())) {
    for (const key of [pair.current.key, pair.previous?.key]) {
      if (key && timingSafeEqual(digest(key), wanted)) name = candidate;
    }
  }
  return name;
}

/**
 * Who calls, by the key of the Authorization header.
 * @throws HubError `key-wrong`
 */
export async function callerOf(request: HttpRequest, keys: Secrets): Promise<Caller> {
  const given = /^Bearer\s+(\S{8,200})$/i.exec(request.headers.authorization ?? '')?.[1];
  if (!given) throw new HubError('key-wrong');
  const name = (await named(given, keys)) ?? (keys.reload() ? await named(given, keys) : undefined);
  if (!name) throw new HubError('key-wrong');
  return { name };
}
