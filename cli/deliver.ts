import { createHash, randomBytes } from 'node:crypto';
import nodemailer from 'nodemailer';
import { signShopify } from '../shared/channels/shopify/sign.ts';
import { signSlack } from '../shared/channels/slack/sign.ts';
import { signStandardWebhook } from '../shared/channels/standard-webhook/sign.ts';
import type { SignedRequest } from '../shared/channels/verify/signed-request.ts';
import { signWecom, wecomText } from '../shared/channels/wecom/sign.ts';
import type { Settings, Source } from '../shared/settings/schema.ts';
import type { Client } from './client.ts';
import type { Parameters } from './parameters.ts';
import { CommandLineError, type Place } from './place.ts';

/** What is needed to speak to a hub as its senders do. */
export interface Sender {
  place: Place;
  client: Client;
  parameters: Parameters;
  settings: Settings;
}

/** A message of a sample, before its channel has wrapped and signed it. `id` is the same on a repeat. */
export type Outgoing =
  | { as: 'mail'; id: string; from: string; subject: string; text: string; replyTo?: string }
  | { as: 'form'; id: string; fields: object }
  | { as: 'shop'; id: string; topic: string; body: object }
  | { as: 'webhook'; id: string; body: object }
  | { as: 'chat'; id: string; user: string; text: string };

/** The hub's own time: a local hub may run ahead, and signatures carry a time. */
export async function hubTime(client: Client): Promise<Date> {
  return new Date((await client.get<{ now: string }>('/healthz')).now);
}

async function secretsOf(
  { parameters }: Sender,
  group: 'shop' | 'chat',
  source: Source,
): Promise<Record<string, string>> {
  const pair = (await parameters.read(group))[source.id];
  if (!pair)
    throw new CommandLineError(`${source.id} has no secrets yet. Set them with: npx hub secrets set ${source.id}`);
  return pair.current;
}

async function post(url: string, request: SignedRequest): Promise<number> {
  const query = request.rawQuery ? `?${request.rawQuery}` : '';
  const response = await fetch(`${url}${query}`, {
    method: request.method,
    headers: request.headers,
    body: Buffer.from(request.body),
  });
  await response.arrayBuffer();
  return response.status;
}

async function sendMail(
  outgoing: Extract<Outgoing, { as: 'mail' }>,
  source: Source,
  { place, settings }: Sender,
): Promise<number> {
  const port = place.local?.smtpPort;
  if (!port)
    throw new CommandLineError(
      'Sample mails go to a local hub only; write to a deployed one with your own mail program.',
    );
  const mailbox = source.addresses?.[0] ?? 'orders';
  const to = mailbox.includes('@') ? mailbox : `${mailbox}@${settings.deploy.mailDomain}`;
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port, secure: false, ignoreTLS: true });
  const { from, subject, text, id } = outgoing;
  await transport.sendMail({ from, to, subject, text, messageId: `<${id}@sample.example>` });
  transport.close();
  return 250;
}

async function sendShop(
  outgoing: Extract<Outgoing, { as: 'shop' | 'webhook' }>,
  source: Source,
  sender: Sender,
): Promise<number> {
  const secrets = await secretsOf(sender, 'shop', source);
  const url = `${sender.place.url}/in/shop/${source.id}`;
  const body = JSON.stringify(outgoing.body);
  if (outgoing.as === 'shop') {
    const shop = source.account ?? 'sample.myshopify.com';
    return post(
      url,
      signShopify({
        topic: outgoing.topic,
        shop,
        webhookId: outgoing.id,
        body,
        clientSecret: secrets.clientSecret ?? '',
      }),
    );
  }
  const at = await hubTime(sender.client);
  return post(url, signStandardWebhook({ id: outgoing.id, at, body, signingSecret: secrets.signingSecret ?? '' }));
}

/** WeCom counts its messages. The whole id goes into the number: those of one minute begin alike. */
const messageNumber = (id: string): string =>
  String(BigInt(`0x${createHash('sha256').update(id).digest('hex').slice(0, 14)}`));

async function sendChat(outgoing: Extract<Outgoing, { as: 'chat' }>, source: Source, sender: Sender): Promise<number> {
  const secrets = await secretsOf(sender, 'chat', source);
  const url = `${sender.place.url}/in/chat/${source.id}`;
  const at = await hubTime(sender.client);
  const { id, user, text } = outgoing;
  if (source.channel === 'wecom') {
    const corpId = source.account ?? '';
    const agentId = source.agentId ?? 1_000_002;
    const plain = wecomText({
      corpId,
      user,
      text,
      messageId: messageNumber(id),
      agentId,
      at,
    });
    const keys = { token: secrets.token ?? '', encodingAesKey: secrets.encodingAesKey ?? '' };
    return post(
      url,
      signWecom({ plain, at, nonce: id.slice(0, 10), random: randomBytes(16), corpId, agentId, secrets: keys }),
    );
  }
  const seconds = Math.floor(at.getTime() / 1000);
  const event = {
    type: 'message',
    channel_type: 'im',
    channel: `D${user.slice(1)}`,
    user,
    text,
    ts: `${seconds}.000100`,
    client_msg_id: id,
  };
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: source.account,
    api_app_id: 'A0SAMPLE',
    event_id: `Ev${id}`,
    event_time: seconds,
    event,
  });
  return post(url, signSlack({ body, at, signingSecret: secrets.signingSecret ?? '' }));
}

/**
 * Sends a message into a source as its real sender would: over SMTP or HTTP, signed with the source's own secret.
 * @returns the status that the sender got: an HTTP status, or 250 for mail
 */
export async function deliver(outgoing: Outgoing, source: Source, sender: Sender): Promise<number> {
  switch (outgoing.as) {
    case 'mail':
      return sendMail(outgoing, source, sender);
    case 'form': {
      const body = Buffer.from(JSON.stringify(outgoing.fields));
      return post(`${sender.place.url}/in/form/${source.id}`, {
        method: 'POST',
        rawQuery: '',
        headers: { 'content-type': 'application/json' },
        body,
      });
    }
    case 'shop':
    case 'webhook':
      return sendShop(outgoing, source, sender);
    case 'chat':
      return sendChat(outgoing, source, sender);
  }
}
