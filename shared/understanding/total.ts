import type { Money } from '../orders/money.ts';
import { known, type Passage, type UnderstandContext, unknown } from './context.ts';
import type { Field } from './draft.ts';
import { currencyIn, readMoney } from './normalise/money.ts';
import type { NumberStyle } from './normalise/number.ts';
import { plain } from './normalise/text.ts';

const TOTAL =
  /^\W*(?:合 ?计|总 ?计|总价|总额|总金额|grand total|total(?: amount| value)?|sum)(?!\s*\d+\s*(?:items|pcs|lines|件|项|箱|盒))/iu;
/** Charges beside the goods, in lines of their own: the sum of the goods is what is left. */
const CHARGE =
  /^\W*(?:\d{1,3}\s+)?(?:运费|物流费|快递费|税额|freight|shipping|carriage|delivery (?:charge|fee)|postage|fracht|versandkosten|lieferkosten|porto)/iu;
const AMOUNT = /\d[\d.,]*\d|\d/g;

function chargesOf(passages: readonly Passage[], currency: string, style: NumberStyle): number {
  const charges = passages.flatMap(({ text }) => (CHARGE.test(plain(text)) ? [plain(text).match(AMOUNT)?.at(-1)] : []));
  return charges.reduce((sum, amount) => sum + (readMoney(amount ?? '', currency, style).money?.minor ?? 0), 0);
}

/** The sum that the message itself names, of its last line of totals, without freight that is named beside it; the amount with decimals where a line has several numbers. */
export function readTotal(passages: readonly Passage[], context: UnderstandContext, style: NumberStyle): Field<Money> {
  const lines = passages.filter(({ text }) => TOTAL.test(plain(text)));
  const last = lines.at(-1);
  if (!last) return unknown();
  const text = plain(last.text)
    .slice(0, 300)
    .replaceAll(/\d+(?:\.\d+)?\s?%/g, ' ');
  const numbers = text.match(AMOUNT) ?? [];
  const amount = numbers.find((number) => /[.,]\d{2}$/.test(number)) ?? numbers.at(-1);
  if (amount === undefined) return unknown();
  const currency = currencyIn(text, context.currency) ?? context.currency;
  const { money: named, sure } = readMoney(amount, currency, style);
  const money = named && { ...named, minor: named.minor - chargesOf(passages, currency, style) };
  return money ? known(money, sure && numbers.length === 1 ? 0.9 : 0.7, last) : unknown();
}
