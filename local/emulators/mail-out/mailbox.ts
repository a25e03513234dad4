import { randomBytes } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import { z } from 'zod';
import { type HttpAnswer, type HttpRequest, json } from '../http.ts';
import { isOwnHost } from '../own-host.ts';
import type { Faults } from './context.ts';
import { listPage, mailPage, missingPage } from './page.ts';
import type { MailStore } from './store.ts';
import { chooseLanguage } from './texts.ts';

const PAGE_SIZE = 50;

const faultsSchema = z.strictObject({
  throttle: z.int().min(0).optional(),
  outcomes: z
    .record(z.string(), z.enum(['delivery', 'bounce', 'transient', 'complaint', 'suppressed', 'auto-reply']))
    .optional(),
});

/** Answers the mailbox page and the JSON that tests and the command line read. */
export async function answerMailbox(request: HttpRequest, store: MailStore, faults: Faults): Promise<HttpAnswer> {
  if (!isOwnHost(request.headers.host)) return json(421, { message: 'This mailbox answers to its address only.' });
  const { pathname } = request.url;
  if (request.method === 'POST' && pathname === '/_mail/faults') return setFaults(request, faults);
  if (request.method !== 'GET' && request.method !== 'HEAD') return json(405, { message: 'not allowed' });
  if (pathname === '/') return list(request, store);
  if (pathname === '/_mail/newest') return { status: 200, body: newest(store) };
  if (pathname === '/_mail/messages') return messages(request.url.searchParams, store);
  const found = /^\/(_mail\/messages|mail)\/([^/]+)(?:\/(raw|html|attachments\/\d+))?$/.exec(pathname);
  if (!found) return json(404, { message: 'not found' });
  const [, area, id = '', part] = found;
  return await single(request, store, `${area === 'mail' ? 'page' : 'json'}${part ? `/${part}` : ''}`, id);
}

function messages(query: URLSearchParams, store: MailStore): HttpAnswer {
  const since = query.get('since');
  const time = since === null ? undefined : new Date(/^\d+$/.test(since) ? Number(since) : since);
  if (time && Number.isNaN(time.getTime())) return json(400, { message: 'since is an ISO time or ms since 1970' });
  return json(
    200,
    store.mails({ to: query.get('to') ?? undefined, since: time?.toISOString(), search: query.get('q') ?? undefined }),
  );
}

async function single(request: HttpRequest, store: MailStore, part: string, id: string): Promise<HttpAnswer> {
  const language = chooseLanguage(request.url.searchParams.get('lang'), request.headers['accept-language']);
  const found = store.mail(decodeURIComponent(id));
  if (!found) return part === 'page' ? html(404, missingPage(language)) : json(404, { message: 'no such mail' });
  if (part === 'page') return html(200, mailPage(found.mail, language));
  if (part === 'json') return json(200, found.mail);
  if (part === 'json/raw')
    return { status: 200, headers: download('text/plain', `${found.mail.id}.eml`), body: found.raw };
  const parsed = await PostalMime.parse(found.raw, { attachmentEncoding: 'arraybuffer' });
  if (part === 'page/html') return closedFrame(parsed);
  const attachment = parsed.attachments[Number(part.split('/').at(-1))];
  if (!attachment) return json(404, { message: 'no such attachment' });
  const name = attachment.filename ?? 'attachment';
  return { status: 200, headers: download('application/octet-stream', name), body: bytes(attachment.content) };
}

/** The HTML part, shut in: no script, no form, nothing fetched but pictures; links open in a new window. */
function closedFrame(mail: Email): HttpAnswer {
  const pictures = new Map(mail.attachments.map((each) => [(each.contentId ?? '').replace(/^<|>$/g, ''), each]));
  const body = (mail.html ?? '').replace(/cid:([^"'\s)>]+)/g, (whole, id: string) => {
    const picture = pictures.get(decodeURIComponent(id));
    return picture ? `data:${picture.mimeType};base64,${bytes(picture.content).toString('base64')}` : whole;
  });
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data: https: http:',
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  return {
    status: 200,
    headers: { ...headers, 'referrer-policy': 'no-referrer' },
    body: `<base target="_blank">${body}`,
  };
}

function list(request: HttpRequest, store: MailStore): HttpAnswer {
  const query = request.url.searchParams;
  const search = query.get('q') ?? '';
  const to = query.get('to') ?? '';
  const page = Math.max(0, Math.trunc(Number(query.get('page') ?? 0)) || 0);
  const range = { newestFirst: true, limit: PAGE_SIZE + 1, offset: page * PAGE_SIZE };
  const mails = store.mails({ to: to || undefined, search, ...range });
  const language = chooseLanguage(query.get('lang'), request.headers['accept-language']);
  const nonce = randomBytes(12).toString('base64');
  const view = { language, search, to, page, recipients: store.recipients(), newest: newest(store) };
  return html(
    200,
    listPage({ ...view, mails: mails.slice(0, PAGE_SIZE), more: mails.length > PAGE_SIZE }, nonce),
    nonce,
  );
}

/** JSON only: a form on somebody else's page cannot send that type without being asked for permission. */
function setFaults(request: HttpRequest, faults: Faults): HttpAnswer {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? '')) return json(415, { message: 'JSON only' });
  const wanted = faultsSchema.safeParse(parseJson(request.body));
  if (!wanted.success) return json(400, { message: z.prettifyError(wanted.error) });
  if (wanted.data.throttle !== undefined) faults.throttle = wanted.data.throttle;
  for (const [address, outcome] of Object.entries(wanted.data.outcomes ?? {})) {
    faults.outcomes.set(address.toLowerCase(), outcome);
  }
  return json(200, { throttle: faults.throttle, outcomes: Object.fromEntries(faults.outcomes) });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

function newest(store: MailStore): string {
  return store.mails({ newestFirst: true, limit: 1 })[0]?.id ?? '';
}

function html(status: number, body: string, nonce?: string): HttpAnswer {
  const script = nonce ? `script-src 'nonce-${nonce}'; connect-src 'self'` : "script-src 'none'";
  const policy = `default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; ${script}`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  return { status, headers, body };
}

function download(type: string, filename: string): Record<string, string> {
  const disposition = `${type.startsWith('text/') ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(filename)}`;
  return { 'content-type': type, 'content-disposition': disposition, 'x-content-type-options': 'nosniff' };
}

function bytes(content: ArrayBuffer | Uint8Array | string): Buffer {
  return typeof content === 'string' ? Buffer.from(content) : Buffer.from(new Uint8Array(content));
}
