import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readAttachment } from '../../understanding/tables/read.ts';
import { MAIL_DOMAIN, mailSource, messageOf, readMail } from './mail-kit.ts';
import { openMail } from './mime.ts';
import { addressed } from './recipients.ts';

const folder = new URL('fixtures/raw/', import.meta.url);
const Expected = z.object({
  from: z.object({ name: z.string(), address: z.string() }).nullable(),
  to: z.array(z.string()),
  subject: z.string().nullish(),
  messageId: z.string().nullable(),
  inReplyTo: z.string().nullable(),
  attachments: z.array(
    z.object({ filename: z.string().nullable(), contentType: z.string(), size: z.number(), sha256: z.string() }),
  ),
  must: z.object({
    automatic: z.boolean().optional(),
    mustNotReply: z.boolean().optional(),
    subject: z.string().optional(),
    fromName: z.string().optional(),
    textContains: z.array(z.string()).default([]),
    htmlContains: z.array(z.string()).default([]),
    attachments: z.array(z.object({ filename: z.string(), textContains: z.string().optional() })).default([]),
    strippedReply: z.string().optional(),
    mustNotContainAfterStrip: z.array(z.string()).default([]),
    originalFrom: z.string().optional(),
    routeTag: z.string().optional(),
  }),
});

const mails = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => ({
    name,
    raw: readFileSync(new URL(name, folder)),
    expected: Expected.parse(JSON.parse(readFileSync(new URL(name.replace('.eml', '.expected.json'), folder), 'utf8'))),
  }));

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
/** Parts that are told apart on purpose and so are no files: reports, nested mails, signatures, pictures of the layout. */
const NO_FILE = /^(message\/|text\/rfc822-headers|application\/(pgp|pkcs7|x-pkcs7)-signature)/;

describe.each(mails)('$name', ({ raw, expected }) => {
  const { must } = expected;

  it('opens as another parser opens it', async () => {
    const opened = await openMail(raw, true);
    if (!opened.ok) throw new Error(opened.words);
    expect(opened.mail.from?.address ?? '').toBe(expected.from?.address.toLowerCase() ?? '');
    if (expected.subject) expect(opened.mail.subject).toBe(expected.subject.trim());
    if (expected.messageId) expect(opened.mail.messageId).toBe(expected.messageId);
    if (expected.inReplyTo) expect(opened.mail.inReplyTo).toContain(expected.inReplyTo);
    const files = opened.mail.files.map((file) => sha256(file.bytes));
    const named = expected.attachments.filter(
      (file) => file.filename && file.size > 0 && !NO_FILE.test(file.contentType) && opened.mail.nested.length === 0,
    );
    for (const file of named) expect(files, file.filename ?? '').toContain(file.sha256);
  });

  it('comes out as what it is', async () => {
    const arrival = await readMail(raw);
    if (must.automatic !== undefined) expect(arrival.type).toBe(must.automatic ? 'noise' : 'text');
    else expect(['text', 'noise']).toContain(arrival.type);
    if (must.automatic || must.mustNotReply) expect(arrival.replyTo).toBeNull();
    if (must.fromName) expect(arrival.sender.name).toBe(must.fromName);
    if (must.originalFrom) expect(arrival.sender.email).toBe(must.originalFrom);
    if (arrival.type === 'text') await checkMessage(messageOf(arrival), must);
  });

  it('is routed by its tag', () => {
    if (!must.routeTag) return;
    const found = addressed(
      expected.to.map((to) => /<([^>]+)>/.exec(to)?.[1] ?? to),
      [mailSource()],
      MAIL_DOMAIN,
    );
    expect(found[0]?.tags).toContain(must.routeTag.toLowerCase());
  });
});

async function checkMessage(
  message: ReturnType<typeof messageOf>,
  must: z.infer<typeof Expected>['must'],
): Promise<void> {
  if (must.subject) expect(message.subject).toBe(must.subject);
  for (const part of must.textContains) expect(message.text).toContain(part);
  for (const part of must.htmlContains) expect(message.html).toContain(part);
  for (const part of must.mustNotContainAfterStrip) expect(message.text).not.toContain(part);
  if (must.strippedReply) expect(must.strippedReply.startsWith(message.text), message.text).toBe(true);
  for (const wanted of must.attachments) {
    const file = message.attachments.find((attachment) => attachment.filename === wanted.filename);
    if (!file) throw new Error(`${wanted.filename} is missing`);
    const content = await readAttachment(file, true);
    if (wanted.textContains && content.kind === 'tables')
      expect(content.tables[0]?.rows.map((row) => row.join(',')).join('\n')).toContain(wanted.textContains);
    expect(content.kind).toMatch(/tables|text/);
  }
}
