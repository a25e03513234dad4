import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { DryReads, Trying } from '../../shared/interpret/dry.ts';
import { captures } from '../../shared/platform/captures.ts';
import type { CatalogueStore } from '../../shared/platform/catalogue-store.ts';
import { checkStore } from '../../shared/platform/check-store.ts';
import { holdersOf } from '../../shared/platform/claims.ts';
import type { Clock } from '../../shared/platform/clock.ts';
import { customers } from '../../shared/platform/customers.ts';
import { draftStore } from '../../shared/platform/draft-store.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import { orders } from '../../shared/platform/orders.ts';
import type { RawStore } from '../../shared/platform/raw-store.ts';
import type { Secrets } from '../../shared/platform/secrets.ts';
import { type SettingsVersion, settingsStore } from '../../shared/platform/settings-store.ts';
import { staffing } from '../../shared/platform/staffing.ts';
import { talks } from '../../shared/platform/talks.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { TryInput } from '../../shared/tryout/page.ts';
import type { TryPage } from '../../shared/tryout/report.ts';

/** A request ends after 25 seconds: no message is begun once this is over, and the longest takes a few seconds under both settings. */
const BUDGET_MS = 7000;

/** Tries settings on what came; see `tryPage`. */
export type Trials = (input: TryInput, before: SettingsVersion, after: Settings) => Promise<TryPage>;

interface Parts {
  client: DynamoDBDocumentClient;
  table: string;
  raw: Pick<RawStore, 'get'>;
  catalogue: Pick<CatalogueStore, 'current'>;
  links: Secrets;
  clock: Clock;
  logger: Pick<Logger, 'warn'>;
}

function readsOf({ client, table, raw, catalogue, links, clock }: Parts): Omit<DryReads, 'readers'> {
  const readOnly: RawStore = {
    get: raw.get,
    put: () => Promise.reject(new Error('nothing is written while settings are tried')),
  };
  return {
    raw: readOnly,
    catalogue,
    captures: captures(client, table),
    orders: orders(client, table),
    customers: customers(client, table),
    holders: holdersOf(client, table),
    drafts: draftStore(readOnly),
    version: settingsStore(client, table, clock).version,
    talks: talks(client, table),
    checks: checkStore(client, table, clock),
    keys: () => linkKeys(links),
  };
}

/** What reads messages is loaded with the first trial: whoever asks for an order does not wait for it. */
export function trials(parts: Parts): Trials {
  const { client, table, clock, logger } = parts;
  const reads = readsOf(parts);
  const trying = async (settings: Settings, version: number): Promise<Trying> => ({
    settings,
    version,
    staffing: await staffing(client, table, clock)(settings),
  });
  return async (input, before, after) => {
    const [{ tryPage }, { readers }] = await Promise.all([
      import('../../shared/tryout/page.ts'),
      import('../../shared/channels/kinds/readers.ts'),
    ]);
    const began = performance.now();
    return tryPage(input, {
      captures: captures(client, table),
      reads: { ...reads, readers },
      before: await trying(before.settings, before.version),
      after: await trying(after, before.version + 1),
      now: clock.now(),
      goesOn: () => performance.now() - began < BUDGET_MS,
      // The name alone: messages of errors may hold words of the original.
      failed: (captureId, error) =>
        logger.warn('a message could not be tried', {
          captureId,
          reason: error instanceof Error ? error.name : 'unknown',
        }),
    });
  };
}
