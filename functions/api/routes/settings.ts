import { z } from 'zod';
import {
  applySettings,
  checkedSettings,
  LONGEST_SETTINGS,
  standingSettings,
} from '../../../shared/platform/apply-settings.ts';
import { planMigration, runningOf, sendMigration } from '../../../shared/platform/migrate-orders.ts';
import { differences } from '../../../shared/settings/diff.ts';
import { json, route } from '../route.ts';
import type { ApiDeps } from '../wire.ts';

const Yaml = z.string().min(1).max(LONGEST_SETTINGS);

const Applied = z.object({
  version: z.int(),
  differences: z.array(z.string()),
  running: z.array(z.object({ settingsVersion: z.int(), flow: z.string(), orders: z.int() })),
});

type Applied = z.output<typeof Applied>;

/** Open orders by the version and flow that they follow, and go on following until they are migrated. */
const running = async ({ orders }: ApiDeps) => runningOf(await orders.open());

async function apply(yaml: string, note: string | null, by: string, deps: ApiDeps): Promise<Applied> {
  const { version, before, settings } = await applySettings({ yaml, note, by }, deps);
  return { version, differences: before ? differences(before, settings) : [], running: await running(deps) };
}

const Pair = z.object({ before: z.string(), after: z.string().nullable() });
const Migrated = z.object({
  to: z.int(),
  orders: z.array(
    z.object({
      orderId: z.string(),
      number: z.string(),
      version: z.int(),
      settingsVersion: z.int(),
      flow: Pair,
      stage: Pair,
      due: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
      refusal: z.object({ code: z.string(), words: z.object({ 'zh-CN': z.string(), en: z.string() }) }).nullable(),
    }),
  ),
  unmapped: z.record(z.string(), z.int()),
  sent: z.int(),
  left: z.int(),
});

export const settingsRoutes = [
  route({
    method: 'GET',
    path: '/api/settings',
    summary: 'The settings in force, as the file that was applied',
    response: z.object({ version: z.int(), yaml: z.string() }),
    run: async (_, deps) => {
      const { version, yaml } = await standingSettings(deps.settings);
      return json(200, { version, yaml });
    },
  }),
  route({
    method: 'PUT',
    path: '/api/settings',
    summary: 'Checks a hub.yaml whole and makes it the next version',
    query: z.object({ note: z.string().max(200).optional() }),
    body: Yaml,
    bodyType: 'text/plain',
    response: Applied,
    run: async ({ body, query, caller }, deps) => json(200, await apply(body, query.note ?? null, caller.name, deps)),
  }),
  route({
    method: 'POST',
    path: '/api/settings/check',
    summary: 'Checks a hub.yaml and says what it would change, without applying it',
    body: Yaml,
    bodyType: 'text/plain',
    response: Applied,
    run: async ({ body }, deps) => {
      const settings = checkedSettings(body);
      const before = await standingSettings(deps.settings);
      return json(200, {
        version: before.version,
        differences: before.settings ? differences(before.settings, settings) : [],
        running: await running(deps),
      });
    },
  }),
  route({
    method: 'POST',
    path: '/api/settings/migrate',
    summary:
      'Takes open orders of older versions to another one (the present, where none is named); dryRun only shows what would become of them',
    body: z.object({
      to: z.int().positive().optional(),
      /** Stages now → stages then, where they differ. */
      map: z.record(z.string().max(40), z.string().max(40)).default({}),
      dryRun: z.boolean().default(false),
    }),
    response: Migrated,
    run: async ({ body, caller }, deps) => {
      const plan = await planMigration(body, deps);
      if (body.dryRun) return json(200, { ...plan, sent: 0, left: 0 });
      const actor = { kind: 'api', id: caller.name } as const;
      return json(200, { ...plan, ...(await sendMigration(plan, body.map, actor, deps.commands)) });
    },
  }),
  route({
    method: 'GET',
    path: '/api/settings/history',
    summary: 'All versions, newest first',
    response: z.object({
      versions: z.array(z.object({ version: z.int(), by: z.string(), at: z.string(), note: z.string().nullable() })),
    }),
    run: async (_, deps) => json(200, { versions: await deps.settings.history() }),
  }),
  route({
    method: 'POST',
    path: '/api/settings/rollback',
    summary: 'Makes an earlier version the next one; nothing is lost from the history',
    body: z.object({ version: z.int().positive() }),
    response: Applied,
    run: async ({ body, caller }, deps) => {
      const { yaml } = await deps.settings.version(body.version);
      return json(200, await apply(yaml, `back to version ${body.version}`, caller.name, deps));
    },
  }),
];
