import { z } from 'zod';
import type { Language } from '../settings/language.ts';
import type { Address, OrderContent, OrderLine } from './goods.ts';
import { formatMoney, Money } from './money.ts';

const FIELDS = [
  'line',
  'description',
  'name',
  'company',
  'phone',
  'email',
  'customer',
  'chat',
  'shipTo',
  'date',
  'reference',
  'note',
  'total',
] as const;

/** A value as it was or became, in no language yet. */
const Side = z.discriminatedUnion('is', [
  z.object({ is: z.literal('nothing') }),
  z.object({ is: z.literal('text'), text: z.string() }),
  z.object({ is: z.literal('money'), money: Money }),
  z.object({ is: z.literal('pickup') }),
  z.object({
    is: z.literal('line'),
    sku: z.string(),
    quantity: z.number(),
    unit: z.string(),
    unitPrice: Money.nullable(),
  }),
]);
type Side = z.infer<typeof Side>;

/** One thing that differs between two contents of an order. */
export const Difference = z.object({
  field: z.enum(FIELDS),
  /** Number of the order line; null where the difference is of the whole order. */
  lineNo: z.int().nullable(),
  from: Side,
  to: Side,
});
export type Difference = z.infer<typeof Difference>;

const text = (value: string | null): Side => (value === null ? { is: 'nothing' } : { is: 'text', text: value });
const money = (value: Money | null): Side => (value === null ? { is: 'nothing' } : { is: 'money', money: value });
const lineSide = (line: OrderLine | undefined): Side =>
  line
    ? { is: 'line', sku: line.sku, quantity: line.quantity, unit: line.unit, unitPrice: line.unitPrice }
    : { is: 'nothing' };

export const addressWords = (address: Address | null): string =>
  address === null
    ? ''
    : [
        address.recipient,
        address.phone,
        address.country,
        address.region,
        address.city === address.region ? null : address.city,
        address.district,
        address.street,
        address.postcode,
      ]
        .filter((part) => part !== null && part !== '')
        .join(' ');

const FACETS: readonly (readonly [field: Difference['field'], side: (content: OrderContent) => Side])[] = [
  ['name', ({ party }) => text(party.name)],
  ['company', ({ party }) => text(party.company)],
  ['phone', ({ party }) => text(party.phone)],
  ['email', ({ party }) => text(party.email)],
  ['customer', ({ party }) => text(party.customerId)],
  ['chat', ({ party }) => text(party.chatId)],
  ['shipTo', ({ shipTo, pickup }) => (pickup ? { is: 'pickup' } : text(addressWords(shipTo)))],
  ['date', ({ requestedDate }) => text(requestedDate)],
  ['reference', ({ customerReference }) => text(customerReference)],
  ['note', ({ note }) => text(note)],
  ['total', ({ total }) => money(total)],
];

/** What reads the same is the same: an empty text and none, 1 and 1.0. */
const same = (one: Side, other: Side): boolean => sideWords(one, 'en') === sideWords(other, 'en');

/** What differs between two contents; empty when they are the same. */
export function contentDifferences(before: OrderContent, after: OrderContent): Difference[] {
  const numbers = [...new Set([...before.lines, ...after.lines].map(({ lineNo }) => lineNo))].sort((a, b) => a - b);
  const lines = numbers.flatMap((lineNo): Difference[] => {
    const [one, other] = [before, after].map(({ lines: all }) => all.find((line) => line.lineNo === lineNo));
    const [from, to] = [lineSide(one), lineSide(other)];
    if (!same(from, to)) return [{ field: 'line', lineNo, from, to }];
    const [was, is] = [text(one?.description ?? null), text(other?.description ?? null)];
    return same(was, is) ? [] : [{ field: 'description', lineNo, from: was, to: is }];
  });
  const facets = FACETS.flatMap(([field, side]): Difference[] => {
    const [from, to] = [side(before), side(after)];
    return same(from, to) ? [] : [{ field, lineNo: null, from, to }];
  });
  return [...lines, ...facets];
}

const NAMES: Readonly<Record<Language, Readonly<Record<Difference['field'], string>>>> = {
  en: {
    line: 'line',
    description: 'line',
    name: 'name',
    company: 'company',
    phone: 'phone',
    email: 'e-mail',
    customer: 'customer',
    chat: 'chat',
    shipTo: 'deliver to',
    date: 'wanted on',
    reference: 'customer’s number',
    note: 'note',
    total: 'total',
  },
  'zh-CN': {
    line: '明细',
    description: '明细',
    name: '姓名',
    company: '公司',
    phone: '电话',
    email: '邮箱',
    customer: '客户',
    chat: '聊天账号',
    shipTo: '收货',
    date: '要求日期',
    reference: '客户单号',
    note: '备注',
    total: '合计',
  },
};

const LOCALES: Readonly<Record<Language, string>> = { en: 'en', 'zh-CN': 'zh-CN' };
const PICKUP: Readonly<Record<Language, string>> = { en: 'fetched by the customer', 'zh-CN': '客户自提' };

function sideWords(side: Side, language: Language): string {
  switch (side.is) {
    case 'nothing':
      return '—';
    case 'text':
      return side.text === '' ? '—' : side.text;
    case 'money':
      return formatMoney(side.money, LOCALES[language]);
    case 'pickup':
      return PICKUP[language];
    case 'line': {
      const price = side.unitPrice ? ` × ${formatMoney(side.unitPrice, LOCALES[language])}` : '';
      return `${side.sku} ${side.quantity} ${side.unit}${price}`;
    }
  }
}

/** A difference in the reader's language: `line 2: A-1 3 盒 → A-1 5 盒`. Records of old hold finished sentences: they are given as they are. */
export function differenceWords(difference: Difference | string, language: Language): string {
  if (typeof difference === 'string') return difference;
  const { field, lineNo, from, to } = difference;
  const name = NAMES[language][field];
  const where = lineNo === null ? name : `${name} ${lineNo}`;
  const colon = language === 'en' ? ': ' : '：';
  return `${where}${colon}${sideWords(from, language)} → ${sideWords(to, language)}`;
}
