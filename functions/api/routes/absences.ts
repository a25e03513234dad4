import { z } from 'zod';
import { dayOf } from '../../../shared/deadlines/calendar.ts';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { Absence, absenceFaults, allAbsences } from '../../../shared/tasks/absence.ts';
import { json, route } from '../route.ts';
import type { ApiDeps } from '../wire.ts';

const Day = z.iso.date();
const Listed = Absence.pick({ staffId: true, from: true, to: true, substitute: true });

const wrong = (path: string, message: string): HubError =>
  new HubError('input-invalid', { faults: [{ where: 'body', path, message }] });

async function person(id: string | undefined, deps: ApiDeps) {
  const { settings } = await deps.settings.current();
  const found = settings.staff.find((one) => one.id === id);
  if (!found) throw new HubError('not-found', { staff: id?.slice(0, 60) });
  return { settings, found };
}

export const absenceRoutes = [
  route({
    method: 'GET',
    path: '/api/absences',
    summary: 'Who is or will be absent: entered here, or named in the settings; earliest first',
    response: z.object({ absences: z.array(Listed) }),
    run: async (_, deps) => {
      const { settings } = await deps.settings.current();
      const today = dayOf(deps.clock.now(), settings.timeZone);
      const entered = await deps.absences.of(settings.staff);
      const absences = allAbsences(settings, entered)
        .filter(({ to }) => today <= to)
        .map(({ staffId, from, to, substitute }) => ({ staffId, from, to, substitute }))
        .sort((a, b) => (a.from < b.from ? -1 : 1));
      return json(200, { absences });
    },
  }),
  route({
    method: 'PUT',
    path: '/api/staff/{id}/absence',
    summary:
      'Enters days of absence, first and last included, in place of those entered before. Work due meanwhile goes to the substitute or the next in line',
    body: z.object({ from: Day, to: Day, substitute: z.string().max(40).nullable().default(null) }),
    response: Absence,
    run: async ({ params, body, caller }, deps) => {
      const { settings, found } = await person(params.id, deps);
      const [fault] = absenceFaults({ staffId: found.id, ...body }, settings);
      if (fault) throw wrong(fault.path, fault.words);
      const absence = { staffId: found.id, ...body, by: caller.name, at: deps.clock.now().toISOString() };
      await deps.absences.enter(absence);
      return json(200, absence);
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/staff/{id}/absence',
    summary: 'Takes an absence back that was entered; work that was handed over stays where it is',
    response: z.object({ staffId: z.string() }),
    run: async ({ params, caller }, deps) => {
      const { found } = await person(params.id, deps);
      if (!(await deps.absences.end(found.id, caller.name, deps.clock.now()))) {
        throw new HubError('not-found', { absence: found.id });
      }
      return json(200, { staffId: found.id });
    },
  }),
];
