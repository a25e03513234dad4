import { HubError } from '../errors/hub-error.ts';
import type { LinkKeys } from '../tasks/action-link.ts';
import type { Secrets } from './secrets.ts';

/**
 * The keys that links are signed with.
 * @throws HubError `settings-missing` before the first set-up
 */
export async function linkKeys(links: Secrets): Promise<LinkKeys> {
  const pair = await links.of('signing');
  const current = pair?.current.key;
  if (!current) throw new HubError('settings-missing', { secret: 'links' });
  return { current, previous: pair.previous?.key ?? null };
}
