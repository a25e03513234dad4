import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer';
import { afterEach, beforeEach } from 'vitest';
import { type MailOut, type MailOutOptions, startMailOut } from './server.ts';

export const NOON = Date.parse('2026-11-22T12:00:00Z');
export const TOPIC = 'arn:aws:sns:us-east-1:000000000000:feedback';

/** One local SES with the real client, anew for each test. */
export interface World {
  folder: string;
  now: number;
  out: MailOut;
  client: SESClient;
  published: { topic: string; message: Record<string, unknown> }[];
  topicWorks: boolean;
  replies: { to: string; raw: string }[];
}

export const world = {} as World;

export async function start(options: Partial<MailOutOptions> = {}): Promise<void> {
  world.out = await startMailOut({
    dataDir: world.folder,
    mailboxPort: 0,
    host: '127.0.0.1',
    clock: { now: () => new Date(world.now) },
    publish: async (topic, message) => {
      if (!world.topicWorks) throw new Error('topic is away');
      world.published.push({ topic, message: message as Record<string, unknown> });
    },
    reply: async (to, raw) => void world.replies.push({ to, raw: raw.toString() }),
    configurationSets: [{ name: 'hub', topicArn: TOPIC, events: ['bounce', 'COMPLAINT'] }],
    identities: ['hub.example.com', 'boss@example.org'],
    log: () => undefined,
    ...options,
  });
  world.client = new SESClient({
    endpoint: world.out.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
}

export async function stop(): Promise<void> {
  world.client.destroy();
  await world.out.stop();
}

export async function raw(to: string[], rest: ConstructorParameters<typeof MailComposer>[0] = {}): Promise<Buffer> {
  const mail = {
    from: '订单 <orders@hub.example.com>',
    to,
    subject: '订单 SO-7K3M-91',
    text: 'see https://hub.example.com/do/abc.',
  };
  return await new MailComposer({ ...mail, ...rest }).compile().build();
}

export const sendRaw = (Data: Buffer, Destinations?: string[], ConfigurationSetName?: string) =>
  world.client.send(
    new SendRawEmailCommand({
      RawMessage: { Data },
      ...(Destinations ? { Destinations } : {}),
      ...(ConfigurationSetName ? { ConfigurationSetName } : {}),
    }),
  );

export async function until(fact: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !fact(); tries += 1) await new Promise((done) => setTimeout(done, 20));
  if (!fact()) throw new Error('it did not happen in time');
}

/** Starts a local SES before each test and stops it afterwards. */
export function freshMailOut(): void {
  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mail-out-'));
    Object.assign(world, { folder, now: NOON, published: [], replies: [], topicWorks: true });
    await start();
  });
  afterEach(async () => {
    await stop();
    rmSync(world.folder, { recursive: true });
  });
}
