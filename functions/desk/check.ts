import { z } from 'zod';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { OPEN_SHARDS } from '../../shared/platform/table/keys.ts';
import { type CheckDeps, captureAilments, checkPart, type Finding, findingWords } from '../../shared/reports/health.ts';
import { isKeptToSome, maySee } from '../../shared/rights/rights.ts';
import { renderCheck } from '../../web/desk/check.tsx';
import type { CheckRow } from '../../web/desk/check-views.ts';
import { deskPage, type Visit } from './visit.ts';

/** A page answers in a few seconds; what is left is a button away. */
const MOST_MS = 5000;
const MOST_FINDINGS = 200;

const Part = z.coerce
  .number()
  .int()
  .min(0)
  .max(OPEN_SHARDS - 1)
  .catch(0);

/** Only orders that this person may see are looked at. */
const checkDeps = ({ deps, staff, settings }: Visit): CheckDeps => ({
  parts: OPEN_SHARDS,
  openPart: async (part) => (await deps.orders.openPart(part)).filter((order) => maySee(staff, order, settings)),
  schedulesOf: async (ids) => (await deps.schedules.readMany(ids)).map(({ names }) => names),
  settings: async () => settings,
  now: () => deps.clock.now(),
});

/** Part after part, until all were looked at or the time is over. */
async function walk(first: number, visit: Visit): Promise<{ next: number; checked: number; findings: Finding[] }> {
  const using = checkDeps(visit);
  const findings: Finding[] = [];
  let checked = 0;
  let next = first;
  while (next < OPEN_SHARDS) {
    const part = await checkPart(next, using);
    next += 1;
    checked += part.checked;
    findings.push(...part.findings);
    if (findings.length >= MOST_FINDINGS || using.now().getTime() - visit.now.getTime() >= MOST_MS) break;
  }
  return { next, checked, findings };
}

const orderRow = (finding: Finding, { language, settings }: Visit): CheckRow => ({
  kind: 'order',
  id: finding.orderId,
  number: finding.orderNumber,
  stage: settings.stages.find(({ id }) => id === finding.stage)?.names[language] ?? finding.stage,
  ailment: finding.kind,
  words: findingWords(finding)[language],
});

/** `GET /desk/check`: every open order and message in review without owner, due time or schedule. Query: `part`, where to go on. */
export async function showCheck(visit: Visit): Promise<HttpReply> {
  const { deps, staff, settings, request } = visit;
  const first = Part.parse(request.query.get('part') ?? 0);
  const kept = isKeptToSome(staff, settings);
  const [{ next, checked, findings }, waiting] = await Promise.all([
    walk(first, visit),
    first === 0 && !kept ? deps.captures.inReview() : [],
  ]);
  const captures = captureAilments(waiting, settings).map(
    ({ captureId: id, kind: ailment }): CheckRow => ({ kind: 'capture', id, ailment }),
  );
  const view = {
    orders: checked,
    captures: waiting.length,
    first: first + 1,
    last: next,
    parts: OPEN_SHARDS,
    rows: [...captures, ...findings.map((finding) => orderRow(finding, visit))],
  };
  return deskPage(visit, (context) => renderCheck(view, context));
}
