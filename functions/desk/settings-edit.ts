import { HubError } from '../../shared/errors/hub-error.ts';
import { applySettings } from '../../shared/platform/apply-settings.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { planMigration, runningOf } from '../../shared/platform/migrate-orders.ts';
import type { SettingsVersion } from '../../shared/platform/settings-store.ts';
import { type Fault, readSettings } from '../../shared/settings/load.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { renderSettingsEdit, renderSettingsPreview } from '../../web/desk/settings-edit.tsx';
import type { RunningView, SettingsEditView } from '../../web/desk/settings-views.ts';
import { paths } from '../../web/paths.ts';
import { textsOf } from '../../web/texts.ts';
import { differenceViews, drawableOf, versionRows } from './settings.ts';
import { type AskedSettings, askedSettings } from './settings-form.ts';
import { deskPage, seeOther, type Visit } from './visit.ts';

const SHOWN_OF_LINE = 160;

const editPage = (
  visit: Visit,
  base: number,
  yaml: string,
  more: Partial<SettingsEditView> = {},
  status = 200,
): Promise<HttpReply> => {
  const view = { base, yaml, faults: [], errors: [], conflict: null, ...more };
  return deskPage(visit, (context) => renderSettingsEdit(view, context), { status });
};

/** `GET /desk/settings/edit`: the file in force as text. */
export async function editSettings(visit: Visit): Promise<HttpReply> {
  const [{ version }] = await versionRows(visit);
  return editPage(visit, version, (await visit.deps.settings.version(version)).yaml);
}

function faultViews(faults: readonly Fault[], yaml: string, { language }: Visit) {
  const lines = yaml.split('\n');
  return faults.map(({ line, path, words: english, chinese }) => {
    const text = (lines[line - 1] ?? '').trim().slice(0, SHOWN_OF_LINE);
    const words = language === 'zh-CN' ? chinese : english;
    return { line, place: path, words, text };
  });
}

/** Open orders, and what a migration to these settings would do to them; by what a migration itself would plan. */
async function runningView(settings: Settings, current: SettingsVersion, { deps }: Visit): Promise<RunningView> {
  const open = await deps.orders.open();
  const next = { ...current, version: current.version + 1, settings };
  const { orders, unmapped } = await planMigration(
    { map: {} },
    {
      orders: { open: async () => open },
      settings: { current: async () => next, version: deps.settings.version },
      clock: deps.clock,
    },
  );
  const wouldStay = orders.filter(({ refusal }) => refusal !== null).length;
  return {
    rows: runningOf(open).map(({ settingsVersion: version, flow, orders: count }) => ({
      version,
      flow,
      orders: count,
    })),
    wouldGo: orders.length - wouldStay,
    wouldStay,
    gone: Object.entries(unmapped).map(([stage, count]) => ({ stage, orders: count })),
  };
}

interface Wanted {
  base: number;
  yaml: string;
  note: string;
}

async function previewPage(visit: Visit, wanted: Wanted, settings: Settings, tried: boolean): Promise<HttpReply> {
  const current = await visit.deps.settings.version(wanted.base);
  const required = { field: 'note', words: textsOf(visit.language).frame.required };
  const view = {
    ...wanted,
    errors: tried ? [required] : [],
    differences: differenceViews(current.settings, settings, visit),
    before: drawableOf(current.settings),
    after: drawableOf(settings),
    running: await runningView(settings, current, visit),
  };
  return deskPage(visit, (context) => renderSettingsPreview(view, context), { status: tried ? 422 : 200 });
}

/** What was written stays; it goes on from the version that is in force now, once its writer has seen what that one changed. */
async function conflictPage(visit: Visit, { base, yaml }: Wanted): Promise<HttpReply> {
  const [latest] = await versionRows(visit);
  return editPage(visit, latest.version, yaml, { conflict: { latest, base } }, 409);
}

/** The text that was sent, or that of the older version to go back to. */
async function wantedOf({ restore, yaml, base, note }: AskedSettings, visit: Visit): Promise<Wanted | null> {
  if (restore === undefined) return yaml === null ? null : { base, yaml, note };
  const older = await visit.deps.settings.version(restore);
  return { base, yaml: older.yaml, note: textsOf(visit.language).settingsPage.restored(restore) };
}

async function put(visit: Visit, wanted: Wanted): Promise<HttpReply> {
  const { base: after, yaml, note } = wanted;
  try {
    await applySettings({ yaml, note, by: visit.staff.id, after }, visit.deps);
  } catch (error) {
    if (error instanceof HubError && error.code === 'version-conflict') return conflictPage(visit, wanted);
    throw error;
  }
  return seeOther(paths.settings, 'settings-applied');
}

/** `POST /desk/settings/edit`: checks a file whole, shows what it would change, and makes it the next version once that was seen. */
export async function changeSettings(visit: Visit): Promise<HttpReply> {
  const asked = await askedSettings(visit.request);
  const wanted = await wantedOf(asked, visit);
  if (!wanted) {
    const errors = [{ field: 'file', words: textsOf(visit.language).settingsPage.uploadWrong }];
    return editPage(visit, asked.base, '', { errors }, 422);
  }
  const { base, yaml } = wanted;
  if (asked.do === 'edit') return editPage(visit, base, yaml);
  const [{ version }] = await versionRows(visit);
  if (version !== base) return conflictPage(visit, wanted);
  const read = readSettings(yaml);
  if ('faults' in read) return editPage(visit, base, yaml, { faults: faultViews(read.faults, yaml, visit) }, 422);
  if (asked.do === 'check' || wanted.note === '') {
    return previewPage(visit, wanted, read.settings, asked.do === 'apply');
  }
  return put(visit, wanted);
}
