import { z } from 'zod';

/** An amount as an integer of minor units and an ISO 4217 code; never a floating number. */
export const Money = z.object({
  minor: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
});
export type Money = z.infer<typeof Money>;

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale}|${currency}`;
  const known = formatters.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formatters.set(key, known);
  return known;
}

/** How many decimals the currency has (ISO 4217): 2 for CNY, 0 for JPY, 3 for KWD. */
export function decimalsOf(currency: string): number {
  return formatter(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2;
}

/** Reads decimal text ("31.99", "12") without passing through a float; undefined where it is no plain amount or too fine. */
export function moneyFromText(text: string, currency: string): Money | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,6}))?$/.exec(text.trim());
  if (!match) return undefined;
  const decimals = decimalsOf(currency);
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > decimals) return undefined;
  const minor = Number(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  return Number.isSafeInteger(minor) ? { minor: match[1] ? -minor : minor, currency } : undefined;
}

/** The amount in major units as plain decimal text, such as "31.99". */
export function moneyToText({ minor, currency }: Money): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const sign = minor < 0 ? '-' : '';
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** The amount as people read it in a locale. */
export function formatMoney(money: Money, locale: string): string {
  return formatter(money.currency, locale).format(Number(moneyToText(money)));
}

/** Unit price times quantity, rounded half away from zero to the minor unit. */
export function times(price: Money, quantity: number): Money {
  const exact = price.minor * quantity;
  return { minor: Math.sign(exact) * Math.round(Math.abs(exact)), currency: price.currency };
}
