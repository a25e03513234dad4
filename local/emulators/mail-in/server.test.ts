import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailIn, type MailInOptions, startMailIn } from './server.ts';

const AT = new Date('2026-11-22T10:00:00.000Z');
const TOPIC = 'arn:aws:sns:us-east-1:123456789012:mail';
const RULE = {
  name: 'orders',
  enabled: true,
  recipients: ['orders@hub.example.com', '.shops.example.com'],
  scanEnabled: true,
  actions: [{ type: 'S3', bucket: 'mail-in', keyPrefix: 'raw', topicArn: TOPIC }],
} as const;
const FIXTURE = new URL('./fixtures/sns-s3-action.json', import.meta.url);
const GBK_MAIL = [
  'From: =?GBK?B?zfXQocP3?= <buyer@example.cn>',
  'To: orders@hub.example.com',
  'Subject: =?GBK?B?tqm1pSAyMDI2LTExLTIy?=',
  'Message-ID: <20261122180000.1@example.cn>',
  'Date: Sun, 22 Nov 2026 18:00:00 +0800',
  '',
  'Hello',
  '',
].join('\r\n');

/** What the tests look at in a notification. */
interface Notice {
  mail: Record<string, unknown> & {
    headers: { name: string; value: string }[];
    commonHeaders: Record<string, unknown>;
  };
  receipt: Record<string, unknown>;
  content?: string;
}

let entrance: MailIn;
let objects: { bucket: string; key: string; bytes: Buffer }[];
let notices: { topic: string; message: Notice }[];
let broken: 'none' | 'store' | 'topic';

async function start(options: Partial<MailInOptions> = {}): Promise<void> {
  entrance = await startMailIn({
    smtpPort: 0,
    host: '127.0.0.1',
    clock: { now: () => AT },
    rules: [RULE],
    putObject: async (bucket, key, bytes) => {
      if (broken === 'store') throw new Error('bucket is away');
      objects.push({ bucket, key, bytes });
    },
    publish: async (topic, message) => {
      if (broken === 'topic') throw new Error('topic is away');
      notices.push({ topic, message: message as Notice });
    },
    log: () => undefined,
    ...options,
  });
}

function send(mail: SendMailOptions, user?: string): Promise<unknown> {
  const auth = user === undefined ? {} : { auth: { user, pass: 'any' } };
  const transport = createTransport({ host: '127.0.0.1', port: entrance.port, ...auth });
  return transport.sendMail({
    from: 'buyer@example.cn',
    to: 'orders@hub.example.com',
    subject: 'x',
    text: 'x',
    ...mail,
  });
}

beforeEach(async () => {
  objects = [];
  notices = [];
  broken = 'none';
  await start();
});

afterEach(() => entrance.stop());

describe('a mail that a rule takes', () => {
  it('becomes one object and one notification of the shape that SES has', async () => {
    const to = ['orders+shop1@hub.example.com', 'x@a.shops.example.com'];
    await send({ envelope: { from: 'buyer@example.cn', to }, raw: GBK_MAIL });
    expect(objects).toHaveLength(1);
    expect(notices).toHaveLength(1);
    const expected = JSON.parse(readFileSync(FIXTURE, 'utf8')) as { message: Notice };
    const message = notices[0]?.message;
    expect(message).toMatchObject({
      notificationType: 'Received',
      mail: {
        timestamp: AT.toISOString(),
        source: 'buyer@example.cn',
        destination: ['orders@hub.example.com'],
        headersTruncated: false,
        commonHeaders: expected.message.mail.commonHeaders,
      },
      receipt: {
        recipients: to,
        spamVerdict: { status: 'PASS' },
        virusVerdict: { status: 'PASS' },
        spfVerdict: { status: 'GRAY' },
        dkimVerdict: { status: 'GRAY' },
        dmarcVerdict: { status: 'GRAY' },
        action: {
          type: 'S3',
          topicArn: TOPIC,
          bucketName: 'mail-in',
          objectKeyPrefix: 'raw',
          objectKey: objects[0]?.key,
        },
      },
    });
    expect(Object.keys(message?.mail ?? {}).sort()).toEqual(Object.keys(expected.message.mail).sort());
    expect(Object.keys(message?.receipt ?? {}).sort()).toEqual(Object.keys(expected.message.receipt).sort());
    const names = message?.mail.headers.map(({ name }) => name);
    for (const { name } of expected.message.mail.headers) expect(names).toContain(name);
    expect(objects[0]?.key).toBe(`raw/${String(message?.mail.messageId)}`);
    expect(objects[0]?.bytes.toString()).toMatch(/^Return-Path: <buyer@example.cn>\r\nReceived: from /);
    expect(objects[0]?.bytes.toString().endsWith(GBK_MAIL)).toBe(true);
  });

  it('may be a bounce without a sender, and may be large', async () => {
    await send({ envelope: { from: '', to: 'orders@hub.example.com' } });
    expect(notices[0]?.message.mail.source).toBe('');
    await send({ attachments: [{ filename: 'big.bin', content: Buffer.alloc(8 * 1024 * 1024, 'x') }] });
    expect(objects[1]?.bytes.length).toBeGreaterThan(8 * 1024 * 1024);
  });

  it('takes its verdicts from the SMTP user name, never from the mail', async () => {
    await send({ headers: { 'X-SES-Spam-Verdict': 'PASS' } }, 'verdict:dmarc=FAIL,policy=reject,spam=FAIL');
    expect(notices[0]?.message.receipt).toMatchObject({
      spamVerdict: { status: 'FAIL' },
      virusVerdict: { status: 'PASS' },
      dmarcVerdict: { status: 'FAIL' },
      dmarcPolicy: 'reject',
    });
    expect(objects[0]?.bytes.toString().indexOf('X-SES-Spam-Verdict: FAIL')).toBeGreaterThan(0);
    await expect(send({}, 'somebody')).rejects.toMatchObject({ responseCode: 535 });
    await expect(send({}, 'verdict:dmarc=PERHAPS')).rejects.toMatchObject({ responseCode: 535 });
  });

  it('shows its headers up to 10 KB', async () => {
    const headers = Object.fromEntries(
      Array.from({ length: 30 }, (_each, index) => [`X-Long-${index}`, 'x'.repeat(500)]),
    );
    await send({ headers });
    expect(notices[0]?.message.mail).toMatchObject({ headersTruncated: true, commonHeaders: { subject: 'x' } });
  });
});

describe('the rules', () => {
  it('refuse at RCPT what none of them takes', async () => {
    await expect(send({ to: 'other@hub.example.com' })).rejects.toMatchObject({ responseCode: 550 });
    await expect(send({ to: 'x@shops.example.com' })).rejects.toMatchObject({ responseCode: 550 });
    expect(objects).toEqual([]);
  });

  it('act in order, each once, until one stops', async () => {
    await entrance.stop();
    const off = { ...RULE, name: 'off', enabled: false, recipients: [] };
    const first = { ...RULE, name: 'first', scanEnabled: false, recipients: ['hub.example.com'] };
    const encoded = { type: 'SNS', topicArn: `${TOPIC}-2`, encoding: 'Base64' } as const;
    const second = {
      ...RULE,
      name: 'second',
      recipients: ['orders@hub.example.com'],
      actions: [encoded, { type: 'Stop' } as const],
    };
    await start({ rules: [off, first, second, RULE] });
    await send({
      envelope: { from: 'a@example.com', to: ['orders@hub.example.com', 'sales@hub.example.com'] },
      raw: GBK_MAIL,
    });
    expect(objects).toHaveLength(1);
    expect(notices.map(({ message }) => message.receipt.recipients)).toEqual([
      ['orders@hub.example.com', 'sales@hub.example.com'],
      ['orders@hub.example.com'],
    ]);
    expect(notices[0]?.message.receipt.spamVerdict).toEqual({ status: 'DISABLED' });
    expect(Buffer.from(notices[1]?.message.content ?? '', 'base64').toString()).toContain('Hello');
  });

  it('are refused when they hold an action that is not carried', async () => {
    const bounce = { type: 'Bounce' } as unknown as (typeof RULE)['actions'][0];
    await expect(
      startMailIn({
        smtpPort: 0,
        host: '127.0.0.1',
        clock: { now: () => AT },
        rules: [{ ...RULE, actions: [bounce] }],
        putObject: async () => undefined,
        publish: async () => undefined,
      }),
    ).rejects.toThrow('does not carry the action Bounce');
  });
});

describe('the acknowledgement', () => {
  it.each(['store', 'topic'] as const)('is withheld with 451 when the %s fails', async (what) => {
    broken = what;
    await expect(send({})).rejects.toMatchObject({ responseCode: 451 });
    broken = 'none';
    await send({});
    expect(notices).toHaveLength(1);
  });

  it('is refused with 552 above 40 MB, announced or not', async () => {
    const content = Buffer.alloc(41 * 1024 * 1024, 'x\n');
    expect(await talk(['MAIL FROM:<a@example.com> SIZE=41943041'])).toMatch(/^552/);
    const unannounced = await talk(['MAIL FROM:<a@example.com>', 'RCPT TO:<orders@hub.example.com>', 'DATA', content]);
    expect(unannounced).toMatch(/^552/);
    expect(objects).toEqual([]);
  });
});

/** Speaks SMTP by hand; gives the answer to the last command. */
async function talk(commands: (string | Buffer)[]): Promise<string> {
  const socket = connect(entrance.port, '127.0.0.1');
  const answer = () =>
    new Promise<string>((resolve) => {
      let text = '';
      const collect = (data: Buffer) => {
        text += data.toString();
        if (!/^\d{3} .*\r\n$/m.test(text)) return;
        socket.off('data', collect);
        resolve(text);
      };
      socket.on('data', collect);
    });
  await answer();
  let last = '';
  for (const command of ['EHLO test', ...commands]) {
    const reply = answer();
    socket.write(typeof command === 'string' ? `${command}\r\n` : Buffer.concat([command, Buffer.from('\r\n.\r\n')]));
    last = await reply;
  }
  socket.destroy();
  return last;
}
