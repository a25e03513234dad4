import type { EffectResult } from '../../shared/platform/effects.ts';
import type { WaitingMail } from '../../shared/platform/mail-volume.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { StaffMessage } from './outgoing.ts';
import type { NotifyDeps } from './wire.ts';

function waitingMail({ about, receipt, person }: StaffMessage, reader: string, now: Date): WaitingMail {
  const [id = ''] = about.occasion.split('#');
  const isOrder = about.orderNumber !== null;
  return {
    receipt,
    reader,
    owner: person,
    orderId: isOrder ? id : null,
    captureId: isOrder ? null : id,
    at: now.toISOString(),
  };
}

/**
 * Keeps a mail for the next digest where its reader had their share of the hour. Within its receipt: the mail is sent or waits, at most once.
 * @returns null where it may go out now
 */
export async function putOff(
  message: StaffMessage,
  reader: string,
  settings: Settings,
  deps: Pick<NotifyDeps, 'volume' | 'clock'>,
): Promise<EffectResult | null> {
  if (!message.mayWait) return null;
  try {
    if (await deps.volume.take(reader, settings.reminders.mailsPerHour)) return null;
    await deps.volume.keep(waitingMail(message, reader, deps.clock.now()));
    return { outcome: 'done', reference: 'digest' };
  } catch {
    // Nothing was sent: the receipt goes back, and the queue brings the message again.
    return { outcome: 'refused', words: 'not counted', retry: true };
  }
}
