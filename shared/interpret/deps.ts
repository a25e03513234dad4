import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { PlaceStore } from '../admission/place.ts';
import type { CaptureReader } from '../channels/channel.ts';
import type { CustomerChange } from '../platform/admission-store.ts';
import type { Captures } from '../platform/captures.ts';
import type { CatalogueStore } from '../platform/catalogue-store.ts';
import type { CheckStore } from '../platform/check-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Customers } from '../platform/customers.ts';
import type { DraftStore } from '../platform/draft-store.ts';
import type { Logger } from '../platform/logger.ts';
import type { Orders } from '../platform/orders.ts';
import type { Begin } from '../platform/place-store.ts';
import type { RawStore } from '../platform/raw-store.ts';
import type { ReaderBudget } from '../platform/reader-budget.ts';
import type { SettingsStore } from '../platform/settings-store.ts';
import type { StaffingOf } from '../platform/staffing.ts';
import type { Talks } from '../platform/talks.ts';
import type { ReaderRequest } from '../reader/prompt.ts';
import type { LinkKeys } from '../tasks/action-link.ts';

/** The model that reads doubtful messages once more; used only where the settings name one. */
export interface ModelReader extends ReaderBudget {
  /** One call. @throws CallError */
  converse(request: ReaderRequest, settings: { region?: string | undefined; timeoutSeconds: number }): Promise<unknown>;
  metrics: {
    addMetric: (...metric: Parameters<Metrics['addMetric']>) => unknown;
    publishStoredMetrics: () => unknown;
  };
  logger: Pick<Logger, 'warn'>;
}

/** All that interpretation asks of the outside: what it may do there is what is named here. */
export interface InterpretDeps {
  captures: Pick<Captures, 'find' | 'findMany' | 'arrived' | 'waitingFor' | 'replace'>;
  orders: Pick<Orders, 'find' | 'list'>;
  customers: Customers;
  holders: (claims: readonly string[]) => Promise<(string | undefined)[]>;
  places: (begin: Begin) => PlaceStore<CustomerChange>;
  raw: Pick<RawStore, 'get'>;
  drafts: DraftStore;
  settings: Pick<SettingsStore, 'current' | 'version'>;
  catalogue: Pick<CatalogueStore, 'current'>;
  readers: Readonly<Record<string, CaptureReader>>;
  talks: Pick<Talks, 'hear'>;
  checks: Pick<CheckStore, 'told'>;
  staffing: StaffingOf;
  /** The keys that sign the addresses for answers to task mails. */
  keys: () => Promise<LinkKeys>;
  reader: ModelReader;
  clock: Clock;
}
