import { HubError } from '../../shared/errors/hub-error.ts';
import { hubMailbox } from '../../shared/messages/addresses.ts';
import { compose } from '../../shared/messages/compose.ts';
import { renderMail } from '../../shared/messages/index.ts';
import { voiceOf } from '../../shared/messages/voice.ts';
import { cookieOf, setCookie } from '../../shared/platform/cookies.ts';
import { deviceCookie } from '../../shared/platform/devices.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { newId } from '../../shared/platform/ids.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import type { Staff } from '../../shared/settings/people.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { type ClaimsFor, expiresIn, signLink, verifyLink } from '../../shared/tasks/action-link.ts';
import { renderLinkProblem } from '../../web/customer/link-problem.tsx';
import { renderEnter, renderSignin } from '../../web/desk/signin.tsx';
import { renderSignout } from '../../web/desk/signout.tsx';
import type { SigninView } from '../../web/desk/views.ts';
import { PAGE_HEADERS } from '../../web/headers.ts';
import { paths } from '../../web/paths.ts';
import type { LinkProblemView } from '../../web/views.ts';
import { deskPath } from './cookies.ts';
import {
  deskPage,
  languageCookie,
  outsideContext,
  seeOther,
  sessionCookie,
  sessionOf,
  signedIn,
  type Visit,
} from './visit.ts';
import type { DeskDeps } from './wire.ts';

const LINK_MINUTES = 15;
const RETURN_SECONDS = 3600;
/** In a quarter of an hour. */
const MAILS_TO_ONE = 5;
const ASKED_FROM_ONE = 20;
/** An answer takes at least so long (milliseconds), mail or no mail: nobody learns from the time who works here. */
const LEAST_TIME = 700;
/** Genuine but too old, or used, is gone; everything else is refused alike. */
const PROBLEM_STATUS = { expired: 410, gone: 410, revoked: 410, wrong: 403 } as const;

async function signinPage(request: HttpRequest, view: SigninView, deps: DeskDeps): Promise<HttpReply> {
  const { settings } = await deps.settings.current();
  const context = outsideContext(request, settings, deps.clock.now());
  const cookies = languageCookie({ request, deps, language: context.language });
  return { status: 200, headers: { ...PAGE_HEADERS }, body: renderSignin(view, context), cookies };
}

const knownDevice = async (staffId: string, deps: DeskDeps): Promise<string> =>
  deviceCookie(staffId, await deps.keys(), deps.clock.now(), deps.publicUrl);

/** `GET /desk/signin`; with `back`, the page of a task that asked who is there. */
export async function showSignin(request: HttpRequest, deps: DeskDeps): Promise<HttpReply> {
  const { settings } = await deps.settings.current();
  const back = request.query.get('back');
  const staff = await signedIn(request, settings, deps);
  if (staff) return seeOther(back === null ? paths.tasks : deskPath(back), null, [await knownDevice(staff.id, deps)]);
  const reply = await signinPage(request, { state: 'ask', email: '', errors: [] }, deps);
  if (back === null) return reply;
  const comeBack = setCookie('hub_return', deskPath(back), RETURN_SECONDS, deps.publicUrl);
  return { ...reply, cookies: [...(reply.cookies ?? []), comeBack] };
}

async function mailLink(staff: Staff, settings: Settings, deps: DeskDeps): Promise<void> {
  const { clock, publicUrl, mailDomain, mailer, logger } = deps;
  const now = clock.now();
  const nonce = newId('K', now);
  const exp = expiresIn(LINK_MINUTES / 1440, now);
  const token = signLink(
    { purpose: 'signin', staffId: staff.id, nonce, madeAt: now.getTime(), exp },
    await deps.keys(),
  );
  const data = { url: `${publicUrl}${paths.enter}?token=${token}`, minutes: LINK_MINUTES };
  const letter = await compose({
    mail: renderMail('signin-link', data, voiceOf(staff.language, settings), null),
    from: hubMailbox(settings, staff.language, mailDomain),
    to: { name: staff.name, address: staff.email },
    replyTo: null,
    kind: 'notice',
    language: staff.language,
    orderNumber: null,
    id: `signin.${nonce}`,
    mailDomain,
    thread: null,
    date: now,
  });
  const result = await mailer.send(letter);
  if (result.outcome !== 'done') logger.warn('sign-in link not sent', { staff: staff.id, words: result.words });
}

async function mailIfKnown(address: string, deps: DeskDeps): Promise<void> {
  const { settings } = await deps.settings.current();
  const within = await deps.within('signin-address', address, MAILS_TO_ONE);
  const staff = settings.staff.find(({ email }) => email.toLowerCase() === address);
  if (staff && within) await mailLink(staff, settings, deps);
}

/**
 * `POST /desk/signin`: mails a link to an address of the staff. Says the same whether or not the address is one.
 * @throws HubError `too-many-requests`
 */
export async function askForLink(request: HttpRequest, deps: DeskDeps): Promise<HttpReply> {
  const address = (formOf(request).get('email') ?? '').trim().toLowerCase().slice(0, 254);
  if (!(await deps.within('signin-ip', request.sourceIp, ASKED_FROM_ONE))) throw new HubError('too-many-requests');
  const mailed = mailIfKnown(address, deps).catch((error: unknown) => {
    deps.logger.warn('sign-in link not sent', { error: error instanceof Error ? error.message : 'unknown' });
  });
  await Promise.all([mailed, deps.pause(LEAST_TIME)]);
  return signinPage(request, { state: 'sent', email: address, errors: [] }, deps);
}

function problem(
  request: HttpRequest,
  kind: LinkProblemView['problem'],
  settings: Settings,
  deps: DeskDeps,
): HttpReply {
  const context = outsideContext(request, settings, deps.clock.now());
  const body = renderLinkProblem({ problem: kind, audience: 'staff', phone: null }, context);
  return { status: PROBLEM_STATUS[kind], headers: { ...PAGE_HEADERS }, body };
}

type Opened = { staff: Staff; link: ClaimsFor<'signin'> };

async function opened(token: string, settings: Settings, deps: DeskDeps): Promise<Opened | LinkProblemView['problem']> {
  const verified = verifyLink(token, 'signin', await deps.keys(), deps.clock.now());
  if (!verified.ok) return verified.reason;
  const { staffId, madeAt } = verified.claims;
  const staff = settings.staff.find(({ id }) => id === staffId);
  if (!staff || (await deps.sessions.ended({ staffId, madeAt, sessionId: null }))) return 'gone';
  return { staff, link: verified.claims };
}

/** `GET /desk/enter?token=…`: shows a button and uses nothing up: mail scanners open every link. */
export async function showEnter(request: HttpRequest, deps: DeskDeps): Promise<HttpReply> {
  const { settings } = await deps.settings.current();
  const token = request.query.get('token') ?? '';
  const found = await opened(token, settings, deps);
  if (typeof found === 'string') return problem(request, found, settings, deps);
  const body = renderEnter({ token, name: found.staff.name }, outsideContext(request, settings, deps.clock.now()));
  return { status: 200, headers: { ...PAGE_HEADERS }, body };
}

/** `POST /desk/enter`: uses the link up and signs in. A second press of the button finds the person signed in already. */
export async function enter(request: HttpRequest, deps: DeskDeps): Promise<HttpReply> {
  const { settings } = await deps.settings.current();
  const found = await opened(formOf(request).get('token') ?? '', settings, deps);
  if (typeof found === 'string') return problem(request, found, settings, deps);
  const back = deskPath(cookieOf(request, 'hub_return'));
  if (!(await deps.nonces.use(found.link.nonce, found.link.exp))) {
    const already = await signedIn(request, settings, deps);
    return already?.id === found.staff.id ? seeOther(back) : problem(request, 'gone', settings, deps);
  }
  deps.logger.info('signed in', { staff: found.staff.id });
  const cookies = [
    await sessionCookie(found.staff.id, deps),
    await knownDevice(found.staff.id, deps),
    setCookie('hub_return', '', 0, deps.publicUrl),
  ];
  return seeOther(back, null, cookies);
}

/** `GET /desk/signout`: asks whether here or everywhere. */
export const showSignout = (visit: Visit): Promise<HttpReply> =>
  deskPage(visit, (context) => renderSignout({ name: visit.staff.name }, context));

/** `POST /desk/signout`: ends the session, wherever its cookie was copied to; with `everywhere`, all sessions of this person. */
export async function signOut(request: HttpRequest, deps: DeskDeps): Promise<HttpReply> {
  const session = await sessionOf(request, deps);
  // A session that was ended already ends no others: its cookie may be in other hands.
  const stands = session !== null && !(await deps.sessions.ended(session));
  const everywhere = stands && formOf(request).get('everywhere') === 'true';
  if (everywhere) await deps.sessions.endAll(session.staffId, deps.clock.now());
  else if (stands) await deps.sessions.end(session.sessionId, session.exp);
  if (stands) deps.logger.info('signed out', { staff: session.staffId, everywhere });
  const flash = everywhere ? 'signed-out-everywhere' : 'signed-out';
  return seeOther(paths.signin, flash, [setCookie('hub_session', '', 0, deps.publicUrl)]);
}
