import { S3Client } from '@aws-sdk/client-s3';
import type { z } from 'zod';
import { type CatalogueStore, catalogueStore } from '../../shared/platform/catalogue-store.ts';
import { type CheckStore, checkStore } from '../../shared/platform/check-store.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { type LifecycleStore, lifecycleStore } from '../../shared/platform/lifecycle-store.ts';
import { type Orders, orders } from '../../shared/platform/orders.ts';
import { rawStore } from '../../shared/platform/raw-store.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import { type StaffingOf, staffing } from '../../shared/platform/staffing.ts';
import type { env } from './env.ts';

export interface LifecycleDeps {
  orders: Orders;
  store: LifecycleStore;
  settings: SettingsStore;
  checks: Pick<CheckStore, 'told'>;
  catalogue: Pick<CatalogueStore, 'current'>;
  staffing: StaffingOf;
  clock: Clock;
}

export function wire(environment: z.output<typeof env>): LifecycleDeps {
  const client = tableClient();
  const raw = rawStore(new S3Client({}), environment.RAW_BUCKET);
  return {
    orders: orders(client, environment.TABLE_NAME),
    store: lifecycleStore(client, environment.TABLE_NAME),
    settings: settingsStore(client, environment.TABLE_NAME, systemClock),
    checks: checkStore(client, environment.TABLE_NAME, systemClock),
    catalogue: catalogueStore(client, environment.TABLE_NAME, raw, systemClock),
    staffing: staffing(client, environment.TABLE_NAME, systemClock),
    clock: systemClock,
  };
}
