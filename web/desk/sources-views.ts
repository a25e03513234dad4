import type { ChannelKind } from '../../shared/channels/catalog.ts';
import type { Shares } from '../../shared/reports/sources.ts';
import type { SourceReport, Touchless } from '../../shared/reports/sources-report.ts';
import type { SilenceAlarm } from '../../shared/settings/silence.ts';
import type { SourceAddress } from '../present/source.ts';

/** A source as a row of the list. */
export interface SourceRow {
  id: string;
  name: string;
  channel: string;
  /** What became of the messages of the day. */
  shares: Shares;
  lastAt: string | null;
  oldestAt: string | null;
  /** Messages of each day shown, oldest first; null: not counted yet. */
  perDay: (number | null)[];
  touchless: Touchless;
  silent: boolean;
  /** Numbers that are missing and nobody has dismissed. */
  missing: number;
}

export interface SourcesView {
  day: string;
  rows: SourceRow[];
  /** By name of the channel. */
  channels: ({ name: string } & Touchless)[];
  /** False while days are still being counted. */
  complete: boolean;
}

export interface MissingNumber {
  number: string;
  asked: { by: string; at: string } | null;
  /** Where the shop itself shows the order. */
  href: string | null;
}

export interface SourceView {
  id: string;
  name: string;
  channel: string;
  kind: ChannelKind;
  addresses: SourceAddress[];
  report: Omit<SourceReport, 'gaps' | 'secrets'>;
  alarm: SilenceAlarm;
  missing: MissingNumber[];
  dismissed: { number: string; by: string; at: string }[];
  /** Null where the channel needs none. */
  secrets: { names: string[]; changed: { at: string; previous: boolean } | null } | null;
  maySettle: boolean;
  maySeeMessages: boolean;
}
