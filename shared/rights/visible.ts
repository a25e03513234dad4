import type { Difference } from '../orders/differences.ts';
import type { OrderEvent, OrderFact } from '../orders/events.ts';
import type { Address, OrderContent, Party } from '../orders/goods.ts';
import type { Order } from '../orders/order.ts';
import type { ChangeRequest } from '../orders/requests.ts';
import type { Staff } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';
import { mayOn } from './rights.ts';

/** What of an order somebody sees. */
export interface Sight {
  prices: boolean;
  /** Phones, mail addresses, streets, chat ids. */
  personal: boolean;
}

export const sightOf = (
  staff: Pick<Staff, 'id' | 'roles'>,
  order: Order,
  settings: Pick<Settings, 'roles' | 'reminders' | 'currency'>,
): Sight => ({
  prices: mayOn(staff, 'prices.see', order, settings),
  personal: mayOn(staff, 'personal.see', order, settings),
});

/** The end of a number is enough to compare it with what a caller says. */
export const maskedPhone = (phone: string | null): string | null => phone && `••• ${phone.slice(-2)}`;

export const maskedMail = (mail: string | null): string | null => mail && `${mail.slice(0, 1)}•••`;

const hidden = (text: string | null): string | null => text && '•••';

const maskedParty = (party: Party): Party => ({
  ...party,
  phone: maskedPhone(party.phone),
  email: maskedMail(party.email),
  chatId: hidden(party.chatId),
});

const maskedAddress = (address: Address): Address => ({
  ...address,
  phone: maskedPhone(address.phone),
  street: hidden(address.street),
});

/** The content with what somebody must not see taken out or masked. Free text is as it was written. */
export function visibleContent(content: OrderContent, { prices, personal }: Sight): OrderContent {
  const shown = personal
    ? content
    : { ...content, party: maskedParty(content.party), shipTo: content.shipTo && maskedAddress(content.shipTo) };
  if (prices) return shown;
  return { ...shown, total: null, lines: shown.lines.map((line) => ({ ...line, unitPrice: null })) };
}

const visibleChange = (change: ChangeRequest, sight: Sight): ChangeRequest => ({
  ...change,
  wanted: visibleContent(change.wanted, sight),
  effect: sight.prices ? change.effect : { ...change.effect, totalBefore: null, totalAfter: null, fee: null },
});

const isWhole = ({ prices, personal }: Sight): boolean => prices && personal;

/** The order as somebody may see it. It is for showing only: nothing is decided on it. */
export function visibleOrder(order: Order, sight: Sight): Order {
  if (isWhole(sight)) return order;
  return {
    ...order,
    content: visibleContent(order.content, sight),
    changes: order.changes.map((change) => visibleChange(change, sight)),
    replyTo: sight.personal ? order.replyTo : null,
  };
}

const PERSONAL_FIELDS: readonly Difference['field'][] = ['phone', 'email', 'chat', 'shipTo'];

function visibleDifference(difference: Difference, { prices, personal }: Sight): Difference {
  const conceal = (side: Difference['from']): Difference['from'] => {
    if (side.is === 'line') return prices ? side : { ...side, unitPrice: null };
    if (side.is === 'money') return prices ? side : { is: 'text', text: '•••' };
    const personalText = side.is === 'text' && PERSONAL_FIELDS.includes(difference.field);
    return personalText && !personal ? { is: 'text', text: '•••' } : side;
  };
  return { ...difference, from: conceal(difference.from), to: conceal(difference.to) };
}

function visibleFact(fact: OrderFact, sight: Sight): OrderFact {
  switch (fact.type) {
    case 'order-admitted':
      return { ...fact, order: { ...fact.order, content: visibleContent(fact.order.content, sight) } };
    case 'content-changed':
      return {
        ...fact,
        content: visibleContent(fact.content, sight),
        // Finished sentences of earlier versions cannot be told apart: they are left out.
        differences: fact.differences.map((one) => (typeof one === 'string' ? '•••' : visibleDifference(one, sight))),
      };
    case 'change-asked':
      return { ...fact, change: visibleChange(fact.change, sight) };
    default:
      return fact;
  }
}

/** An event as somebody may see it, for showing only: its hash is of the whole one. */
export const visibleEvent = (event: OrderEvent, sight: Sight): OrderEvent =>
  isWhole(sight) ? event : { ...event, fact: visibleFact(event.fact, sight) };
