import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { type Client, clientOf } from '../../cli/client.ts';
import { parametersOf } from '../../cli/parameters.ts';
import type { Place } from '../../cli/place.ts';
import type { HubState } from '../../local/gateway/control.ts';
import type { Count } from '../../local/gateway/count.ts';
import type { FaultSettings } from '../../local/gateway/faults.ts';
import { type RunningHub, startHub } from '../../local/hub.ts';
import { type HubOptions, testOptions } from '../../local/options.ts';
import type { DeliverySettings } from '../../local/wiring/delivery.ts';
import type { Capture } from '../../shared/capture/record.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';

/** A mail as the mailbox of the local stack shows it. */
export interface SentMail {
  id: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html: string;
  headers: { name: string; value: string }[];
  sentAt: string;
}

export interface ChatMessage {
  platform: string;
  to: string;
  text: string;
}

/** What the runtime itself does for tests, over the gateway. */
export interface StackControl {
  /** Moves the hub's clock and fires what has become due. */
  advance(seconds: number): Promise<Date>;
  now(): Promise<Date>;
  setFaults(settings: FaultSettings): Promise<void>;
  setDelivery(settings: DeliverySettings): Promise<void>;
  state(): Promise<HubState>;
  counts(): Promise<Count[]>;
  /** Nothing is queued, under way or still to be read from the stream. */
  idle(): Promise<void>;
}

/** A running stack with the ways that its users have: HTTP, SMTP, the mailbox, the API. Tests wait for facts, never for time. */
export interface Stack {
  run: RunningHub['run'];
  control: StackControl;
  url: string;
  api: Client;
  place: Place;
  parameters: ReturnType<typeof parametersOf>;
  mail(options: {
    from: string;
    to?: string;
    subject: string;
    text: string;
    raw?: string | Buffer;
    verdicts?: string;
    messageId?: string;
    attachments?: { filename: string; content: Buffer; contentType?: string }[];
    headers?: Record<string, string>;
  }): Promise<void>;
  mails(to?: string): Promise<SentMail[]>;
  chats(): Promise<ChatMessage[]>;
  captures(source: string): Promise<Capture[]>;
  /** The end of the newest capture of a source whose outcome is no longer in flight. */
  settled(source: string, count?: number): Promise<Capture[]>;
  order(idOrNumber: string): Promise<Order>;
  events(idOrNumber: string): Promise<OrderEvent[]>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;

/** Looks again until there is something; says what was awaited when there never is. */
export async function eventually<T>(
  what: string,
  look: () => Promise<T | undefined | false | null>,
  patience = PATIENCE_MS,
): Promise<T> {
  const until = Date.now() + patience;
  let last: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
      last = found;
    } catch (error) {
      last = error;
    }
    if (Date.now() > until) throw new Error(`waited in vain for ${what}`, { cause: last });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
}

/** Starts the synthesised stack in a folder of its own, on free ports. */
export async function startStack(options: Partial<HubOptions> & { keep?: boolean } = {}): Promise<Stack> {
  const { keep, ...rest } = options;
  const dataDir = rest.dataDir ?? mkdtempSync(join(tmpdir(), 'hub-'));
  const hub = await startHub(testOptions(dataDir, rest));
  return connectStack(hub.run, async () => {
    await hub.stop();
    if (!keep) rmSync(dataDir, { recursive: true, force: true });
  });
}

function placeOf(run: RunningHub['run']): Place {
  return {
    url: run.url,
    apiKey: run.apiKey,
    stage: run.stage,
    local: {
      endpoint: run.gateway,
      accessKeyId: run.accessKeyId,
      secretAccessKey: run.secretAccessKey,
      region: run.region,
      smtpPort: run.smtpPort,
      mailbox: run.mailbox,
    },
  };
}

function controlOf(gateway: string): StackControl {
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(`${gateway}/_hub/${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as T;
  };
  const state = (): Promise<HubState> => call('GET', 'state');
  return {
    advance: async (seconds) =>
      new Date((await call<{ now: string }>('POST', 'clock', { advanceSeconds: seconds })).now),
    now: async () => new Date((await call<{ now: string }>('GET', 'clock')).now),
    setFaults: (settings) => call('POST', 'faults', settings),
    setDelivery: (settings) => call('POST', 'delivery', settings),
    state,
    counts: () => call('GET', 'counts'),
    idle: async () => {
      // Twice in a row: between a queue and its function there is a moment in which neither has the message.
      let quiet = 0;
      let busy: string[] = [];
      const look = async (): Promise<boolean> => {
        busy = busyWith(await state());
        quiet = busy.length === 0 ? quiet + 1 : 0;
        return quiet >= 3;
      };
      // What a killed hub had in hand comes again only when its visibility timeout is over.
      await eventually('a hub with nothing to do', look, 2 * PATIENCE_MS).catch((error: unknown) => {
        throw new Error(`the hub is still busy: ${busy.join(', ')}`, { cause: error });
      });
    },
  };
}

/** What keeps a hub from being idle, in words; empty where nothing does. */
const busyWith = ({ queues, invocations, streamsBehind }: HubState): string[] => [
  ...(invocations > 0 ? [`${invocations} functions running`] : []),
  ...(streamsBehind ? ['a stream that is behind'] : []),
  ...queues
    .map(
      ({ name, approximateMessageCount: waiting, approximateInflightCount: held, approximateDelayedCount: later }) => ({
        name,
        waiting,
        held,
        later,
      }),
    )
    .filter(({ name, waiting, held, later }) => !/dlq|dead/i.test(name) && waiting + held + later > 0)
    .map(({ name, waiting, held, later }) => `${name} (${waiting} waiting, ${held} in hand, ${later} delayed)`),
];

/** A stack that runs already, in this process or another one, by what it tells of itself in `run.json`. */
export function connectStack(run: RunningHub['run'], stop: () => Promise<void> = async () => {}): Stack {
  const place = placeOf(run);
  const api = clientOf(place);
  const captures = async (source: string): Promise<Capture[]> =>
    (await api.get<{ captures: Capture[] }>(`/api/captures?source=${source}&limit=500`)).captures;
  const json = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;
  return {
    run,
    control: controlOf(run.gateway),
    url: run.url,
    api,
    place,
    parameters: parametersOf(place),
    mail: (mail) => sendMail(run.smtpPort, mail),
    mails: (to) => json(`${run.mailbox}/_mail/messages${to ? `?to=${encodeURIComponent(to)}` : ''}`),
    chats: () => json(`${run.chat}/_chat/messages`),
    captures,
    settled: (source, count = 1) =>
      eventually(`${count} settled captures of ${source}`, async () => {
        const done = (await captures(source)).filter(({ outcome }) => outcome.status !== 'in-flight');
        return done.length >= count && done;
      }),
    order: (idOrNumber) => api.get(`/api/orders/${encodeURIComponent(idOrNumber)}`),
    events: async (idOrNumber) =>
      (await api.get<{ events: OrderEvent[] }>(`/api/orders/${encodeURIComponent(idOrNumber)}/events`)).events,
    stop,
  };
}

async function sendMail(port: number, mail: Parameters<Stack['mail']>[0]): Promise<void> {
  const { from, to = 'orders@hub.example.com', raw, verdicts, ...rest } = mail;
  const transport = nodemailer.createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    ...(verdicts ? { auth: { user: `verdict:${verdicts}`, pass: 'any' } } : {}),
  });
  await transport.sendMail(raw ? { envelope: { from, to: [to] }, raw } : { from, to, ...rest });
  transport.close();
}
