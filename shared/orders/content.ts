import type { Catalogue, Product } from '../catalogue/catalogue.ts';
import type { Customer } from '../customers/customer.ts';
import type { Draft, DraftLine, Field } from '../understanding/draft.ts';
import type { Address, OrderContent, OrderLine, Party } from './goods.ts';
import { type Money, times } from './money.ts';

const products = new WeakMap<Catalogue, Map<string, Product>>();

/** The product with that code; codes are compared as written. */
export function productOf(catalogue: Catalogue, sku: string): Product | undefined {
  let bySku = products.get(catalogue);
  if (!bySku) {
    bySku = new Map(catalogue.products.map((product) => [product.sku, product]));
    products.set(catalogue, bySku);
  }
  return bySku.get(sku);
}

/** The message's own address, else the known customer's, unless the message named one that could not be read. */
export function placeOf(draft: Draft, customer: Customer | null): Field<Address> {
  const { shipTo } = draft;
  if (shipTo.value !== null || shipTo.evidence.length > 0 || !customer?.shipTo) return shipTo;
  return { value: customer.shipTo, confidence: 1, evidence: [{ from: 'customer', quote: '' }] };
}

/** Who orders: as the message has it, filled up from the customer record. */
export function partyOf(draft: Draft, customer: Customer | null): Party {
  const said = draft.customer;
  return {
    customerId: customer?.id ?? null,
    name: said.name.value ?? customer?.name ?? null,
    company: said.company.value ?? customer?.company ?? null,
    phone: said.phone.value ?? customer?.phones[0] ?? null,
    email: said.email.value ?? customer?.emails[0] ?? null,
    chatId: said.chatId.value ?? customer?.chatIds[0] ?? null,
  };
}

function lineOf(line: DraftLine, index: number, catalogue: Catalogue): OrderLine | null {
  const [sku, quantity, unit] = [line.sku.value, line.quantity.value, line.unit.value];
  if (sku === null || unit === null || quantity === null || !Number.isFinite(quantity) || quantity <= 0) return null;
  const unitPrice = line.unitPrice.value ?? productOf(catalogue, sku)?.price ?? null;
  return { lineNo: index + 1, sku, description: line.written, quantity, unit, unitPrice };
}

/** Sum of the lines; null where a price is missing or the currencies differ. */
export function totalOf(lines: readonly Pick<OrderLine, 'unitPrice' | 'quantity'>[]): Money | null {
  const [first] = lines;
  if (!first?.unitPrice) return null;
  const { currency } = first.unitPrice;
  let minor = 0;
  for (const { unitPrice, quantity } of lines) {
    if (unitPrice?.currency !== currency) return null;
    minor += times(unitPrice, quantity).minor;
  }
  return Number.isSafeInteger(minor) ? { minor, currency } : null;
}

/**
 * The order that a draft amounts to, however certain its fields are: that is for the rules to judge.
 * @returns null while goods, quantities, units or the place are missing
 */
export function contentOf(draft: Draft, customer: Customer | null, catalogue: Catalogue): OrderContent | null {
  const lines = draft.lines.map((line, index) => lineOf(line, index, catalogue)).filter((line) => line !== null);
  const shipTo = draft.pickup ? null : placeOf(draft, customer).value;
  if (lines.length === 0 || lines.length < draft.lines.length || (!shipTo && !draft.pickup)) return null;
  return {
    party: partyOf(draft, customer),
    lines,
    shipTo,
    pickup: draft.pickup,
    requestedDate: draft.requestedDate.value,
    customerReference: draft.customerReference.value,
    note: draft.note,
    total: totalOf(lines),
  };
}
