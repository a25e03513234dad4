import type { OrderFact } from '../orders/events.ts';
import type { OrderContent } from '../orders/goods.ts';
import type { Order } from '../orders/order.ts';
import type { Hold } from '../orders/work.ts';
import type { HoldRule } from '../settings/flow.ts';
import { matches } from '../settings/matches.ts';
import type { Settings } from '../settings/schema.ts';
import { decideHold, decideLift } from './decide-hold.ts';
import type { Deciding } from './deciding.ts';
import { holdRulesFor, noteOf } from './hold.ts';
import type { Refusal } from './refusals.ts';
import { isOpen } from './stages.ts';
import { standing } from './standing.ts';

/** Names under which rules hold orders: as they come in, and as they change. */
const BY_RULE: readonly string[] = ['interpret', 'lifecycle'];

const FITS = {
  'zh-CN': '订单内容已变更，挂起的条件不再成立',
  en: 'The order was changed: what it was held for is true no more',
} as const;

function quantities({ lines }: OrderContent): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of lines) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return sums;
}

/** Whether more is at stake than before: more goods or money, a larger discount, another customer, more products that are short. */
function isMore(before: Order, { content, profile }: Order): boolean {
  const had = quantities(before.content);
  const [sum, now] = [before.content.total, content.total];
  const dearer = sum?.currency !== now?.currency || (now?.minor ?? 0) > (sum?.minor ?? 0);
  return (
    dearer ||
    [...quantities(content)].some(([sku, quantity]) => quantity > (had.get(sku) ?? 0)) ||
    profile.discount > before.profile.discount ||
    content.party.customerId !== before.content.party.customerId ||
    profile.shortOfStock.some((sku) => !before.profile.shortOfStock.includes(sku))
  );
}

/** Rules that are true of the order now, and were not, or of less: what a person let pass before, stays passed. */
const rulesAnew = (
  before: Order,
  order: Order,
  { holds, currency }: Pick<Settings, 'holds' | 'currency'>,
): HoldRule[] =>
  holdRulesFor(order, { holds, currency }).filter(
    ({ reason, when }) =>
      !order.holds.some((hold) => hold.reason === reason) &&
      (isMore(before, order) || !matches(when ?? {}, before, currency)),
  );

/** Holds that a rule made which is true no more. */
function holdsGone(order: Order, settings: Pick<Settings, 'holds' | 'currency'>): Hold[] {
  const ruled = settings.holds.filter(({ when }) => when !== undefined).map(({ reason }) => reason);
  const still = holdRulesFor(order, settings).map(({ reason }) => reason);
  return order.holds.filter(
    ({ by, reason }) => BY_RULE.includes(by) && ruled.includes(reason) && !still.includes(reason),
  );
}

/**
 * Looks at the rules of holds again when what is ordered has changed: holds the order for what is true of it now, and lifts what a rule held it
 * for and is true no more. Holds of persons stay.
 * @param before the order before the change
 * @param deciding with the order as it is after it, and its profile
 * @param after how many facts of the same command come before
 */
export function reviewHolds(before: Order, deciding: Deciding, after: number): OrderFact[] {
  const { settings } = deciding.context;
  if (!isOpen(deciding.order, settings)) return [];
  const command = { ...deciding.command, actor: { kind: 'hub', id: 'lifecycle' } } as const;
  const facts: OrderFact[] = [];
  let { order } = deciding;
  const add = (decides: (now: Deciding, after: number) => OrderFact[] | Refusal): void => {
    const decided = decides({ ...deciding, command, order }, after + facts.length);
    // Without a stage for orders on hold there is nothing to hold them in.
    if (!Array.isArray(decided)) return;
    facts.push(...decided);
    order = standing(order, decided, { ...deciding, command });
  };
  for (const rule of rulesAnew(before, order, settings)) {
    const wish = { reason: rule.reason, note: noteOf(rule, order) };
    add((now, seq) => decideHold(wish, now, seq));
  }
  for (const { id } of holdsGone(order, settings)) {
    add((now, seq) => decideLift({ type: 'lift-hold', holdId: id, note: FITS[settings.language] }, now, seq));
  }
  return facts;
}
