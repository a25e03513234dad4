import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  SESClient,
  SendEmailCommand,
  SendRawEmailCommand,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailOut, type MailOutOptions, startMailOut } from './server.ts';
import type { SentMail } from './store.ts';

const NOON = Date.parse('2026-11-22T12:00:00Z');
const TOPIC = 'arn:aws:sns:us-east-1:000000000000:feedback';

let folder: string;
let now: number;
let out: MailOut;
let client: SESClient;
let published: { topic: string; message: Record<string, unknown> }[];
let topicWorks: boolean;
let replies: { to: string; raw: string }[];

async function start(options: Partial<MailOutOptions> = {}): Promise<void> {
  out = await startMailOut({
    dataDir: folder,
    mailboxPort: 0,
    host: '127.0.0.1',
    clock: { now: () => new Date(now) },
    publish: async (topic, message) => {
      if (!topicWorks) throw new Error('topic is away');
      published.push({ topic, message: message as Record<string, unknown> });
    },
    reply: async (to, raw) => void replies.push({ to, raw: raw.toString() }),
    configurationSets: [{ name: 'hub', topicArn: TOPIC, events: ['bounce', 'COMPLAINT'] }],
    identities: ['hub.example.com', 'boss@example.org'],
    log: () => undefined,
    ...options,
  });
  client = new SESClient({
    endpoint: out.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
}

async function stop(): Promise<void> {
  client.destroy();
  await out.stop();
}

async function raw(to: string[], rest: ConstructorParameters<typeof MailComposer>[0] = {}): Promise<Buffer> {
  const mail = {
    from: '订单 <orders@hub.example.com>',
    to,
    subject: '订单 SO-7K3M-91',
    text: 'see https://hub.example.com/do/abc.',
  };
  return await new MailComposer({ ...mail, ...rest }).compile().build();
}

const sendRaw = (Data: Buffer, Destinations?: string[], ConfigurationSetName?: string) =>
  client.send(
    new SendRawEmailCommand({
      RawMessage: { Data },
      ...(Destinations ? { Destinations } : {}),
      ...(ConfigurationSetName ? { ConfigurationSetName } : {}),
    }),
  );

async function until(fact: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !fact(); tries += 1) await new Promise((done) => setTimeout(done, 20));
  expect(fact()).toBe(true);
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mail-out-'));
  now = NOON;
  published = [];
  replies = [];
  topicWorks = true;
  await start();
});

afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

describe('sending', () => {
  it('keeps a raw mail with its envelope, under a Message-ID of its own', async () => {
    const mail = await raw(['shown@example.com'], { bcc: 'header-bcc@example.com', html: '<b>订单</b>' });
    const { MessageId } = await sendRaw(mail, ['shown@example.com', 'hidden@example.net']);
    const [sent] = out.messages();
    expect(sent).toMatchObject({
      id: MessageId,
      from: 'orders@hub.example.com',
      to: ['shown@example.com', 'hidden@example.net'],
      subject: '订单 SO-7K3M-91',
      text: expect.stringContaining('see https://hub.example.com'),
      html: expect.stringContaining('<b>订单</b>'),
      sentAt: '2026-11-22T12:00:00.000Z',
    });
    const bytes = await (await fetch(`${out.mailboxUrl}/_mail/messages/${MessageId}/raw`)).text();
    expect(bytes).toContain(`Message-ID: <${MessageId}@email.amazonses.com>`);
    expect(bytes.match(/^Message-ID:/gim)).toHaveLength(1);
    expect(bytes).toContain('Date: Sun, 22 Nov 2026 12:00:00 +0000');
    expect(bytes).not.toMatch(/^Bcc:/im);
  });

  it('takes the recipients of the headers without an envelope', async () => {
    await sendRaw(await raw(['one@example.com'], { cc: ['two@example.com'], bcc: ['three@example.com'] }));
    expect(out.messages()[0]?.to).toEqual(['one@example.com', 'two@example.com']);
    const withBcc = Buffer.concat([Buffer.from('Bcc: three@example.com\r\n'), await raw(['one@example.com'])]);
    await sendRaw(withBcc);
    expect(out.messages()[1]?.to).toEqual(['one@example.com', 'three@example.com']);
  });

  it('composes SendEmail with everybody in it', async () => {
    await client.send(
      new SendEmailCommand({
        Source: 'Hub <orders@hub.example.com>',
        Destination: {
          ToAddresses: ['a@example.com', 'b@example.com', 'c@example.com'],
          CcAddresses: ['d@example.com', 'e@example.com'],
          BccAddresses: ['f@example.com'],
        },
        ReplyToAddresses: ['r1@hub.example.com', 'r2@hub.example.com'],
        Message: { Subject: { Data: '您好' }, Body: { Text: { Data: 'text' }, Html: { Data: '<i>html</i>' } } },
      }),
    );
    const [sent] = out.messages();
    expect(sent?.to).toHaveLength(6);
    expect(sent?.headers.find(({ name }) => name === 'Reply-To')?.value).toBe('r1@hub.example.com, r2@hub.example.com');
    expect(sent).toMatchObject({ subject: '您好', text: 'text\n', html: expect.stringContaining('<i>html</i>') });
  });

  it('answers for the account, and refuses loudly what it does not carry', async () => {
    await sendRaw(await raw(['one@example.com']));
    expect(await client.send(new GetSendQuotaCommand({}))).toMatchObject({ Max24HourSend: -1, SentLast24Hours: 1 });
    const { Identities } = await client.send(new ListIdentitiesCommand({ IdentityType: 'Domain' }));
    expect(Identities).toEqual(['hub.example.com']);
    await expect(client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'x@example.com' }))).rejects.toThrow(
      'does not carry',
    );
  });
});

describe('refusing', () => {
  const addresses = (count: number) => Array.from({ length: count }, (_each, index) => `r${index}@example.com`);

  it('keeps nothing of what it refuses', async () => {
    const good = await raw(['one@example.com']);
    await sendRaw(good, addresses(50));
    const wrong: [string, () => Promise<unknown>, string][] = [
      ['51 recipients', async () => sendRaw(good, addresses(51)), 'InvalidParameterValue'],
      ['an address without domain', async () => sendRaw(good, ['nobody']), 'InvalidParameterValue'],
      ['an address outside ASCII', async () => sendRaw(good, ['订单@example.com']), 'InvalidParameterValue'],
      [
        'a line break in an address',
        async () => sendRaw(good, ['a@example.com\r\nBcc: b@example.com']),
        'InvalidParameterValue',
      ],
      [
        'too many bytes',
        async () => sendRaw(Buffer.concat([good, Buffer.alloc(10 * 1024 * 1024, 'x')])),
        'InvalidParameterValue',
      ],
      [
        'an unverified sender',
        async () => sendRaw(await raw(['one@example.com'], { from: 'thief@example.com' })),
        'MessageRejected',
      ],
      [
        'a subject twice',
        async () => sendRaw(Buffer.concat([Buffer.from('Subject: other\r\n'), good])),
        'InvalidParameterValue',
      ],
      [
        'a broken header line',
        async () => sendRaw(Buffer.concat([Buffer.from('no header\r\n'), good])),
        'InvalidParameterValue',
      ],
      [
        'a bare CR in a header',
        async () => sendRaw(Buffer.concat([Buffer.from('X-A: b\rX-B: c\r\n'), good])),
        'InvalidParameterValue',
      ],
      ['no sender', async () => sendRaw(Buffer.from('To: one@example.com\r\n\r\nhi')), 'InvalidParameterValue'],
      [
        'an unknown configuration set',
        async () => sendRaw(good, undefined, 'none'),
        'ConfigurationSetDoesNotExistException',
      ],
    ];
    for (const [what, sending, name] of wrong) await expect(sending(), what).rejects.toMatchObject({ name });
    await expect(
      client.send(
        new SendEmailCommand({
          Source: 'orders@hub.example.com',
          Destination: { ToAddresses: ['a@example.com'] },
          Message: { Subject: { Data: 'a\r\nBcc: b@example.com' }, Body: { Text: { Data: 'x' } } },
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    expect(out.messages()).toHaveLength(1);
  });

  it('throttles when told to, and by rate', async () => {
    const mail = await raw(['one@example.com']);
    await fetch(`${out.mailboxUrl}/_mail/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"throttle":1}',
    });
    await expect(sendRaw(mail)).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Maximum sending rate exceeded.',
    });
    await sendRaw(mail);
    await stop();
    await start({ maxSendRate: 2 });
    const results = await Promise.allSettled([sendRaw(mail), sendRaw(mail), sendRaw(mail)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });
});

describe('events', () => {
  it('are SES bounce and complaint events of the configuration set, for simulator and chosen addresses', async () => {
    out.setOutcome('Gone@example.com', 'bounce');
    const to = [
      'bounce+1@simulator.amazonses.com',
      'complaint@simulator.amazonses.com',
      'gone@example.com',
      'fine@example.com',
    ];
    const mail = Buffer.concat([Buffer.from('X-SES-MESSAGE-TAGS: order=SO-1\r\n'), await raw(to)]);
    const { MessageId } = await sendRaw(mail, to, 'hub');
    await until(() => published.length === 3);
    expect(published.map(({ topic, message }) => [topic, message.eventType])).toEqual([
      [TOPIC, 'Bounce'],
      [TOPIC, 'Complaint'],
      [TOPIC, 'Bounce'],
    ]);
    expect(published[0]?.message).toMatchObject({
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: 'bounce+1@simulator.amazonses.com', action: 'failed', status: '5.1.1' }],
      },
      mail: {
        messageId: MessageId,
        source: 'orders@hub.example.com',
        destination: to,
        commonHeaders: { subject: '订单 SO-7K3M-91', from: ['订单 <orders@hub.example.com>'] },
        tags: { 'ses:configuration-set': ['hub'], order: ['SO-1'] },
      },
    });
    expect(published[1]?.message).toMatchObject({
      complaint: {
        complainedRecipients: [{ emailAddress: 'complaint@simulator.amazonses.com' }],
        complaintFeedbackType: 'abuse',
      },
    });
  });

  it('stay without a configuration set, and the suppressed and the absent behave as in the simulator', async () => {
    await sendRaw(await raw(['bounce@simulator.amazonses.com']));
    await sendRaw(
      await raw(['suppressionlist@simulator.amazonses.com', 'ooto@simulator.amazonses.com']),
      undefined,
      'hub',
    );
    await until(() => published.length === 1 && replies.length === 1);
    expect(published[0]?.message).toMatchObject({ eventType: 'Bounce', bounce: { bounceSubType: 'Suppressed' } });
    expect(replies[0]?.to).toBe('orders@hub.example.com');
    expect(replies[0]?.raw).toContain('Auto-Submitted: auto-replied');
  });

  it('are not lost when the topic fails and the process ends', async () => {
    topicWorks = false;
    await sendRaw(await raw(['bounce@simulator.amazonses.com']), undefined, 'hub');
    await stop();
    expect(published).toEqual([]);
    topicWorks = true;
    await start();
    await until(() => published.length === 1);
    expect(out.messages()).toHaveLength(1);
  });
});

describe('mailbox', () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${out.mailboxUrl}${path}`, { headers });

  it('gives tests the mails of one recipient since a time', async () => {
    await sendRaw(await raw(['anna@example.com'], { subject: 'first' }));
    now += 60_000;
    await sendRaw(await raw(['anna@example.com', 'bert@example.com'], { subject: 'second' }));
    const subjects = async (query: string) =>
      ((await (await get(`/_mail/messages${query}`)).json()) as SentMail[]).map(({ subject }) => subject);
    expect(await subjects('')).toEqual(['first', 'second']);
    expect(await subjects('?to=Bert@example.com')).toEqual(['second']);
    expect(await subjects('?to=anna@example.com&since=2026-11-22T12:00:30Z')).toEqual(['second']);
    expect((await get('/_mail/messages?since=yesterday')).status).toBe(400);
    expect((await get('/_mail/messages/none')).status).toBe(404);
  });

  it('shows list and mail in both languages, links in the text, and the HTML part shut in', async () => {
    const html = '<script>alert(1)</script><a href="https://hub.example.com/do/x">Go</a><img src="cid:logo">';
    const attachments = [
      { filename: '报价.txt', content: 'price' },
      { filename: 'l.png', content: 'PNG', cid: 'logo' },
    ];
    const { MessageId } = await sendRaw(
      await raw(['anna@example.com'], { subject: '<b>hot</b> 订单', html, attachments }),
    );
    const english = await (await get('/')).text();
    expect(english).toContain('Local mailbox');
    expect(english).toContain('&#60;b&#62;hot&#60;/b&#62; 订单');
    expect(await (await get('/', { 'accept-language': 'zh-CN,zh;q=0.9' })).text()).toContain('本地邮箱');
    expect(await (await get('/?q=nothing-like-it')).text()).toContain('No mails here yet.');
    const page = await (await get(`/mail/${MessageId}`)).text();
    expect(page).toContain('<a href="https://hub.example.com/do/abc" target="_blank"');
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const framed = await get(`/mail/${MessageId}/html`);
    expect(framed.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await framed.text()).toContain(`src="data:image/png;base64,${Buffer.from('PNG').toString('base64')}"`);
    const file = await get(`/mail/${MessageId}/attachments/1`);
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('报价.txt'));
    expect(await file.text()).toBe('price');
    expect((await get('/mail/none')).status).toBe(404);
  });
});
