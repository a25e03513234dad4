import { z } from 'zod';
import { dayOf } from '../../shared/deadlines/calendar.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import type { Staff } from '../../shared/settings/people.ts';
import { type AbsenceFault, absenceFaults, absentOn, allAbsences } from '../../shared/tasks/absence.ts';
import { renderAbsences } from '../../web/desk/absences.tsx';
import type { AbsencesView } from '../../web/desk/absences-views.ts';
import { paths } from '../../web/paths.ts';
import { staffName } from '../../web/present/order.ts';
import { textsOf } from '../../web/texts.ts';
import type { FieldError } from '../../web/views.ts';
import { deskPage, managesHub, presentingOf, seeOther, type Visit } from './visit.ts';

const Day = z.iso.date();

/** Whose absences somebody may enter: their own, and managers everybody's. */
const mayEnterFor = (id: string, { staff, settings }: Visit): boolean => id === staff.id || managesHub(staff, settings);

const named = ({ id, name }: Staff): { id: string; name: string } => ({ id, name });

type Said = Pick<AbsencesView, 'values' | 'errors'>;

async function awayView(visit: Visit, today: string, entered: Parameters<typeof absentOn>[1]) {
  const { deps, settings } = visit;
  const away = absentOn(settings, entered, today).map(async ({ staffId: id, to, substitute }) => ({
    id,
    name: staffName(id, presentingOf(visit)),
    tasks: (await deps.orders.work(id)).tasks.length,
    to,
    substitute: substitute && staffName(substitute, presentingOf(visit)),
  }));
  return Promise.all(away);
}

async function page(visit: Visit, said?: Said, status = 200): Promise<HttpReply> {
  const { deps, staff, settings, now } = visit;
  const today = dayOf(now, settings.timeZone);
  const entered = await deps.absences.of(settings.staff);
  const rows = allAbsences(settings, entered)
    .map((one, index) => ({ ...one, entered: index < entered.length }))
    .filter(({ to }) => today <= to)
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const view: AbsencesView = {
    away: await awayView(visit, today, entered),
    rows: rows.map(({ staffId: id, from, to, substitute, entered: own }) => ({
      id,
      name: staffName(id, presentingOf(visit)),
      from,
      to,
      substitute: substitute && staffName(substitute, presentingOf(visit)),
      entered: own,
      mayEnd: own && mayEnterFor(id, visit),
    })),
    people: settings.staff.filter(({ id }) => mayEnterFor(id, visit)).map(named),
    substitutes: settings.staff.map(named),
    values: said?.values ?? { staff: staff.id, from: today, to: today, substitute: '' },
    errors: said?.errors ?? [],
    canHandOver: visit.pages.includes(paths.team),
  };
  return deskPage(visit, (context) => renderAbsences(view, context), { status });
}

/** `GET /desk/absences`: who is and will be away, and what waits on those who are. */
export const showAbsences = (visit: Visit): Promise<HttpReply> => page(visit);

function faultsOf(values: Said['values'], visit: Visit): FieldError[] {
  const { absencesPage: texts } = textsOf(visit.language);
  const days = (['from', 'to'] as const).filter((field) => !Day.safeParse(values[field]).success);
  if (days.length > 0) return days.map((field) => ({ field, words: texts.wrongDay }));
  const words: Record<AbsenceFault['code'], string> = {
    'ends-before': texts.wrongOrder,
    'own-substitute': texts.wrongSubstitute,
    'unknown-substitute': texts.wrongSubstitute,
  };
  const { staff: staffId, from, to } = values;
  const found = absenceFaults({ staffId, from, to, substitute: values.substitute || null }, visit.settings);
  const isOver = to < dayOf(visit.now, visit.settings.timeZone);
  const over = isOver && found.length === 0 ? [{ field: 'to', words: texts.over }] : [];
  return [...found.map(({ path, code }) => ({ field: path as string, words: words[code] })), ...over];
}

/** `POST /desk/absences`: enters days of absence in place of those entered before, or takes them back. */
export async function changeAbsence(visit: Visit): Promise<HttpReply> {
  const { deps, settings, staff, now } = visit;
  const form = formOf(visit.request);
  const said = (name: string): string => (form.get(name) ?? '').trim().slice(0, 60);
  const person = settings.staff.find(({ id }) => id === said('staff'));
  if (!person) throw new HubError('not-found', { staff: said('staff') });
  if (!mayEnterFor(person.id, visit)) throw new HubError('not-allowed', { why: 'managers only' });
  if (said('do') === 'end') {
    if (!(await deps.absences.end(person.id, staff.id, now))) throw new HubError('not-found', { absence: person.id });
    return seeOther(paths.absences, 'absence-ended');
  }
  if (said('do') !== 'enter') throw new HubError('input-invalid', { faults: ['do'] });
  const values = { staff: person.id, from: said('from'), to: said('to'), substitute: said('substitute') };
  const errors = faultsOf(values, visit);
  if (errors.length > 0) return page(visit, { values, errors }, 422);
  const { from, to } = values;
  const substitute = values.substitute || null;
  await deps.absences.enter({ staffId: person.id, from, to, substitute, by: staff.id, at: now.toISOString() });
  return seeOther(paths.absences, 'absence-entered');
}
