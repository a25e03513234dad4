import { z } from 'zod';
import type { Language } from '../settings/language.ts';
import { clip } from './normalise/text.ts';

type Say = (...seen: string[]) => string;
type Said = Readonly<Record<Language, Say>>;

const said = (zh: Say | string, en: Say | string): Said => ({
  'zh-CN': typeof zh === 'string' ? () => zh : zh,
  en: typeof en === 'string' ? () => en : en,
});

/** Every fault of reading, with what was seen put into its words. Codes are stored: one that was given once keeps its meaning. */
const REASONS = {
  'no-number': said('没有数字', 'there is no number'),
  'number-negative': said('数字是负数', 'the number is negative'),
  'number-too-large': said('数字过大', 'the number is too large'),
  'number-separators': said('数字中的分隔符互相矛盾', 'the separators contradict each other'),
  'number-not-plain': said('不是普通的数字', 'this is no plain number'),
  'number-two-ways': said('数字有两种读法', 'the number can be read in two ways'),
  'number-machine': said('数字是机器写法', 'the number is written as a machine would'),
  'amount-range': said('数量是一个范围', 'the amount is a range'),
  'amount-implausible': said('数量大得不合常理', 'the amount is implausibly large'),
  'amount-approximate': said('数量是约数', 'the amount is approximate'),
  'amount-not-one': said('数量不是一个数字', 'the amount is not one number'),
  'amount-vague': said('数量不明确', 'the amount is vague'),
  'amount-missing': said('没有写数量', 'no amount is named'),
  'amount-nothing': said('数量为零', 'the amount is nothing'),
  'amounts-contradict': said('两个数量互相矛盾', 'two amounts contradict each other'),
  'amount-needed': said('需要大于零的数量', 'an amount above nothing is needed'),
  'unit-missing': said(
    (unit) => `没有写单位，该商品按${unit}销售`,
    (unit) => `no unit is named; it is sold by ${unit}`,
  ),
  'pack-unknown': said(
    (unit) => `商品目录没有说明一${unit}有多少`,
    (unit) => `the catalogue does not say how much one ${unit} holds`,
  ),
  'pack-not-whole': said(
    (amount, unit) => `${amount}不是整数${unit}`,
    (amount, unit) => `${amount} is no whole number of ${unit}`,
  ),
  'pack-contradicts': said(
    (pack, holds) => `来件写一${pack}为 ${holds}，与商品目录不同`,
    (pack, holds) => `the message says that one ${pack} holds ${holds}, the catalogue says otherwise`,
  ),
  'price-unread': said('标明的价格无法读取', 'the stated price cannot be read'),
  'price-other-unit': said('标明的价格不是销售单位的价格', 'the stated price is not one for the selling unit'),
  'code-contradicts': said(
    (means, says) => `编码对应${means}，描述写的是${says}`,
    (means, says) => `the code means ${means}, the description says ${says}`,
  ),
  'day-unread': said('日期无法读取', 'the date cannot be read'),
  'day-none': said('没有这一天', 'there is no such day'),
  'day-two-ways': said(
    (day) => `${day} 可以读作两个日期`,
    (day) => `${day} can be read as two days`,
  ),
  'day-several': said(
    (days) => `写了多个日期：${days}`,
    (days) => `several days are named: ${days}`,
  ),
  'day-weekday': said(
    (day, weekday) => `${day} 不是${weekday}`,
    (day, weekday) => `${day} is no ${weekday}`,
  ),
  'day-past': said(
    (day) => `${day} 已经过去`,
    (day) => `${day} is past`,
  ),
  'district-several': said('多个城市都有该区县', 'the district exists in several cities'),
  'city-missing': said('没有写城市', 'no city is named'),
  'country-uncertain': said('地址的城市和国家不能确定', 'city and country of the address are not certain'),
  'places-several': said('写了多个地点', 'several places are named'),
  'addresses-several': said('写了多个地址', 'several addresses are named'),
  'address-not-full': said('写了地点，但地址不完整', 'a place is named that is no full address'),
  'corrects-itself': said('来件自己作了更正', 'the message corrects itself'),
  conditional: said(
    (text) => `有条件：${text}`,
    (text) => `there is a condition: ${text}`,
  ),
  'not-wanted': said(
    (text) => `不要：${text}`,
    (text) => `not wanted: ${text}`,
  ),
  'not-read': said(
    (text) => `未能读取：${text}`,
    (text) => `not read: ${text}`,
  ),
  picture: said(
    (name) => `来件提到图片：${name}`,
    (name) => `the message speaks of a picture: ${name}`,
  ),
  elsewhere: said(
    (text) => `来件另一处写的是：${text}`,
    (text) => `elsewhere the message says: ${text}`,
  ),
  'not-a-line': said(
    (text) => `未作为单独的明细：${text}`,
    (text) => `not taken for a line of its own: ${text}`,
  ),
  'too-long': said('来件太长，只读取了一部分', 'the message is longer than what is read of it'),
  'note-changes': said(
    (note) => `备注可能更改订单：${note}`,
    (note) => `the note may change the order: ${note}`,
  ),
  'file-rows-cut': said(
    (name) => `${name}：只读取了前面的行`,
    (name) => `${name}: only the first rows were read`,
  ),
  'file-text-cut': said(
    (name) => `${name}：只读取了开头`,
    (name) => `${name}: only the beginning was read`,
  ),
  'file-unread': said(
    (name, rule) => `${name}：${fileRule(rule, 'zh-CN')}`,
    (name, rule) => `${name}: ${fileRule(rule, 'en')}`,
  ),
  'product-unknown': said(
    (sku) => `商品目录中没有 ${sku}`,
    (sku) => `no product ${sku} in the catalogue`,
  ),
  'price-form': said('请填写价格，例如 18.50', 'a price such as 18.50 is needed'),
  'no-such-field': said('没有这个字段', 'there is no such field'),
  'no-such-line': said('没有这一行明细', 'there is no such line'),
  'line-whole': said(
    '留空即删除该行，否则请指明其中的字段',
    'leave it empty to remove the line, or name a field of it',
  ),
  'phone-form': said('不是电话号码', 'this is no telephone number'),
  'email-form': said('不是邮箱地址', 'this is no mail address'),
  'country-form': said('请填写国家代码，例如 CN', 'a country code such as CN is needed'),
  'day-form': said('请填写日期，例如 2026-05-31', 'a date such as 2026-05-31 is needed'),
  'customer-said': said(
    (about, words) => `客户对“${about}”的答复：${words}`,
    (about, words) => `the customer answers to “${about}”: ${words}`,
  ),
  'answer-outdated': said(
    (about) => `客户答复的是“${about}”，该行已不在原处`,
    (about) => `the customer answered to “${about}”, a line that is not where it was`,
  ),
  'answer-needed': said('请填写这一项', 'please fill this in'),
  'reader-line': said(
    (text) => `模型认为还要这些，未读作明细：${text}`,
    (text) => `the model takes this for ordered goods that are no line: ${text}`,
  ),
  'reader-points': said(
    (text) => `模型指出这里：${text}`,
    (text) => `the model points at this: ${text}`,
  ),
  'reader-differs': said(
    (text) => `模型对这句话有不同理解：${text}`,
    (text) => `the model understands this differently: ${text}`,
  ),
  'only-orders': said('只能受理订单', 'only an order can be admitted'),
} as const satisfies Record<string, Said>;

const FILE_RULES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  'file-slow': { 'zh-CN': '读取时间过长', en: 'it takes too long to read' },
  'pdf-no-text': { 'zh-CN': '只有图片，例如扫描件', en: 'it holds pictures only, such as a scan' },
  'file-encrypted': { 'zh-CN': '有密码保护', en: 'it is protected by a password' },
  'file-missing': { 'zh-CN': '文件没有随来件送达', en: 'the file itself did not come with the message' },
  'file-bomb': { 'zh-CN': '展开后过大，不像表格', en: 'unpacked it is larger or deeper than a table can be' },
  'file-old-excel': {
    'zh-CN': '旧版表格（.xls），请对方改发 .xlsx 或 CSV，或手动打开',
    en: 'it is a spreadsheet of the old kind (.xls); ask for .xlsx or CSV, or open it by hand',
  },
  'file-winmail': {
    'zh-CN': 'Outlook 将附件打包成了 winmail.dat，请对方发送普通附件',
    en: 'Outlook packed the attachments into winmail.dat; ask the sender for plain attachments',
  },
  'file-broken': { 'zh-CN': '无法读取', en: 'it cannot be read' },
};

function fileRule(rule: string | undefined, language: Language): string {
  const words = rule !== undefined && Object.hasOwn(FILE_RULES, rule) ? FILE_RULES[rule] : FILE_RULES['file-broken'];
  return words?.[language] ?? '';
}

export type ReasonCode = keyof typeof REASONS;
const CODES = Object.keys(REASONS) as [ReasonCode, ...ReasonCode[]];
const LONGEST = 400;

/** Why something could not be read with certainty: a code, and what was seen. It has no language yet. */
export const Reason = z.object({ code: z.enum(CODES), seen: z.array(z.string().max(LONGEST)).max(3) });
export type Reason = z.infer<typeof Reason>;

export const reason = (code: ReasonCode, ...seen: string[]): Reason => ({
  code,
  seen: seen.map((text) => clip(text, LONGEST)),
});

/** The reason as people read it, in every language. */
export function reasonWords({ code, seen }: Reason): Record<Language, string> {
  const words: Said = REASONS[code];
  return { 'zh-CN': words['zh-CN'](...seen), en: words.en(...seen) };
}

/** Something that was understood but belongs to no single field. Drafts of earlier versions hold finished words instead of a reason. */
export const Doubt = z.union([
  z.object({ path: z.string(), reason: Reason }),
  z.object({ path: z.string(), words: z.string().max(500) }),
]);
export type Doubt = z.infer<typeof Doubt>;

export const doubt = (path: string, code: ReasonCode, ...seen: string[]): Doubt => ({
  path,
  reason: reason(code, ...seen),
});

export const doubtWords = (of: Doubt): Record<Language, string> =>
  'reason' in of ? reasonWords(of.reason) : { 'zh-CN': of.words, en: of.words };
