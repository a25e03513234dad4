import type { Dashboard } from '../../shared/reports/dashboard.ts';
import type { IncidentReport } from '../../shared/reports/incidents.ts';
import type { StockTakeReport } from '../../shared/reports/stock-take.ts';

/** Names for the ids in a report: stages, staff, channels. What is not named here is shown as it is. */
export type NamesOf = Readonly<Record<string, string>>;

export interface DashboardView {
  dashboard: Dashboard;
  complete: boolean;
  stages: NamesOf;
  staff: NamesOf;
  channels: NamesOf;
}

export interface IncidentsView {
  report: IncidentReport;
  complete: boolean;
  stages: NamesOf;
  staff: NamesOf;
  channels: NamesOf;
}

export interface StockTakeView {
  /** Business days of the rounds, newest first. */
  rounds: string[];
  report: StockTakeReport;
  /** The round before it. */
  before: StockTakeReport | null;
  staff: NamesOf;
}
