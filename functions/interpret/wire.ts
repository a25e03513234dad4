import { Metrics } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { z } from 'zod';
import { readers } from '../../shared/channels/kinds/readers.ts';
import type { InterpretDeps } from '../../shared/interpret/deps.ts';
import { captures } from '../../shared/platform/captures.ts';
import { catalogueStore } from '../../shared/platform/catalogue-store.ts';
import { checkStore } from '../../shared/platform/check-store.ts';
import { holdersOf } from '../../shared/platform/claims.ts';
import { tableClient } from '../../shared/platform/clients.ts';
import { systemClock } from '../../shared/platform/clock.ts';
import { customers } from '../../shared/platform/customers.ts';
import { draftStore } from '../../shared/platform/draft-store.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import { orders } from '../../shared/platform/orders.ts';
import { placeStore } from '../../shared/platform/place-store.ts';
import { rawStore } from '../../shared/platform/raw-store.ts';
import { readerBudget } from '../../shared/platform/reader-budget.ts';
import { secretGroup } from '../../shared/platform/secrets.ts';
import { settingsStore } from '../../shared/platform/settings-store.ts';
import { staffing } from '../../shared/platform/staffing.ts';
import { talks } from '../../shared/platform/talks.ts';
import type { env } from './env.ts';

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
