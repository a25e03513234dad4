import { type AskField, askFields } from '../../shared/asking/fields.ts';
import { type ReadAnswer, readAnswer } from '../../shared/asking/read.ts';
import { askedAt } from '../../shared/asking/round.ts';
import { isUnread, mayAnswer, withAnswer } from '../../shared/asking/state.ts';
import type { Capture, CustomerAnswer } from '../../shared/capture/record.ts';
import { buildIndex } from '../../shared/catalogue/match.ts';
import type { Interpretation } from '../../shared/platform/draft-store.ts';
import type { HttpReply, HttpRequest } from '../../shared/platform/handler.ts';
import { linkKeys } from '../../shared/platform/link-keys.ts';
import { formOf, languageFor, pageContext } from '../../shared/platform/page-context.ts';
import type { Language } from '../../shared/settings/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { type ClaimsFor, expiresIn, signLink, verifyLink } from '../../shared/tasks/action-link.ts';
import { renderAsk } from '../../web/customer/ask.tsx';
import type { AskView } from '../../web/customer/views.ts';
import { PAGE_HEADERS } from '../../web/headers.ts';
import { linkProblem } from './link-problem.ts';
import type { PageDeps } from './wire.ts';

const EXCERPT = 1500;
/** How often and how long (milliseconds) the page waits for the answer to be read. */
const LOOKS = [150, 250, 400, 600, 800, 1000];

interface Found {
  claims: ClaimsFor<'ask'>;
  capture: Capture;
  interpretation: Interpretation | null;
  fields: AskField[];
  settings: Settings;
  language: Language;
}

async function fieldsOf(
  capture: Capture,
  language: (draft: Interpretation['draft']) => Language,
  deps: PageDeps,
): Promise<{ interpretation: Interpretation | null; fields: AskField[] }> {
  if (!mayAnswer(capture)) return { interpretation: null, fields: [] };
  const [interpretation, catalogue] = await Promise.all([deps.drafts.get(capture.id), deps.catalogue.current()]);
  if (!interpretation) return { interpretation: null, fields: [] };
  const { findings, draft } = interpretation;
  return { interpretation, fields: askFields(findings, draft, catalogue, language(draft)) };
}

async function opened(request: HttpRequest, deps: PageDeps): Promise<Found | HttpReply> {
  const { settings } = await deps.settings.current();
  const verified = verifyLink(request.params.token ?? '', 'ask', await linkKeys(deps.links), deps.clock.now());
  if (!verified.ok) return linkProblem(request, verified.reason, 'customer', settings, deps);
  const capture = await deps.captures.find(verified.claims.captureId);
  if (!capture) return linkProblem(request, 'gone', 'customer', settings, deps);
  const source = settings.sources.find(({ id }) => id === capture.source);
  const otherwise = source?.language ?? settings.language;
  const asked = await fieldsOf(capture, (draft) => languageFor(request, draft.language), deps);
  const language = languageFor(request, asked.interpretation?.draft.language ?? otherwise);
  return { claims: verified.claims, capture, settings, language, ...asked };
}

/** What became of the message that was asked about, for whoever holds the link. */
async function stateOf(
  { claims, capture, fields, settings }: Found,
  said: Pick<Extract<AskView['state'], { kind: 'open' }>, 'values' | 'errors' | 'note'>,
  deps: PageDeps,
): Promise<AskView['state']> {
  const { outcome } = capture;
  if (outcome.status === 'ordered') {
    const now = deps.clock.now();
    const exp = expiresIn(settings.links.trackDays, now);
    const track = { purpose: 'track', orderId: outcome.orderId, madeAt: now.getTime(), exp } as const;
    const token = signLink(track, await linkKeys(deps.links));
    return { kind: 'ordered', number: outcome.orderNumber, trackUrl: `${deps.publicUrl}/track/${token}` };
  }
  if (isUnread(capture) || outcome.status === 'in-flight') return { kind: 'reading' };
  if (outcome.status !== 'in-review') return { kind: 'closed' };
  const answers = capture.customerAnswers ?? [];
  if (fields.length === 0) return answers.length > 0 ? { kind: 'answered' } : { kind: 'closed' };
  const isNewRound = claims.askedAt !== askedAt(capture);
  const note = said.note ?? (isNewRound ? (answers.length > 0 ? 'still-open' : 'changed') : null);
  return { kind: 'open', fields, version: capture.version, values: said.values, errors: said.errors, note };
}

const NOTHING_SAID = { values: {}, errors: [], note: null };

async function render(
  request: HttpRequest,
  found: Found,
  deps: PageDeps,
  said: Parameters<typeof stateOf>[1] = NOTHING_SAID,
  status = 200,
): Promise<HttpReply> {
  const { capture, settings, language, interpretation } = found;
  const source = settings.sources.find(({ id }) => id === capture.source);
  const view: AskView = {
    path: request.path,
    excerpt: interpretation?.text?.slice(0, EXCERPT) ?? null,
    phone: settings.company.phone ?? null,
    showPrices: source?.showPrices ?? true,
    state: await stateOf(found, said, deps),
  };
  const context = pageContext(request, settings, deps.clock.now(), language);
  return { status, headers: { ...PAGE_HEADERS }, body: renderAsk(view, context) };
}

/** `GET /ask/{token}`: what is missing of an order, or what became of the answer. */
export async function showAsk(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const found = await opened(request, deps);
  return 'status' in found ? found : render(request, found, deps);
}

/** Writes the answer where the capture is still as the customer saw it; the relay has it interpreted. */
async function keep(capture: Capture, answer: Omit<CustomerAnswer, 'at'>, deps: PageDeps): Promise<boolean> {
  return deps.captures.replace(withAnswer(capture, answer, deps.clock.now()));
}

async function readingEnds(captureId: string, deps: PageDeps): Promise<void> {
  for (const wait of LOOKS) {
    await deps.pause(wait);
    const capture = await deps.captures.find(captureId);
    if (!capture || !isUnread(capture)) return;
  }
}

async function readOf({ fields, interpretation, capture, settings }: Found, form: URLSearchParams, deps: PageDeps) {
  if (!interpretation) return null;
  const source = settings.sources.find(({ id }) => id === capture.source);
  const context = {
    catalogue: buildIndex(await deps.catalogue.current()),
    country: source?.country ?? settings.country,
    currency: settings.currency,
  };
  return readAnswer(fields, form, interpretation.draft, context) satisfies ReadAnswer;
}

/** `POST /ask/{token}`: the answer, to what was asked for and nothing else. */
export async function answerAsk(request: HttpRequest, deps: PageDeps): Promise<HttpReply> {
  const found = await opened(request, deps);
  if ('status' in found) return found;
  const { capture, fields, language } = found;
  const form = formOf(request);
  const values = Object.fromEntries(form);
  if (fields.length === 0 || isUnread(capture)) return render(request, found, deps);
  if (form.get('version') !== String(capture.version))
    return render(request, found, deps, { values, errors: [], note: 'changed' }, 409);
  const read = await readOf(found, form, deps);
  if (!read) return render(request, found, deps);
  if ('faults' in read) {
    const errors = read.faults.map(({ path, words }) => ({ field: path, words: words[language] }));
    return render(request, found, deps, { values, errors, note: null }, 422);
  }
  const kept = await keep(capture, read.answer, deps);
  if (kept) await readingEnds(capture.id, deps);
  const headers = { location: `${request.path}?lang=${language}`, 'cache-control': 'no-store' };
  return { status: 303, headers, body: '' };
}
