import { HubError } from '../../shared/errors/hub-error.ts';
import { cookieOf, setCookie } from '../../shared/platform/cookies.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { newId } from '../../shared/platform/ids.ts';
import { hereOf, languageFor, pageContext } from '../../shared/platform/page-context.ts';
import { rightsOf } from '../../shared/rights/rights.ts';
import { LANGUAGES, type Language } from '../../shared/settings/language.ts';
import type { Right, Staff } from '../../shared/settings/people.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { type ClaimsFor, expiresIn, signLink, verifyLink } from '../../shared/tasks/action-link.ts';
import { PAGE_HEADERS } from '../../web/headers.ts';
import { paths, withQuery } from '../../web/paths.ts';
import type { Presenting } from '../../web/present/order.ts';
import { type FlashCode, isFlashCode } from '../../web/texts.ts';
import type { DeskContext, FlashView, PageContext } from '../../web/views.ts';
import { deskPath } from './cookies.ts';
import type { DeskDeps } from './wire.ts';

const SESSION_DAYS = 0.5;
const RETURN_SECONDS = 3600;
const LANGUAGE_SECONDS = 31_536_000;

/** One request of somebody who is signed in. */
export interface Visit {
  request: HttpRequest;
  deps: DeskDeps;
  staff: Staff;
  settings: Settings;
  language: Language;
  now: Date;
  /** What this person may do on some order at least; `mayOn` and `maySee` of shared/rights ask about one order. */
  rights: ReadonlySet<Right>;
  /** Paths of the pages that those rights open. */
  pages: readonly string[];
}

/** A page of the desk, as far as it takes to know who may open it. */
export interface Door {
  method: string;
  path: string;
  rights: readonly Right[];
}

const opened = (doors: readonly Door[], rights: ReadonlySet<Right>): string[] =>
  doors
    .filter((door) => door.method === 'GET' && door.rights.every((right) => rights.has(right)))
    .map(({ path }) => path);

export const presentingOf = ({ settings, language }: Visit): Presenting => ({ settings, language });

/** What was chosen in the address, else what was chosen before, else what the settings say of this person. */
export function languageOf(request: HttpRequest, otherwise: Language | null, settings: Settings): Language {
  const chosen = [request.query.get('lang'), cookieOf(request, 'hub_language')];
  const found = chosen.map((text) => LANGUAGES.find((language) => language === text)).find(Boolean);
  return found ?? otherwise ?? languageFor(request, settings.language);
}

/** The choice of a language stays for the next pages. */
export function languageCookie({ request, deps, language }: Pick<Visit, 'request' | 'deps' | 'language'>): string[] {
  if (!request.query.has('lang')) return [];
  return [setCookie('hub_language', language, LANGUAGE_SECONDS, deps.publicUrl)];
}

const hereWithoutFlash = (request: HttpRequest): string => withQuery(hereOf(request), 'flash', null);

function flashOf(request: HttpRequest): FlashView | null {
  const code = request.query.get('flash');
  return code !== null && isFlashCode(code) ? { kind: 'done', code } : null;
}

/** The context of the pages before signing in. */
export function outsideContext(request: HttpRequest, settings: Settings, now: Date): PageContext {
  const context = pageContext(request, settings, now, languageOf(request, null, settings));
  return { ...context, here: hereWithoutFlash(request), flash: flashOf(request) };
}

/** Managers, and whoever has the administrator's address. */
export const managesHub = ({ roles, email }: Staff, { reminders, deploy }: Settings): boolean =>
  roles.includes(reminders.escalateTo) || email.toLowerCase() === deploy.adminEmail.toLowerCase();

/** A page of the desk with its navigation. `flash`: what came of this very request; by default what the address says. */
export async function deskPage(
  visit: Visit,
  render: (context: DeskContext) => string,
  { status = 200, flash }: { status?: number; flash?: FlashView | null } = {},
): Promise<HttpReply> {
  const { request, settings, staff, language, deps, now } = visit;
  const { tasks, captureIds } = await deps.orders.work(staff.id);
  const context: DeskContext = {
    ...pageContext(request, settings, now, language),
    here: hereWithoutFlash(request),
    flash: flash ?? flashOf(request),
    staff: {
      id: staff.id,
      name: staff.name,
      manages: managesHub(staff, settings),
      pages: visit.pages,
    },
    counts: { tasks: tasks.length, reviews: captureIds.length },
  };
  return { status, headers: { ...PAGE_HEADERS }, body: render(context), cookies: languageCookie(visit) };
}

/** Sends the browser on with GET, so that loading again repeats nothing. */
export function seeOther(path: string, flash: FlashCode | null = null, cookies: string[] = []): HttpReply {
  const location = flash === null ? path : withQuery(path, 'flash', flash);
  return { status: 303, headers: { location, 'cache-control': 'no-store' }, body: '', cookies };
}

/** The cookie of somebody who signed in. */
export async function sessionCookie(staffId: string, deps: DeskDeps): Promise<string> {
  const now = deps.clock.now();
  const exp = expiresIn(SESSION_DAYS, now);
  const sessionId = newId('K', now);
  const claims = { purpose: 'session', staffId, sessionId, madeAt: now.getTime(), exp } as const;
  const token = signLink(claims, await deps.keys());
  return setCookie('hub_session', token, SESSION_DAYS * 86_400, deps.publicUrl);
}

/** The session that the cookie stands for: genuine and not too old, but perhaps ended. */
export async function sessionOf(request: HttpRequest, deps: DeskDeps): Promise<ClaimsFor<'session'> | null> {
  const token = cookieOf(request, 'hub_session');
  if (token === null) return null;
  const verified = verifyLink(token, 'session', await deps.keys(), deps.clock.now());
  return verified.ok ? verified.claims : null;
}

/** Who is signed in: the session is genuine, not too old, not ended, and of somebody who still works here. */
export async function signedIn(request: HttpRequest, settings: Settings, deps: DeskDeps): Promise<Staff | null> {
  const session = await sessionOf(request, deps);
  const staff = session && settings.staff.find(({ id }) => id === session.staffId);
  return staff && !(await deps.sessions.ended(session)) ? staff : null;
}

/** Sends on to sign in, and comes back here afterwards. */
function toSignin(request: HttpRequest, settings: Settings, deps: DeskDeps): HttpReply {
  const back = deskPath(hereWithoutFlash(request));
  const chosen = languageCookie({ request, deps, language: languageOf(request, null, settings) });
  return seeOther(paths.signin, null, [setCookie('hub_return', back, RETURN_SECONDS, deps.publicUrl), ...chosen]);
}

/**
 * A page for those who are signed in and have all of these rights; who is not signed in is sent to sign in. `doors`: all pages of the desk, for
 * the navigation.
 * @throws HubError `not-allowed` where a right is missing
 */
export const inside =
  (page: (visit: Visit) => Promise<HttpReply>, needed: readonly Right[], doors: readonly Door[]) =>
  async (request: HttpRequest, deps: DeskDeps): Promise<HttpReply> => {
    const { settings } = await deps.settings.current();
    const staff = await signedIn(request, settings, deps);
    if (!staff) return toSignin(request, settings, deps);
    const rights = rightsOf(staff, settings);
    const missing = needed.filter((right) => !rights.has(right));
    if (missing.length > 0) throw new HubError('not-allowed', { why: 'right missing', missing });
    const language = languageOf(request, staff.language, settings);
    return page({
      request,
      deps,
      staff,
      settings,
      language,
      now: deps.clock.now(),
      rights,
      pages: opened(doors, rights),
    });
  };
