import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { Capture } from '../../shared/capture/record.ts';
import { digestOf } from '../../shared/capture/transport-claim.ts';
import type { ChannelId } from '../../shared/channels/catalog.ts';
import type { CaptureReader, InboundRequest, PushReceiver, Received } from '../../shared/channels/channel.ts';
import { Source } from '../../shared/settings/schema.ts';
import { type Arrival, OrderDocument, StatusChange } from '../../shared/understanding/draft.ts';

const Values = z.record(z.string(), z.string());

/** A recorded request with what has to come of it. The settings and secrets are those of the source that it was sent to. */
const Fixture = z.strictObject({
  what: z.string().min(1),
  /** Where it was recorded, or what it was adapted from. */
  from: z.string().min(1),
  request: z.strictObject({
    method: z.string(),
    rawQuery: z.string(),
    headers: Values,
    body: z.string().optional(),
    bodyBase64: z.string().optional(),
  }),
  secrets: z.strictObject({ current: Values, previous: Values.nullable() }).nullable(),
  now: z.iso.datetime(),
  source: Source,
  expected: z.strictObject({
    /** A part of the reception. */
    reception: z.looseObject({ type: z.enum(['refuse', 'answer', 'keep']) }),
    /** A part of the arrival, where something is kept. */
    arrival: z.looseObject({ type: z.enum(['document', 'text', 'status', 'noise', 'unreadable']) }).optional(),
  }),
});
export type Fixture = z.infer<typeof Fixture>;

const folderOf = (channel: ChannelId): string =>
  join(import.meta.dirname, '../../shared/channels', channel, 'fixtures');

export function fixturesOf(channel: ChannelId): { name: string; fixture: Fixture }[] {
  const files = readdirSync(folderOf(channel)).filter((name) => name.endsWith('.json'));
  return files.map((name) => ({
    name: name.replace(/\.json$/, ''),
    fixture: Fixture.parse(JSON.parse(readFileSync(join(folderOf(channel), name), 'utf8'))),
  }));
}

export function requestOf({ request }: Pick<Fixture, 'request'>): InboundRequest {
  const { body, bodyBase64, ...rest } = request;
  return {
    ...rest,
    body: bodyBase64 === undefined ? Buffer.from(body ?? '') : Buffer.from(bodyBase64, 'base64'),
    sourceIp: '192.0.2.1',
  };
}

/** The capture that the entrance would have kept of a received message. */
export const captureOf = (received: Received, source: Source, now: Date): Capture => ({
  id: 'C01',
  version: 1,
  channel: source.channel,
  source: source.id,
  day: now.toISOString().slice(0, 10),
  receivedAt: now.toISOString(),
  rawKey: 'raw/01',
  digest: digestOf(received.bytes),
  size: received.bytes.byteLength,
  contentType: received.contentType,
  meta: received.meta,
  messageId: received.messageId,
  trust: received.trust,
  test: received.test,
  replyTo: received.replyTo,
  outcome: { status: 'in-flight', waitsFor: null },
  answer: null,
  attempts: 0,
  ask: [],
  decidedAt: null,
});

/** An arrival keeps to the schemas of what comes after it. */
export function expectSound(arrival: Arrival): void {
  if (arrival.type === 'document') OrderDocument.parse(arrival.document);
  if (arrival.type === 'status') StatusChange.parse(arrival.change);
  if (arrival.type === 'noise' || arrival.type === 'unreadable') {
    expect(arrival.rule).toMatch(/^[a-z-]+$/);
    expect(arrival.words.length).toBeLessThanOrEqual(1000);
  }
  expect(JSON.stringify(arrival).isWellFormed()).toBe(true);
}

export const readKept = (reader: CaptureReader, received: Received, source: Source, now: Date): Promise<Arrival> =>
  reader.read(captureOf(received, source, now), received.bytes, { source, mailDomain: 'hub.example.com' });

/** One test for each recorded request of a channel: through its entrance and, where it is kept, through its reading. */
export function describeFixtures(channel: ChannelId, receiver: PushReceiver, reader: CaptureReader): void {
  it.each(fixturesOf(channel))('$name', async ({ fixture }) => {
    const { secrets, source, expected } = fixture;
    const now = new Date(fixture.now);
    const reception = receiver.receive(requestOf(fixture), { source, secrets, now });
    expect(reception).toMatchObject(expected.reception);
    if (reception.type !== 'keep') return;
    const [received] = reception.messages;
    expect(received).toBeDefined();
    if (!received) return;
    const arrival = await readKept(reader, received, source, now);
    expectSound(arrival);
    if (expected.arrival) expect(arrival).toMatchObject(expected.arrival);
  });
}
