import type { Catalogue } from '../catalogue/catalogue.ts';
import { stageOf } from '../lifecycle/stages.ts';
import type { OrderContent } from '../orders/goods.ts';
import type { Money } from '../orders/money.ts';
import type { Order, Profile } from '../orders/order.ts';
import { wasPaid } from '../orders/payment.ts';
import type { Settings } from '../settings/schema.ts';
import { type CreditEntry, isOverCredit, owedFor } from './credit.ts';
import { type StockEntry, shortOf } from './stock.ts';

/** What was told of an order's customer and goods. */
export interface Told {
  credit: CreditEntry | null;
  stock: readonly StockEntry[];
}

export const NOTHING_TOLD: Told = { credit: null, stock: [] };

export interface ProfileInput {
  content: OrderContent;
  source: string;
  settings: Pick<Settings, 'sources' | 'stages'>;
  catalogue: Catalogue;
  /** The newest orders of the same customer, without this one. */
  history: readonly Order[];
  /** Orders of anybody since stock was told, without this one. */
  since: readonly Order[];
  told: Told;
  /** The order before a change of its content: what was told of credit since it came counts it already. */
  before?: Pick<Order, 'createdAt' | 'content' | 'progress' | 'profile'>;
}

/** The largest share by which a price is below the catalogue's, 0 where none is; prices of a shop of the company's own are not compared. */
export function discountOf(content: OrderContent, catalogue: Catalogue, pricesAreOurs: boolean): number {
  if (pricesAreOurs) return 0;
  const listed = new Map(catalogue.products.map(({ sku, price }) => [sku, price]));
  const shares = content.lines.map(({ sku, unitPrice }) => {
    const price = listed.get(sku);
    if (!price || !unitPrice || price.currency !== unitPrice.currency || price.minor <= 0) return 0;
    return (price.minor - unitPrice.minor) / price.minor;
  });
  return Math.min(1, Math.max(0, ...shares));
}

const categoryOf = ({ stage }: Order, settings: Pick<Settings, 'stages'>): string | undefined =>
  stageOf(settings, stage)?.category;

/** What an order adds to what is owed: the whole of it, or the difference where it is counted already. */
function newlyOwed(total: Money | null, credit: CreditEntry | null, before: ProfileInput['before']): Money | null {
  const counted = before && credit && before.createdAt <= credit.at ? before.content.total : null;
  if (!counted || counted.currency !== total?.currency) return total;
  return { minor: total.minor - counted.minor, currency: total.currency };
}

/** What rules of the settings ask about an order beyond its content. */
export function profileOf(input: ProfileInput): Profile {
  const { content, source, settings, catalogue, history, since, told, before } = input;
  const entrance = settings.sources.find(({ id }) => id === source);
  const isVoid = (order: Order): boolean => categoryOf(order, settings) === 'void';
  const owed = history
    .filter((order) => !isVoid(order) && !wasPaid(order.payment))
    .map((order) => ({ id: order.id, createdAt: order.createdAt, total: owedFor(order) }));
  const taking = since.filter((order) => !isVoid(order));
  return {
    newCustomer: !history.some((order) => categoryOf(order, settings) === 'done'),
    overCredit: isOverCredit(told.credit, newlyOwed(content.total, told.credit, before), owed),
    shortOfStock: shortOf(content.lines, told.stock, taking, before),
    discount: discountOf(content, catalogue, entrance?.pricesAreOurs ?? false),
  };
}
