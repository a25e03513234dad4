/**
 * Scores understanding on a folder of labelled messages: `npm run bench:understanding -- --corpus FOLDER [--half building|measuring]
 * [--json]`. A message passes when the admission rules would book it without a person; it is wrong when it passes and differs from its label.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { admit } from '../shared/admission/admit.ts';
import type { CatalogueIndex } from '../shared/catalogue/match.ts';
import { findForwarded, writerOf } from '../shared/channels/email/forward.ts';
import { htmlToText } from '../shared/channels/email/html.ts';
import { splitReply } from '../shared/channels/email/quotes.ts';
import type { Customer } from '../shared/customers/customer.ts';
import type { Settings } from '../shared/settings/schema.ts';
import type { AttachedFile, Draft, Sender } from '../shared/understanding/draft.ts';
import { readAttachment } from '../shared/understanding/tables/read.ts';
import { type UnderstandContext, understand } from '../shared/understanding/understand.ts';
import { catalogueOf, customersOf, type Half, halfOf, recordsOf } from './corpus.ts';
import { reliabilityTable } from './reliability.ts';
import { type Found, type Label, score } from './score.ts';
import { businessOf, settingsForBench } from './settings.ts';

interface Message {
  id: string;
  channel: 'email' | 'chat' | 'form' | 'phone';
  receivedAt: string;
  timeZone: string;
  sender: { name: string | null; address: string | null; phone: string | null };
  subject: string | null;
  text: string | null;
  html: string | null;
  attachments: { filename: string; contentType: string; path: string }[];
  expected: Label;
  why: string;
}

const knows = (customer: Customer, sender: Sender): boolean =>
  (sender.email !== null && customer.emails.includes(sender.email)) ||
  (sender.chatId !== null && customer.chatIds.includes(sender.chatId)) ||
  (sender.phone !== null && customer.phones.includes(sender.phone));

interface Opened {
  sender: Sender;
  subject: string | null;
  text: string;
  quoted: string;
}

/** What the e-mail channel does before understanding: quoted mail set apart, a forwarded mail taken as its writer's. */
function open(message: Message): Opened {
  const { name, address, phone } = message.sender;
  const mail = address?.includes('@') ? address.toLowerCase() : null;
  const sender: Sender = { name, email: mail, phone, chatId: address !== null && mail === null ? address : null };
  const text = message.text ?? (message.html ? htmlToText(message.html, true) : '');
  if (message.channel !== 'email') return { sender, subject: message.subject, text, quoted: '' };
  const forwarded = findForwarded(message.subject, text);
  if (forwarded?.from) {
    const writer = writerOf(forwarded, mail);
    return {
      sender: writer ? { ...sender, name: writer.name, email: writer.address } : sender,
      subject: forwarded.subject,
      text: [forwarded.note, forwarded.body].join('\n'),
      quoted: '',
    };
  }
  const split = splitReply(text);
  return {
    sender,
    subject: message.subject,
    text: [split.visible, split.signature].filter((part) => part !== '').join('\n\n'),
    quoted: split.quoted,
  };
}

async function contextOf(
  message: Message,
  files: AttachedFile[],
  index: CatalogueIndex,
  customer: Customer | null,
  settings: Settings,
): Promise<UnderstandContext> {
  const read = await Promise.all(files.map((file) => readAttachment(file, true)));
  return {
    catalogue: index,
    customer,
    timeZone: message.timeZone,
    country: settings.country,
    currency: settings.currency,
    language: settings.language,
    receivedAt: new Date(message.receivedAt),
    source: 'bench',
    tables: read.flatMap((content) => (content.kind === 'tables' ? content.tables : [])),
    attachedText: read.flatMap((content) => (content.kind === 'text' ? [content.text] : [])).join('\n'),
  };
}

function judge(
  draft: Draft,
  message: Message,
  customer: Customer | null,
  index: CatalogueIndex,
  settings: Settings,
): Found {
  const decision = admit(draft, {
    now: new Date(message.receivedAt),
    settings,
    catalogue: index.catalogue,
    customer,
    trust: 'authenticated',
    test: false,
    capture: {
      id: message.id,
      source: 'bench',
      channel: message.channel,
      receivedAt: new Date(message.receivedAt).toISOString(),
    },
    externalId: null,
    placedAt: new Date(message.receivedAt).toISOString(),
    standing: { message: null, external: null, reference: null, fingerprint: null, site: null, thread: null },
    reviewed: null,
  });
  const findings = 'findings' in decision ? decision.findings : [];
  return {
    draft,
    customer,
    passes: decision.type === 'admit',
    decision: `${decision.type}: ${decision.rule}`,
    asked: findings.map(({ path }) => path),
  };
}

async function run(folder: string, half: Half | null): Promise<void> {
  const index = catalogueOf(folder);
  const customers = customersOf(folder);
  const all = recordsOf<Message>(join(folder, 'messages.jsonl'));
  const settings = settingsForBench(
    businessOf(
      all.map(({ timeZone }) => timeZone),
      index,
    ),
  );
  const times: number[] = [];
  const results: { message: Message; found: Found }[] = [];
  const wanted = all.filter(({ id }) => !half || halfOf(id) === half);
  for (const message of wanted) {
    const opened = open(message);
    const customer = customers.find((one) => knows(one, opened.sender)) ?? null;
    const files = message.attachments.map(({ filename, contentType, path }) => ({
      filename,
      contentType,
      bytes: new Uint8Array(readFileSync(join(folder, path))),
    }));
    const context = await contextOf(message, files, index, customer, settings);
    const started = performance.now();
    const draft = understand(
      {
        type: 'text',
        sender: opened.sender,
        messageKey: null,
        replyTo: null,
        trust: 'authenticated',
        threadRef: null,
        message: {
          subject: opened.subject,
          text: opened.text,
          html: message.html,
          quoted: opened.quoted,
          attachments: files,
        },
      },
      context,
    );
    times.push(performance.now() - started);
    results.push({ message, found: judge(draft, message, customer, index, settings) });
  }
  const scored = score(
    results.map(({ message, found }) => ({ id: message.id, label: message.expected, found })),
    times,
  );
  if (values.json) console.log(JSON.stringify(scored));
  else print(scored);
}

function print(scored: ReturnType<typeof score>): void {
  const { wrong, fields, missed: _, reliability, millisecondsPerMessage, ...rest } = scored;
  console.table(rest);
  console.table(fields);
  console.log('Right of what was said, by how certain it was said to be:');
  console.table(reliabilityTable(reliability));
  console.table(millisecondsPerMessage);
  for (const { id, why } of wrong) console.log(`${id}  ${why}`);
}

const { values } = parseArgs({
  options: { corpus: { type: 'string' }, half: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const half = values.half === 'building' || values.half === 'measuring' ? values.half : null;
if (!values.corpus || (values.half && !half)) {
  console.error(
    'Say which messages to score: npm run bench:understanding -- --corpus FOLDER [--half building|measuring] [--json]',
  );
  process.exitCode = 2;
} else await run(values.corpus, half);
