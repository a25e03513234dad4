import { changeAbsence, showAbsences } from './absences.ts';
import { showCheck } from './check.ts';
import type { DeskRoute } from './desk-route.ts';
import { showSettings, showSettingsDifference } from './settings.ts';
import { changeSettings, editSettings } from './settings-edit.ts';

/** What keeps the hub itself in order. */
export const hubRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/settings', rights: ['settings.change'], page: showSettings },
  { method: 'GET', path: '/desk/settings/difference', rights: ['settings.change'], page: showSettingsDifference },
  { method: 'GET', path: '/desk/settings/edit', rights: ['settings.change'], page: editSettings },
  { method: 'POST', path: '/desk/settings/edit', rights: ['settings.change'], page: changeSettings },
  { method: 'GET', path: '/desk/check', rights: ['reports.see'], page: showCheck },
  // Everybody enters their own; for others the page asks who manages.
  { method: 'GET', path: '/desk/absences', rights: [], page: showAbsences },
  { method: 'POST', path: '/desk/absences', rights: [], page: changeAbsence },
];
