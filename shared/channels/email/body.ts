import type { AttachedFile } from '../../understanding/draft.ts';
import { type Forwarded, findForwarded, saysForwarded, writerOf } from './forward.ts';
import { htmlToText } from './html.ts';
import type { Mail, Mailbox } from './mime.ts';
import { splitReply } from './quotes.ts';

/** What a mail says, with what it only repeats set apart. */
export interface Body {
  text: string;
  /** Signature (from its `-- ` line on) and quoted mails, for reference; null when nothing was cut. */
  quoted: string | null;
  files: AttachedFile[];
  /** Writer of the mail that was passed on. */
  claimedSender: Mailbox | null;
  /** Number of mails attached to be worked on. */
  several: number;
}

const STUB =
  /^(this (message|e?-?mail) (requires|is) .{0,40}html|.{0,80}does not support html|您的.{0,20}不支持.{0,10}html)/i;

/**
 * The text to work on. Plain text is preferred unless it is a stub or the HTML shows a table: order tables keep their
 * rows only there. Forwarded mails are kept whole, whatever else is quoted is set apart.
 */
export function bodyOf(mail: Mail, mailDomain: string): Body {
  const isOurs = (mailbox: Mailbox | null): boolean => mailbox?.address?.endsWith(`@${mailDomain}`) ?? false;
  const passedOn = findForwarded(mail.subject, plainText(mail));
  if (passedOn && !isOurs(passedOn.from)) {
    const claimedSender = writerOf(passedOn, mail.from?.address ?? null);
    return { ...forwardedBody(passedOn), claimedSender, files: allFiles(mail), several: 0 };
  }
  const own = replyBody(mail);
  if (mail.nested.length === 0) return { ...own, files: mail.files, claimedSender: null, several: 0 };
  return withNested(mail, own, isOurs);
}

const allFiles = (mail: Mail): AttachedFile[] => [...mail.files, ...mail.nested.flatMap(allFiles)];

/** Plain text of the whole mail, quotes unmarked. */
function plainText(mail: Mail): string {
  const text = mail.text.trim();
  if (text !== '' && !STUB.test(text)) return text;
  return mail.html === null ? text : htmlToText(mail.html, false);
}

interface Split {
  text: string;
  quoted: string | null;
}

function split(text: string): Split {
  const { visible, signature, quoted } = splitReply(text);
  const cut = [signature, quoted].filter((part) => part !== '').join('\n\n');
  return { text: visible, quoted: cut === '' ? null : cut };
}

const showsTable = (text: string): boolean => (text.match(/^[^>\n][^\n]*\t/gm)?.length ?? 0) >= 2;

function replyBody(mail: Mail): Split {
  const text = mail.text.trim();
  const html = mail.html === null ? null : split(htmlToText(mail.html, true));
  if (html && (text === '' || STUB.test(text) || showsTable(html.text))) return html;
  return split(text);
}

/** The forwarded mail may itself quote an older one: that stays out, the forwarder's note stays in. */
function forwardedBody(passedOn: Forwarded): Pick<Body, 'text' | 'quoted'> {
  const inner = split(passedOn.body);
  const note = split(passedOn.note);
  const text = inner.text === '' ? passedOn.body : inner.text;
  return {
    text: [note.text, text].filter((part) => part !== '').join('\n\n'),
    quoted: inner.text === '' ? null : inner.quoted,
  };
}

/**
 * Mails that came as attachments: the order itself when the mail only passes them on, else something to look up, and
 * then their files are none of this order.
 */
function withNested(mail: Mail, own: Split, isOurs: (mailbox: Mailbox | null) => boolean): Body {
  const toDo = mail.nested.filter((inner) => !isOurs(inner.from));
  const passesOn = saysForwarded(mail.subject) || own.text === '';
  const texts = toDo.map((inner) => bodyOf(inner, ''));
  if (!passesOn || toDo.length === 0) {
    const quoted = [own.quoted, ...mail.nested.map((inner) => plainText(inner))].filter(
      (part) => part !== null && part !== '',
    );
    return { text: own.text, quoted: quoted.join('\n\n') || null, files: mail.files, claimedSender: null, several: 0 };
  }
  const first = toDo[0];
  return {
    text: [own.text, ...texts.map((inner) => inner.text)].filter((part) => part !== '').join('\n\n'),
    quoted: [own.quoted, ...texts.map((inner) => inner.quoted)].filter((part) => part !== null).join('\n\n') || null,
    files: [...mail.files, ...toDo.flatMap(allFiles)],
    claimedSender: texts[0]?.claimedSender ?? first?.from ?? null,
    several: toDo.length,
  };
}
