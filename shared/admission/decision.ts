import type { Trust } from '../capture/record.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Customer } from '../customers/customer.ts';
import type { OrderContent, Party } from '../orders/goods.ts';
import type { Settings } from '../settings/schema.ts';
import type { Draft } from '../understanding/draft.ts';
import type { ClaimKind } from './claims.ts';

/** An order that one of the claims of the draft already leads to, as far as the comparison needs it. */
export interface Standing {
  orderId: string;
  orderNumber: string;
  source: string;
  channel: string;
  /** When the order was placed (ISO 8601, UTC). */
  placedAt: string;
  customerReference: string | null;
  externalId: string | null;
  /** Fingerprint of goods, customer and place. */
  fingerprint: string;
  version: number;
  open: boolean;
  /** True for an order that was cancelled: the same goods again are then hardly a copy. */
  cancelled: boolean;
  /** Goods and place as the order has them now, for the closer look. */
  content: Pick<OrderContent, 'lines' | 'shipTo' | 'pickup'>;
  /** Who placed it, as far as colleagues are told from strangers by it. */
  party: Pick<Party, 'customerId' | 'name' | 'company'>;
}

/** What is known beside the draft. All of it is data: rules ask nobody. */
export interface AdmissionContext {
  now: Date;
  settings: Settings;
  catalogue: Catalogue;
  customer: Customer | null;
  trust: Trust;
  test: boolean;
  capture: { id: string; source: string; channel: string; receivedAt: string };
  /** The shop's or sender's own id of the order. */
  externalId: string | null;
  placedAt: string;
  /** Orders found under the claims that the draft would take; null where the claim is free. */
  standing: {
    message: Standing | null;
    external: Standing | null;
    reference: Standing | null;
    fingerprint: Standing | null;
    /** The last order of the same goods for the same place, whoever placed it. */
    site: Standing | null;
    /** Order that the message names or answers to. */
    thread: Standing | null;
  };
  /**
   * Other orders of the customer from the last days, where they are at hand: near matches among them are shown to a person. Without
   * them only exact matches are found.
   */
  recent?: readonly Standing[];
  /** The one order that a message of another kind can be about which names none. */
  meant?: Standing | null;
  /** True where the customer's record would be written with this order: whoever it is, nobody knew them before. */
  unheardOf?: boolean;
  /** How many of the customer's newest orders in a row went through clean, see `cleanInARow`. */
  cleanInARow?: number;
  /** Whether the hub can write back to whoever sent this; where unset, whether the draft has a mail address or chat id. */
  canAnswer?: boolean;
  /** True when the document says that the order was cancelled before it came here. */
  cancelled?: boolean;
  /** Set when a person has looked: their word stands in for certainty. */
  reviewed: { by: string; notADuplicate: boolean } | null;
}

/** What a rule found. `path` is the field of the draft (`lines[0].sku`), empty for the whole. */
export interface Finding {
  rule: string;
  path: string;
  /** ask: the customer can settle it. review: only staff can. */
  settle: 'ask' | 'review';
  /** For staff and customer, in both languages. */
  words: { 'zh-CN': string; en: string };
}

/** The decision on a draft, always with the rule that fired and its words. */
export type Decision =
  | {
      type: 'admit';
      rule: string;
      words: string;
      content: OrderContent;
      fingerprint: string;
      /** Holder of the fingerprint claim that is knowingly passed over. */
      replaces: Standing | null;
      /** For every claim that is knowingly passed over, the order that holds it: the new order takes it over from just that one. */
      passes: Partial<Record<ClaimKind, string>>;
    }
  | { type: 'attach'; rule: string; words: string; to: Standing; as: 'copy' | 'message' | 'status' }
  /** The customer is asked for exactly these; staff own it meanwhile. */
  | { type: 'ask'; rule: string; words: string; findings: Finding[] }
  | { type: 'review'; rule: string; words: string; findings: Finding[]; similarTo: Standing | null }
  | { type: 'set-aside'; rule: string; words: string };

/** The one guard of the system: `admit(draft, context)`. */
export type Admit = (draft: Draft, context: AdmissionContext) => Decision;
