import { z } from 'zod';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { differences } from '../../shared/settings/diff.ts';
import type { Drawable } from '../../shared/settings/draw.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { renderSettings, renderSettingsDifference } from '../../web/desk/settings.tsx';
import type { DifferenceView, VersionRow } from '../../web/desk/settings-views.ts';
import { staffName } from '../../web/present/order.ts';
import { deskPage, presentingOf, type Visit } from './visit.ts';

const Version = z.coerce.number().int().positive();

export const drawableOf = ({ stages, flows, approvals }: Settings): Drawable => ({ stages, flows, approvals });

/** The difference in words, what waits for a deployment marked. */
export const differenceViews = (before: Settings, after: Settings, { language }: Visit): DifferenceView[] =>
  differences(before, after, language).map((words) => ({ words, deploy: words.startsWith('deploy.') }));

/** All versions, newest first: what is in force is the first of them, whatever a function still knows of before. */
export async function versionRows(visit: Visit): Promise<[VersionRow, ...VersionRow[]]> {
  const rows = (await visit.deps.settings.history()).map(
    ({ version, at, by, note }): VersionRow => ({ version, at, by: staffName(by, presentingOf(visit)), note }),
  );
  const [newest, ...older] = rows;
  if (!newest) throw new HubError('settings-missing');
  return [newest, ...older];
}

/** A version that the address names. @throws HubError `not-found` */
function rowNamed(name: string, otherwise: VersionRow | null, rows: readonly VersionRow[], visit: Visit): VersionRow {
  const text = visit.request.query.get(name);
  if (text === null && otherwise) return otherwise;
  const wanted = Version.safeParse(text).data;
  const found = rows.find(({ version }) => version === wanted);
  if (!found) throw new HubError('not-found', { settingsVersion: wanted ?? null });
  return found;
}

/** `GET /desk/settings`: what is in force, or an older version (`version`), with its flows and the history. */
export async function showSettings(visit: Visit): Promise<HttpReply> {
  const history = await versionRows(visit);
  const shown = rowNamed('version', history[0], history, visit);
  const { settings, yaml } = await visit.deps.settings.version(shown.version);
  const view = { shown, current: history[0].version, yaml, drawable: drawableOf(settings), history };
  return deskPage(visit, (context) => renderSettings(view, context));
}

/** `GET /desk/settings/difference`: what one version (`to`) has otherwise than another (`from`). */
export async function showSettingsDifference(visit: Visit): Promise<HttpReply> {
  const history = await versionRows(visit);
  const from = rowNamed('from', null, history, visit);
  const to = rowNamed('to', null, history, visit);
  const [before, after] = await Promise.all([from, to].map(({ version }) => visit.deps.settings.version(version)));
  if (!before || !after) throw new HubError('not-found');
  const view = { from, to, differences: differenceViews(before.settings, after.settings, visit) };
  return deskPage(visit, (context) => renderSettingsDifference(view, context));
}
