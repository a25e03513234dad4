import type { Clock } from '../../clock.ts';
import type { EventType, Outcome } from './events.ts';
import type { SesLocal } from './ses-local.ts';
import type { MailStore } from './store.ts';

/** A configuration set with its one SNS event destination. */
export interface ConfigurationSet {
  readonly name: string;
  readonly topicArn: string;
  /** Event types as in templates: `send`, `bounce`, `complaint`, `delivery` (any case); others never happen here. */
  readonly events: readonly string[];
}

/** Faults that a test or a demo can set at run time. */
export interface Faults {
  /** So many of the next sendings are refused with Throttling. */
  throttle: number;
  /** What becomes of mails to these addresses (lower case). */
  readonly outcomes: Map<string, Outcome>;
}

/** What every action works with. */
export interface Context {
  readonly store: MailStore;
  readonly ses: SesLocal;
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
  readonly configurationSets: readonly ConfigurationSet[];
  /** Verified addresses and domains; absent: every sender is verified. */
  readonly identities: readonly string[] | undefined;
  readonly faults: Faults;
  /** Mails a real second before Throttling; absent: no limit. */
  readonly maxSendRate: number | undefined;
  /** Real instants (ms) of the last second's sendings. */
  readonly recent: number[];
  readonly answersReplies: boolean;
  /** Says that something was put into the outbox. */
  readonly wake: () => void;
}

/** True when the set publishes events of that type. */
export function publishes(set: ConfigurationSet, type: EventType): boolean {
  return set.events.some((each) => each.toLowerCase().replaceAll('_', '') === type);
}
