import { partyOf } from '../../orders/content.ts';
import type { Draft, Field } from '../../understanding/draft.ts';
import { isSure, thresholdOf } from '../proposal.ts';
import { askFor, type Rule } from './rule.ts';

/** The draft with those contacts only that are certain enough. */
function certain(draft: Draft, threshold: number): Draft {
  const sure = (field: Field<string>): Field<string> => (isSure(field, threshold) ? field : { ...field, value: null });
  const { phone, email, chatId } = draft.customer;
  return { ...draft, customer: { ...draft.customer, phone: sure(phone), email: sure(email), chatId: sure(chatId) } };
}

/** Somebody can be reached: by phone, mail or chat, from the message or the customer record. */
export const reach: Rule = {
  id: 'reach',
  bindsPeople: true,
  check: (draft, context) => {
    const { phone, email, chatId } = partyOf(certain(draft, thresholdOf(context, 'contact')), context.customer);
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
