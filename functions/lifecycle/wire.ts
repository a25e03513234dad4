import type { z } from 'zod';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { type LifecycleStore, lifecycleStore } from '../../shared/platform/lifecycle-store.ts';
import { type Orders, orders } from '../../shared/platform/orders.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import { type Away, awayStaff } from '../../shared/platform/suppression.ts';
import type { env } from './env.ts';

export interface LifecycleDeps {
  orders: Orders;
  store: LifecycleStore;
  settings: SettingsStore;
  away: Away;
  clock: Clock;
}

export function wire(environment: z.output<typeof env>): LifecycleDeps {
  const client = tableClient();
  return {
    orders: orders(client, environment.TABLE_NAME),
    store: lifecycleStore(client, environment.TABLE_NAME),
    settings: settingsStore(client, environment.TABLE_NAME, systemClock),
    away: awayStaff(client, environment.TABLE_NAME, systemClock),
    clock: systemClock,
  };
}
