import { escapeXml as safe } from './query.ts';
import type { SentMail } from './store.ts';
import { type Language, TEXTS } from './texts.ts';

const STYLE = `
:root{color-scheme:light dark;--line:color-mix(in srgb,currentColor 20%,transparent);--faint:color-mix(in srgb,currentColor 65%,transparent)}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:0 auto;max-width:60rem;padding:1rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:baseline}
h1{font-size:1.3rem;margin:0;flex:1;overflow-wrap:anywhere}
.faint{color:var(--faint)}
form{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0}
input,select,button{font:inherit;padding:.5rem;min-height:2.75rem;border:1px solid var(--line);border-radius:.4rem;max-width:100%}
input[type=search]{flex:1 1 12rem}
ol{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}
li a{display:block;padding:.7rem .25rem;border-bottom:1px solid var(--line);color:inherit;text-decoration:none;overflow-wrap:anywhere}
li a:hover,li a:focus-visible{background:color-mix(in srgb,currentColor 6%,transparent)}
li strong,li span{display:block}
nav{display:flex;gap:1rem;margin:1rem 0}
nav a,.tall{display:inline-block;padding:.6rem 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;overflow-wrap:anywhere}
dt{color:var(--faint)}dd{margin:0}
iframe{width:100%;height:70vh;border:1px solid var(--line);border-radius:.4rem;background:#fff}
pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid var(--line);border-radius:.4rem;padding:.75rem}
summary{padding:.6rem 0;cursor:pointer}
`;

export interface ListView {
  readonly language: Language;
  readonly mails: readonly SentMail[];
  readonly recipients: readonly { readonly address: string; readonly count: number }[];
  readonly search: string;
  readonly to: string;
  readonly page: number;
  readonly more: boolean;
  /** Id of the newest mail of all; the page reloads when it changes. */
  readonly newest: string;
}

/** The list of sent mails, newest first. */
export function listPage(view: ListView, nonce: string): string {
  const text = TEXTS[view.language];
  const link = (page: number) =>
    `/?${new URLSearchParams({ q: view.search, to: view.to, page: String(page), lang: view.language })}`;
  const options = view.recipients.map(
    ({ address, count }) =>
      `<option value="${safe(address)}"${address === view.to.toLowerCase() ? ' selected' : ''}>${safe(address)} (${count})</option>`,
  );
  const body = `
<header><h1>${text.title}</h1>${otherLanguage(view.language, '/')}<span class="faint">${text.note}</span></header>
<form role="search">
  <input type="hidden" name="lang" value="${view.language}">
  <input type="search" name="q" value="${safe(view.search)}" placeholder="${text.search}" aria-label="${text.search}">
  <select name="to" aria-label="${text.to}"><option value="">${text.everybody}</option>${options.join('')}</select>
  <button>${text.find}</button>
</form>
${view.mails.length === 0 ? `<p>${text.none}</p>` : `<ol>${view.mails.map((mail) => listItem(mail, view.language)).join('')}</ol>`}
<nav>${view.page > 0 ? `<a href="${safe(link(view.page - 1))}">${text.newer}</a>` : ''}${
    view.more ? `<a href="${safe(link(view.page + 1))}">${text.older}</a>` : ''
  }</nav>`;
  // New mails come in while somebody looks at the list; a search that is being typed is left alone.
  const script = `setInterval(async()=>{if(document.activeElement?.name==='q')return;
const newest=await fetch('/_mail/newest').then(r=>r.text(),()=>${JSON.stringify(view.newest)});
if(newest!==${JSON.stringify(view.newest)})location.reload()},2000)`;
  return frame(text.title, view.language, body, `<script nonce="${nonce}">${script}</script>`);
}

function listItem(mail: SentMail, language: Language): string {
  const subject = mail.subject || TEXTS[language].noSubject;
  return `<li><a href="/mail/${safe(mail.id)}?lang=${language}"><strong>${safe(subject)}</strong>
<span>${safe(mail.to.join(', '))}</span><span class="faint">${when(mail)} · ${safe(mail.from)}</span></a></li>`;
}

/** One mail: who, what, the HTML part in a closed frame, the text with its links, the headers. */
export function mailPage(mail: SentMail, language: Language): string {
  const text = TEXTS[language];
  const id = encodeURIComponent(mail.id);
  const files = mail.attachments.map(
    (each, index) =>
      `<a class="tall" href="/mail/${id}/attachments/${index}" download>${safe(each.filename || `${index + 1}`)}</a>`,
  );
  const fields = [
    [text.from, safe(mail.from)],
    [text.to, safe(mail.to.join(', '))],
    [text.sent, when(mail)],
    ...(files.length > 0 ? [[text.attachments, files.join(' ')]] : []),
  ];
  const sandbox = 'allow-popups allow-popups-to-escape-sandbox';
  const html = `<h2>${text.rendered}</h2><iframe title="${text.rendered}" sandbox="${sandbox}" src="/mail/${id}/html"></iframe>`;
  const plain = `<details${mail.html ? '' : ' open'}><summary>${text.plain}</summary><pre>${linked(mail.text)}</pre></details>`;
  const headers = mail.headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
  const body = `
<header><h1>${safe(mail.subject || text.noSubject)}</h1>${otherLanguage(language, `/mail/${id}`)}</header>
<nav><a href="/?lang=${language}">${text.back}</a><a href="/_mail/messages/${id}/raw">${text.raw}</a></nav>
<dl>${fields.map(([name, value]) => `<dt>${name}</dt><dd>${value}</dd>`).join('')}</dl>
${mail.html ? html : ''}${mail.text ? plain : ''}
<details><summary>${text.headers}</summary><pre>${safe(headers)}</pre></details>`;
  return frame(mail.subject || text.title, language, body, '');
}

/** The page for a mail that is not there. */
export function missingPage(language: Language): string {
  const text = TEXTS[language];
  return frame(text.title, language, `<h1>${text.missing}</h1><a href="/?lang=${language}">${text.back}</a>`, '');
}

/** Text with its web addresses as links. A full stop or bracket at the end does not belong to an address. */
export function linked(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"')\]）】，。]+[^\s<>"')\]）】，。.,;:!?])/)
    .map((part, index) =>
      index % 2 === 1
        ? `<a href="${safe(part)}" target="_blank" rel="noopener noreferrer">${safe(part)}</a>`
        : safe(part),
    )
    .join('');
}

function otherLanguage(language: Language, path: string): string {
  const other = language === 'en' ? 'zh-CN' : 'en';
  return `<a class="tall" lang="${other}" href="${path}?lang=${other}">${TEXTS[language].other}</a>`;
}

function when(mail: SentMail): string {
  return `<time datetime="${mail.sentAt}">${mail.sentAt.slice(0, 19).replace('T', ' ')} UTC</time>`;
}

function frame(title: string, language: Language, body: string, script: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${safe(title)}</title>
<style>${STYLE}</style></head><body><main>${body}</main>${script}</body></html>`;
}
