import { partyOf } from '../../orders/content.ts';
import { askFor, type Rule } from './rule.ts';

/** Somebody can be reached: by phone, mail or chat, from the message or the customer record. */
export const reach: Rule = {
  id: 'reach',
  bindsPeople: true,
  check: (draft, { customer }) => {
    const { phone, email, chatId } = partyOf(draft, customer);
    if (phone || email || chatId) return [];
    return [
      askFor(
        'customer.phone',
        '没有可以联系到客户的电话、邮箱或聊天账号',
        'There is no phone, mail or chat by which the customer can be reached',
      ),
    ];
  },
};
