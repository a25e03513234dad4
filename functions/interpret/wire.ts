import { Metrics } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { z } from 'zod';
import type { PlaceStore } from '../../shared/admission/place.ts';
import type { CaptureReader } from '../../shared/channels/channel.ts';
import { readers } from '../../shared/channels/kinds/readers.ts';
import type { CustomerChange } from '../../shared/platform/admission-store.ts';
import { type Captures, captures } from '../../shared/platform/captures.ts';
import { type CatalogueStore, catalogueStore } from '../../shared/platform/catalogue-store.ts';
import { type CheckStore, checkStore } from '../../shared/platform/check-store.ts';
import { holdersOf } from '../../shared/platform/claims.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { type Customers, customers } from '../../shared/platform/customers.ts';
import { type DraftStore, draftStore } from '../../shared/platform/draft-store.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import { type Orders, orders } from '../../shared/platform/orders.ts';
import { type Begin, placeStore } from '../../shared/platform/place-store.ts';
import { type RawStore, rawStore } from '../../shared/platform/raw-store.ts';
import { type ReaderBudget, readerBudget } from '../../shared/platform/reader-budget.ts';
import { secretGroup } from '../../shared/platform/secrets.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import { type StaffingOf, staffing } from '../../shared/platform/staffing.ts';
import { type Talks, talks } from '../../shared/platform/talks.ts';
import type { LinkKeys } from '../../shared/tasks/action-link.ts';
import type { converse } from './bedrock.ts';
import type { env } from './env.ts';

/** The model that reads doubtful messages once more; used only where the settings name one. */
interface ModelReader extends ReaderBudget {
  converse: typeof converse;
  metrics: Pick<Metrics, 'addMetric' | 'publishStoredMetrics'>;
  logger: Pick<Logger, 'warn'>;
}

export interface InterpretDeps {
  captures: Captures;
  orders: Orders;
  customers: Customers;
  holders: (claims: readonly string[]) => Promise<(string | undefined)[]>;
  places: (begin: Begin) => PlaceStore<CustomerChange>;
  raw: RawStore;
  drafts: DraftStore;
  settings: SettingsStore;
  catalogue: CatalogueStore;
  readers: Readonly<Record<string, CaptureReader>>;
  talks: Talks;
  checks: Pick<CheckStore, 'told'>;
  staffing: StaffingOf;
  /** The keys that sign the addresses for answers to task mails. */
  keys: () => Promise<LinkKeys>;
  reader: ModelReader;
  clock: Clock;
}

export function wire(environment: z.output<typeof env>, logger: Logger): InterpretDeps {
  const client = tableClient();
  const table = environment.TABLE_NAME;
  const links = secretGroup(new SSMClient({}), environment.SECRETS_PREFIX, 'links', systemClock);
  const raw = rawStore(new S3Client({}), environment.RAW_BUCKET);
  return {
    captures: captures(client, table),
    orders: orders(client, table),
    customers: customers(client, table),
    holders: holdersOf(client, table),
    places: (begin) => placeStore(client, table, begin),
    raw,
    drafts: draftStore(raw),
    settings: settingsStore(client, table, systemClock),
    catalogue: catalogueStore(client, table, raw, systemClock),
    readers,
    talks: talks(client, table),
    checks: checkStore(client, table, systemClock),
    staffing: staffing(client, table, systemClock),
    keys: () => linkKeys(links),
    reader: {
      ...readerBudget(client, table, systemClock),
      // Loaded with the first call: whoever has no reader pays nothing for it.
      converse: async (...call) => (await import('./bedrock.ts')).converse(...call),
      metrics: new Metrics({ serviceName: 'interpret' }),
      logger,
    },
    clock: systemClock,
  };
}
