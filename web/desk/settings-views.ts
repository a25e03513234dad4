import type { Drawable } from '../../shared/settings/draw.ts';
import type { FieldError } from '../views.ts';

/** One version of the settings, as the history shows it. */
export interface VersionRow {
  version: number;
  at: string;
  by: string;
  note: string | null;
}

export interface DifferenceView {
  words: string;
  /** Takes effect with the next deployment only. */
  deploy: boolean;
}

export interface SettingsView {
  shown: VersionRow;
  /** The version in force. */
  current: number;
  yaml: string;
  drawable: Drawable;
  history: readonly VersionRow[];
}

export interface SettingsDifferenceView {
  from: VersionRow;
  to: VersionRow;
  differences: readonly DifferenceView[];
}

/** What is wrong with the file; `text` is the line itself. */
export interface SettingsFaultView {
  line: number;
  place: string;
  words: string;
  text: string;
}

export interface SettingsEditView {
  /** The version that the text was made from. */
  base: number;
  yaml: string;
  faults: readonly SettingsFaultView[];
  errors: readonly FieldError[];
  /** Somebody else changed the settings meanwhile. */
  conflict: { latest: VersionRow; base: number } | null;
}

/** What becomes of open orders. They follow their own version until somebody migrates them. */
export interface RunningView {
  /** Open orders by the version and flow that they follow. */
  rows: readonly { version: number; flow: string; orders: number }[];
  /** How many would go on in the new version, and how many could not. */
  wouldGo: number;
  wouldStay: number;
  /** Stages that the new version does not have, with the open orders in them. */
  gone: readonly { stage: string; orders: number }[];
}

export interface SettingsPreviewView {
  base: number;
  yaml: string;
  note: string;
  errors: readonly FieldError[];
  differences: readonly DifferenceView[];
  before: Drawable;
  after: Drawable;
  running: RunningView;
}
