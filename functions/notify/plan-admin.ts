import { unreachableNotice } from '../../shared/messages/office-notices.ts';
import type { Unreachable } from '../../shared/platform/messages.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { type Outgoing, toAdmin } from './outgoing.ts';

/** Somebody of the staff cannot be reached: the administrator hears of it once, however many mails came back. */
export function planUnreachable(unreachable: Unreachable, settings: Settings): Outgoing[] {
  const { staffId, since } = unreachable;
  const reference = `unreachable.${staffId}.${Date.parse(since)}`;
  const about = { occasion: `unreachable:${staffId}#${since}`, number: 1, orderNumber: null, reference, source: '' };
  const name = settings.staff.find(({ id }) => id === staffId)?.name ?? staffId;
  return [toAdmin(about, unreachableNotice({ ...unreachable, name }, settings.timeZone))];
}
