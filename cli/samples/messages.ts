import { createHash } from 'node:crypto';
import type { ChannelId } from '../../shared/channels/catalog.ts';
import type { Outgoing } from '../deliver.ts';
import { chineseText, englishText, formFields, type SampleOrder, shopifyOrder, webhookOrder } from './order.ts';

const isChinese = ({ person }: SampleOrder): boolean => person.address.country === 'CN';
const textOf = (order: SampleOrder): string => (isChinese(order) ? chineseText(order) : englishText(order));

/** A number for systems that count their orders, from an id of letters and digits. */
const numberOf = (id: string): number =>
  Number(BigInt(`0x${createHash('sha256').update(id).digest('hex').slice(0, 12)}`) % 9_000_000_000n) + 1_000_000_000;

/** The sample order as a message of a channel. `id` names it: the same id again is the same message again. */
export function messageFor(channel: ChannelId, order: SampleOrder, id: string, now: Date): Outgoing {
  const { person } = order;
  switch (channel) {
    case 'email':
      return {
        as: 'mail',
        id,
        from: `"${person.name}" <${person.email}>`,
        subject: isChinese(order) ? '订货' : 'Order',
        text: textOf(order),
      };
    case 'form':
      return { as: 'form', id, fields: formFields(order, id) };
    case 'shopify':
      return { as: 'shop', id, topic: 'orders/create', body: shopifyOrder(order, numberOf(id), now) };
    case 'standard-webhook':
      return { as: 'webhook', id, body: webhookOrder(order, `ERP-${numberOf(id)}`, now) };
    case 'wecom':
    case 'slack':
      return { as: 'chat', id, user: person.chatId, text: textOf(order) };
    case 'telephone':
      throw new Error('orders by telephone are typed on the desk');
  }
}
