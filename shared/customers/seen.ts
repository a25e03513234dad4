import type { Order } from '../orders/order.ts';
import type { Identity } from './customer.ts';
import { sameIdentity } from './customer.ts';

/** Telephones, mail addresses and chats that orders name: of who ordered, and of where the goods go. */
export function marksIn(orders: readonly Pick<Order, 'content'>[]): Identity[] {
  const found = orders.flatMap(({ content: { party, shipTo } }): Identity[] => [
    ...(party.phone ? [{ kind: 'phone' as const, value: party.phone }] : []),
    ...(party.email ? [{ kind: 'email' as const, value: party.email.trim().toLowerCase() }] : []),
    ...(party.chatId ? [{ kind: 'chat' as const, value: party.chatId }] : []),
    ...(shipTo?.phone ? [{ kind: 'phone' as const, value: shipTo.phone }] : []),
  ]);
  return found.filter((mark, index) => found.findIndex((one) => sameIdentity(one, mark)) === index);
}
