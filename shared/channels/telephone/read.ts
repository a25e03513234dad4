import type { Arrival } from '../../understanding/draft.ts';
import { unreadable } from '../arrivals.ts';
import type { CaptureReader } from '../channel.ts';
import { parseExact } from '../exact-json.ts';
import { formReader } from '../form/read.ts';
import { lineOrNull } from '../text.ts';
import { formKey, TelephoneEntry } from './receive.ts';

/** The goods go to somebody else than who called. */
function withRecipient(arrival: Arrival, { recipient, recipientPhone }: TelephoneEntry): Arrival {
  if (arrival.type !== 'document' || arrival.document.shipTo === null) return arrival;
  const { document } = arrival;
  const shipTo = {
    ...arrival.document.shipTo,
    recipient: lineOrNull(recipient, 200) ?? arrival.document.shipTo.recipient,
    phone: lineOrNull(recipientPhone, 30) ?? arrival.document.shipTo.phone,
  };
  return { ...arrival, document: { ...document, shipTo } };
}

/** Reads a kept entry: its fields are those of the order form. */
export const telephoneReader: CaptureReader = {
  async read(capture, bytes, context): Promise<Arrival> {
    const parsed = TelephoneEntry.safeParse(parseExact(bytes));
    if (!parsed.success) {
      const faults = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
      return unreadable(capture, 'telephone-invalid', faults.join('; '));
    }
    const entry = parsed.data;
    const arrival = await formReader.read(capture, bytes, context);
    return { ...withRecipient(arrival, entry), messageKey: formKey(capture.source, entry.formId) };
  },
};
