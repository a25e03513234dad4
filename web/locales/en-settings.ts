import type { Shape } from './shape.ts';
import type { settingsZh } from './zh-CN-settings.ts';

/** Texts of the desk about what else it has: settings, the check of the promise, absences, and the ways to them. */
export const settingsEn: Shape<typeof settingsZh> = {
  places: {
    more: 'More',
    team: 'Team',
    entry: 'Telephone entry',
    duplicates: 'Duplicates',
    check: 'Promise',
    absences: 'Absences',
    settings: 'Settings',
  },
};
