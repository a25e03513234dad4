import { readFileSync } from 'node:fs';
import { importCatalogue } from '../../shared/catalogue/import.ts';
import { buildIndex, type CatalogueIndex } from '../../shared/catalogue/match.ts';
import type { Customer } from '../../shared/customers/customer.ts';
import type { UnderstandContext } from '../../shared/understanding/context.ts';
import type { Draft } from '../../shared/understanding/draft.ts';
import { type Understandable, understand } from '../../shared/understanding/understand.ts';

/** For tests: the example catalogue, a customer, and a Tuesday morning in Shanghai. */
const imported = importCatalogue(readFileSync(new URL('../../examples/catalogue.csv', import.meta.url)));
if (!imported.ok) throw new Error(JSON.stringify(imported.faults));

export const EXAMPLE: CatalogueIndex = buildIndex({ version: 'example', products: imported.products });

export const TEAHOUSE: Customer = {
  id: 'K1',
  version: 1,
  name: '林晓',
  company: '清泉茶馆',
  phones: ['+8613812345678'],
  emails: ['lin@teahouse.example'],
  chatIds: ['wecom:lin'],
  shopCustomerIds: [],
  shipTo: {
    recipient: '林晓',
    phone: '+8613812345678',
    country: 'CN',
    region: '浙江省',
    city: '杭州市',
    district: '西湖区',
    street: '文三路88号',
    postcode: '310012',
  },
  partNumbers: { 'QQ-01': 'TG-100' },
  createdAt: '2026-01-01T00:00:00Z',
};

export const contextFor = (change: Partial<UnderstandContext> = {}): UnderstandContext => ({
  catalogue: EXAMPLE,
  customer: null,
  timeZone: 'Asia/Shanghai',
  country: 'CN',
  currency: 'CNY',
  language: 'zh-CN',
  receivedAt: new Date('2026-03-24T08:55:00+08:00'),
  source: 'mail-sales',
  tables: [],
  ...change,
});

/** A text message from somebody, read in that context. */
export function draftOf(
  text: string,
  change: Partial<UnderstandContext> = {},
  message: Partial<Extract<Understandable, { type: 'text' }>['message']> = {},
): Draft {
  return understand(
    {
      type: 'text',
      sender: { name: null, email: 'someone@mail.example', phone: null, chatId: null },
      messageKey: null,
      replyTo: null,
      trust: 'authenticated',
      threadRef: null,
      message: { subject: null, text, html: null, quoted: null, attachments: [], ...message },
    },
    contextFor(change),
  );
}
