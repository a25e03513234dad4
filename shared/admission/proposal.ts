import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Customer } from '../customers/customer.ts';
import { contentOf, partyOf, placeOf, productOf } from '../orders/content.ts';
import { fingerprintOf, siteOf } from '../orders/fingerprint.ts';
import type { OrderContent, Party } from '../orders/goods.ts';
import type { Settings } from '../settings/schema.ts';
import type { Thresholds } from '../settings/trust.ts';
import type { Draft, Field } from '../understanding/draft.ts';

/** What a draft amounts to, before anybody has judged it. */
export interface Proposal {
  party: Party;
  /** Null while something that no order can be without is missing. */
  content: OrderContent | null;
  /** The customer's order number where it is certain. */
  reference: string | null;
  /** Null unless customer, goods and place are certain: a doubtful reading is no ground for calling something a copy. */
  fingerprint: string | null;
  /** The same for goods and place alone; null under the same condition, and where nothing is sent. */
  site: string | null;
}

export interface ProposalContext {
  settings: Pick<Settings, 'admission'>;
  catalogue: Catalogue;
  customer: Customer | null;
  /** A person's word stands in for certainty. */
  reviewed: object | null;
}

/** How certain a field of this kind has to be; nothing that a person looked at has to be. */
export function thresholdOf(
  { settings, reviewed }: Pick<ProposalContext, 'settings' | 'reviewed'>,
  field: keyof Thresholds,
): number {
  const { thresholds, minimumConfidence } = settings.admission;
  if (reviewed) return 0;
  return thresholds[field] ?? (field === 'contact' ? 0 : minimumConfidence);
}

/** Whether a field has a value that is certain enough. */
export const isSure = <T>(field: Field<T>, threshold: number): field is Field<T> & { value: T } =>
  field.value !== null && field.confidence >= threshold;

/**
 * The order that a draft would become, with the marks by which copies of it are found. Give the customer that the order will have, also
 * when the record is new and written together with the order: a copy that comes later is compared by that customer's id.
 */
export function proposalOf(draft: Draft, context: ProposalContext): Proposal {
  const of = (field: keyof Thresholds): number => thresholdOf(context, field);
  const content = contentOf(draft, context.customer, context.catalogue);
  const certain =
    content !== null &&
    (draft.pickup || isSure(placeOf(draft, context.customer), of('shipTo'))) &&
    draft.lines.every(
      (line) =>
        isSure(line.sku, of('product')) &&
        isSure(line.quantity, of('quantity')) &&
        isSure(line.unit, of('unit')) &&
        productOf(context.catalogue, line.sku.value) !== undefined,
    );
  return {
    party: partyOf(draft, context.customer),
    content,
    reference: isSure(draft.customerReference, context.reviewed ? 0 : context.settings.admission.minimumConfidence)
      ? draft.customerReference.value
      : null,
    fingerprint: certain ? fingerprintOf(content) : null,
    site: certain ? siteOf(content) : null,
  };
}
