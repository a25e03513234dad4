import { z } from 'zod';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { planMigration, type Running, runningOf, sendMigration } from '../../../shared/platform/migrate-orders.ts';
import { differences } from '../../../shared/settings/diff.ts';
import { readSettings } from '../../../shared/settings/load.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { type Caller, json, route } from '../route.ts';
import type { ApiDeps } from '../wire.ts';

/** A DynamoDB item holds 400 KB, and the file is kept twice. */
const MAX_YAML = 120_000;
const Yaml = z.string().min(1).max(MAX_YAML);

function checked(yaml: string): Settings {
  const read = readSettings(yaml);
  if ('faults' in read) throw new HubError('settings-invalid', { faults: read.faults });
  return read.settings;
}

async function standing(deps: ApiDeps): Promise<{ version: number; settings: Settings | null; yaml: string }> {
  try {
    return await deps.settings.current();
  } catch (error) {
    if (error instanceof HubError && error.code === 'settings-missing') return { version: 0, settings: null, yaml: '' };
    throw error;
  }
}

/** Functions go on with settings of half a minute ago, and an application takes a part of a minute. */
const STALE_MS = 60_000;

/**
 * Whoever is no longer staff, or is now somebody with another address, is signed out at once: with what is signed in meanwhile by functions
 * that do not know yet. It comes first, so that no session outlives its person when the application does not come to its end.
 */
async function signOutLeavers(before: Settings, after: Settings, { sessions, clock }: ApiDeps): Promise<void> {
  const until = new Date(clock.now().getTime() + STALE_MS);
  const mailOf = new Map(after.staff.map(({ id, email }) => [id, email.toLowerCase()]));
  const leavers = before.staff.filter(({ id, email }) => mailOf.get(id) !== email.toLowerCase());
  await Promise.all(leavers.map(({ id }) => sessions.endAll(id, until)));
}

async function apply(
  yaml: string,
  note: string | null,
  caller: Caller,
  deps: ApiDeps,
): Promise<z.output<typeof Applied>> {
  const settings = checked(yaml);
  const before = await standing(deps);
  if (before.yaml === yaml) return { version: before.version, differences: [], running: await running(deps) };
  if (before.settings) await signOutLeavers(before.settings, settings, deps);
  const applied = await deps.settings.apply({ settings, yaml, by: caller.name, note, after: before.version });
  if (!applied) throw new HubError('version-conflict', { settings: before.version });
  return {
    version: applied.version,
    differences: before.settings ? differences(before.settings, settings) : [],
    running: await running(deps),
  };
}

/** Open orders by the version and flow that they follow, and go on following until they are migrated. */
const running = async ({ orders }: ApiDeps): Promise<Running[]> => runningOf(await orders.open());

const Applied = z.object({
  version: z.int(),
  differences: z.array(z.string()),
  running: z.array(z.object({ settingsVersion: z.int(), flow: z.string(), orders: z.int() })),
});

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
      const { version, yaml } = await standing(deps);
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
    run: async ({ body, query, caller }, deps) => json(200, await apply(body, query.note ?? null, caller, deps)),
  }),
  route({
    method: 'POST',
    path: '/api/settings/check',
    summary: 'Checks a hub.yaml and says what it would change, without applying it',
    body: Yaml,
    bodyType: 'text/plain',
    response: Applied,
    run: async ({ body }, deps) => {
      const settings = checked(body);
      const before = await standing(deps);
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
      return json(200, await apply(yaml, `back to version ${body.version}`, caller, deps));
    },
  }),
];
