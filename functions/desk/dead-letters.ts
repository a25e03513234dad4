import { settleByDropping, settleBySending } from '../../shared/dead-letters/settle.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import { renderLetter, renderLetters } from '../../web/desk/dead-letters.tsx';
import type { LetterView } from '../../web/desk/views.ts';
import { paths } from '../../web/paths.ts';
import { letterRow, letterView } from '../../web/present/dead-letter.ts';
import { textsOf } from '../../web/texts.ts';
import { deskPage, managesHub, presentingOf, seeOther, type Visit } from './visit.ts';

const MOST = 500;

/** @throws HubError `not-allowed` for all but managers and the administrator: these messages are about everybody's orders */
function requireManager({ staff, settings }: Visit): void {
  if (!managesHub(staff, settings)) throw new HubError('not-allowed', { why: 'managers only' });
}

/** `GET /desk/dead-letters`: messages that failed for good. */
export async function showLetters(visit: Visit): Promise<HttpReply> {
  requireManager(visit);
  const part = visit.request.query.get('part') === 'closed' ? 'closed' : 'waiting';
  const letters = await visit.deps.letters.list(part, MOST);
  const view = { part, rows: letters.map((letter) => letterRow(letter, presentingOf(visit))) } as const;
  return deskPage(visit, (context) => renderLetters(view, context));
}

async function page(
  visit: Visit,
  said?: Pick<LetterView, 'values' | 'errors'>,
  options: { status?: number } = {},
): Promise<HttpReply> {
  const letter = await visit.deps.letters.find(visit.request.params.id ?? '');
  if (!letter) throw new HubError('not-found', { deadLetter: visit.request.params.id?.slice(0, 60) });
  const view = letterView(letter, presentingOf(visit), said);
  return deskPage(visit, (context) => renderLetter(view, context), options);
}

/** `GET /desk/dead-letters/{id}`: one of them, with its body, in which nobody can be recognised. */
export async function showLetter(visit: Visit): Promise<HttpReply> {
  requireManager(visit);
  return page(visit);
}

/** `POST /desk/dead-letters/{id}`: sends it again or drops it. */
export async function settleLetter(visit: Visit): Promise<HttpReply> {
  requireManager(visit);
  const { deps, request, staff, now, language } = visit;
  const id = request.params.id ?? '';
  const form = formOf(request);
  const settling = { by: staff.id, at: now };
  if (form.get('do') === 'retry') {
    await settleBySending(id, settling, deps);
    return seeOther(paths.deadLetter(id), 'letter-sent');
  }
  const reason = (form.get('reason') ?? '').trim().slice(0, 500);
  if (form.get('do') !== 'drop') throw new HubError('input-invalid', { faults: ['do'] });
  if (reason === '') {
    const errors = [{ field: 'reason', words: textsOf(language).frame.required }];
    return page(visit, { values: { reason }, errors }, { status: 422 });
  }
  await settleByDropping(id, { ...settling, reason }, deps);
  return seeOther(paths.deadLetter(id), 'letter-dropped');
}
