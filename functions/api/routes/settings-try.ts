import { z } from 'zod';
import { checkedSettings, LONGEST_SETTINGS } from '../../../shared/platform/apply-settings.ts';
import { TryPage } from '../../../shared/tryout/report.ts';
import { json, route } from '../route.ts';

/** Messages of one page: their differences stay far below what one answer may hold. */
const MOST = 20;

export const settingsTryRoutes = [
  route({
    method: 'POST',
    path: '/api/settings/try',
    summary:
      'Runs stored messages through a hub.yaml and through the settings in force, and says which come out differently; changes nothing and asks no model',
    body: z.object({
      yaml: z.string().min(1).max(LONGEST_SETTINGS),
      /** `14d`, `48h`, a day, or `from` of the page before. */
      since: z.string().max(40).default('7d'),
      /** Another version to compare with than the one in force: that of the page before. */
      against: z.int().positive().optional(),
      /** `next` of the page before. */
      cursor: z.string().max(400).nullable().default(null),
      limit: z.int().min(1).max(MOST).default(10),
      /** Passes over the first message, where trying it takes longer than a request may. */
      skip: z.boolean().default(false),
    }),
    response: TryPage,
    run: async ({ body }, deps) => {
      const { yaml, against, ...input } = body;
      const settings = checkedSettings(yaml);
      const before = await (against === undefined ? deps.settings.current() : deps.settings.version(against));
      return json(200, await deps.trials(input, before, settings));
    },
  }),
];
