import { z } from 'zod';
import { OPEN_SHARDS } from '../../../shared/platform/table/keys.ts';
import { type CheckDeps, checkAll, checkPart, findingWords } from '../../../shared/reports/health.ts';
import { json, route } from '../route.ts';
import type { ApiDeps } from '../wire.ts';

const Finding = z.object({
  orderId: z.string(),
  orderNumber: z.string(),
  stage: z.string(),
  kind: z.enum(['no-task', 'no-owner', 'no-due-time', 'no-schedule']),
  words: z.object({ 'zh-CN': z.string(), en: z.string() }),
});

const checkDeps = ({ orders, schedules, settings, clock }: ApiDeps): CheckDeps => ({
  parts: OPEN_SHARDS,
  openPart: orders.openPart,
  schedulesOf: async (ids) => (await schedules.readMany(ids)).map(({ names }) => names),
  settings: async () => (await settings.current()).settings,
  now: () => clock.now(),
});

export const promiseRoutes = [
  route({
    method: 'GET',
    path: '/api/check',
    summary: 'Every open order without owner, due time or schedule: none, as long as the hub keeps its promise',
    query: z.object({
      /** One part of the open orders only, from 0; the answer says how many there are. */
      part: z.coerce
        .number()
        .int()
        .min(0)
        .max(OPEN_SHARDS - 1)
        .optional(),
    }),
    response: z.object({
      at: z.iso.datetime(),
      parts: z.int(),
      checked: z.int(),
      findings: z.array(Finding),
    }),
    run: async ({ query }, deps) => {
      const using = checkDeps(deps);
      const result = query.part === undefined ? await checkAll(using) : await checkPart(query.part, using);
      const findings = result.findings.map((finding) => ({ ...finding, words: findingWords(finding) }));
      return json(200, { ...result, parts: using.parts, findings });
    },
  }),
];
