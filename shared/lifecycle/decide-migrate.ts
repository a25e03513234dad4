import type { OrderFact } from '../orders/events.ts';
import type { Deciding, WishOf } from './deciding.ts';
import { isMigration, migrationOf } from './migration.ts';
import { flowUnknown, type Refusal } from './refusals.ts';

/** Takes an order to the way of another version of the settings, which the caller has looked up. */
export function decideMigrate(wish: WishOf<'migrate-flow'>, { order, context }: Deciding): OrderFact[] | Refusal {
  const { target } = context;
  if (!target) return flowUnknown();
  if (wish.settingsVersion === order.settingsVersion && !wish.to) return [];
  const migration = migrationOf(order, wish.to ?? null, { ...context, settings: target });
  if (!isMigration(migration)) return migration;
  return [{ type: 'flow-migrated', settingsVersion: wish.settingsVersion, ...migration }];
}
