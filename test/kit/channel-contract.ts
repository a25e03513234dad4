import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHANNELS, type ChannelId } from '../../shared/channels/catalog.ts';
import type {
  CaptureReader,
  HttpAnswer,
  PushReceiver,
  Received,
  Reception,
  SecretPair,
} from '../../shared/channels/channel.ts';
import type { SignedRequest } from '../../shared/channels/verify/signed-request.ts';
import type { Source } from '../../shared/settings/schema.ts';
import { expectSound, readKept } from './channel-fixtures.ts';
import { mutated } from './mutated.ts';

type Values = Readonly<Record<string, string>>;

/** What a channel says of itself so that the suite can put it to the test. */
export interface ChannelContract {
  channel: ChannelId;
  receiver: PushReceiver;
  reader: CaptureReader;
  source: Source;
  now: Date;
  /** What a person or shop sends: JSON, form fields, the inner XML. */
  body: string;
  /** Puts a body on the wire, signed with these secrets where the channel signs. */
  send(body: string, secrets: Values, at: Date): SignedRequest;
  /** Null for the one public kind of entrance, which nobody signs for. */
  signed: null | {
    secrets: Values;
    others: Values;
    /** Seconds for which a signature holds; null where none is in it. */
    windowSeconds: number | null;
    /** The request with the signature changed. */
    withSignature(request: SignedRequest, change: (signature: string) => string): SignedRequest;
    /** The same message, signed as it was, with other bytes of the same meaning. */
    reserialised(request: SignedRequest): SignedRequest;
  };
  /** Requests that are answered at once, with what has to come back. */
  handshakes: { request: SignedRequest; answer: Pick<HttpAnswer, 'status' | 'body'> }[];
  /** Bodies for the fuzzing, where the body is no JSON. */
  bodies?: fc.Arbitrary<string>;
}

const SOURCE_IP = '192.0.2.1';

const BROKEN = [
  '',
  '{',
  '[]',
  'null',
  '"text"',
  '{"type":1}',
  '<xml>',
  '<xml><a>&b;</a></xml>',
  '\u0000',
  '%',
  '=',
  'a=%ff%fe',
];

/** The suite that every channel behind HTTP passes: the same promises, whatever the other side has invented. */
export function describeChannel(contract: ChannelContract): void {
  describe(`${contract.channel} as a channel`, () => {
    describeIntake(contract);
    if (contract.signed) describeSignature(contract, contract.signed);
    describeFuzz(contract);
  });
}

const pair = (current: Values, previous: Values | null = null): SecretPair => ({ current, previous });

function intake({ receiver, source, now, signed }: ChannelContract) {
  return (
    request: SignedRequest,
    secrets: SecretPair | null = signed ? pair(signed.secrets) : null,
    at = now,
  ): Reception => receiver.receive({ ...request, sourceIp: SOURCE_IP }, { source, secrets, now: at });
}

function kept(reception: Reception): Received {
  expect(reception).toMatchObject({ type: 'keep' });
  const [message] = reception.type === 'keep' ? reception.messages : [];
  if (!message) throw new Error('nothing was kept');
  return message;
}

function describeIntake(contract: ChannelContract): void {
  const receive = intake(contract);
  const { body, now, signed } = contract;
  const good = (): SignedRequest => contract.send(body, signed?.secrets ?? {}, now);

  it('keeps the bytes of a good message as they came, and acknowledges it', () => {
    const request = good();
    const reception = receive(request);
    const message = kept(reception);
    expect(Buffer.compare(Buffer.from(message.bytes), Buffer.from(request.body))).toBe(0);
    expect(message.trust).toBe(signed ? 'authenticated' : 'unauthenticated');
    expect(reception.type === 'keep' && reception.answer.status).toBeLessThan(300);
    expect(message.messageId.length).toBeGreaterThan(0);
  });

  it('writes no secret into what it keeps', () => {
    const record = JSON.stringify({ ...kept(receive(good())), bytes: null });
    for (const secret of Object.values(signed?.secrets ?? {})) expect(record).not.toContain(secret);
  });

  it('gives the same id to the same delivery', () => {
    const request = good();
    expect(kept(receive(request)).messageId).toBe(kept(receive(request)).messageId);
  });

  it.each(contract.handshakes)('answers the handshake $request.method', ({ request, answer }) => {
    expect(receive(request)).toMatchObject({ type: 'answer', answer });
  });

  it('refuses what is too large and other methods', () => {
    const large = contract.send('x'.repeat(CHANNELS[contract.channel].maxBytes + 1), signed?.secrets ?? {}, now);
    expect(receive(large)).toMatchObject({ type: 'refuse', status: 413, code: 'too-large' });
    expect(receive({ ...good(), method: 'DELETE' })).toMatchObject({ type: 'refuse', status: 405 });
  });

  it.each(BROKEN)('keeps or refuses the broken body %j, and reading it does not throw', async (broken) => {
    const reception = receive(contract.send(broken, signed?.secrets ?? {}, now));
    if (reception.type === 'refuse') return expect(reception.code).toMatch(/^(not-acceptable|too-large)$/);
    const arrival = await readKept(contract.reader, kept(reception), contract.source, now);
    expectSound(arrival);
    expect(arrival.type).toMatch(/^(unreadable|noise)$/);
  });
}

function describeSignature(contract: ChannelContract, signed: NonNullable<ChannelContract['signed']>): void {
  const receive = intake(contract);
  const { body, now, send } = contract;
  const good = (): SignedRequest => send(body, signed.secrets, now);
  const refused = (reception: Reception, code: string): void => {
    expect(reception).toMatchObject({ type: 'refuse', status: 401, code });
  };

  it('refuses a signature of another secret', () => {
    refused(receive(send(body, signed.others, now)), 'signature-wrong');
  });

  it('refuses a missing signature', () => {
    refused(receive(signed.withSignature(good(), () => '')), 'signature-missing');
  });

  it('refuses a signature that was shortened, lengthened, changed or written otherwise', () => {
    const changes: ((signature: string) => string)[] = [
      (signature) => signature.slice(0, -1),
      (signature) => signature.slice(0, Math.ceil(signature.length / 2)),
      (signature) => `${signature}=`,
      (signature) => `${signature}0`,
      (signature) => signature.slice(0, -3) + (signature.at(-3) === 'a' ? 'b' : 'a') + signature.slice(-2),
      (signature) => signature.toUpperCase(),
      () => '0',
      () => 'é'.repeat(44),
    ];
    for (const change of changes) refused(receive(signed.withSignature(good(), change)), 'signature-wrong');
  });

  it('takes either of two secrets while they are rotated, and no older one', () => {
    kept(receive(good(), pair(signed.others, signed.secrets)));
    kept(receive(good(), pair(signed.secrets, signed.others)));
    refused(receive(good(), pair(signed.others)), 'signature-wrong');
  });

  it('refuses everything while no secret is stored', () => {
    refused(receive(good(), null), 'secret-not-set');
    refused(receive(good(), pair({})), 'secret-not-set');
    const empty = Object.fromEntries(Object.keys(signed.secrets).map((name) => [name, '']));
    refused(receive(good(), pair(empty, empty)), 'secret-not-set');
  });

  it('refuses the same message in other bytes', () => {
    refused(receive(signed.reserialised(good())), 'signature-wrong');
  });

  const seconds = signed.windowSeconds;
  if (seconds === null) return;
  it('refuses an old signature and one of the future', () => {
    const at = (shift: number): Date => new Date(now.getTime() + shift * 1000);
    for (const shift of [-seconds, seconds]) kept(receive(good(), undefined, at(shift)));
    for (const shift of [-seconds - 1, seconds + 1])
      refused(receive(good(), undefined, at(shift)), 'signature-expired');
  });
}

function describeFuzz(contract: ChannelContract): void {
  const receive = intake(contract);
  const { body, now, signed, source, reader } = contract;
  const secrets = signed?.secrets ?? {};
  const noise = fc.oneof(fc.json(), fc.string({ unit: 'binary' }));
  const bodies = fc.oneof(contract.bodies ?? mutated(body), noise);

  it('never throws on any request', () => {
    const names = Object.keys(contract.send(body, secrets, now).headers);
    const request = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', ''),
      rawQuery: fc.string(),
      headers: fc.dictionary(fc.constantFrom(...names, 'x-other'), fc.string()),
      body: fc.uint8Array({ maxLength: 300 }),
    });
    fc.assert(
      fc.property(request, (any) => {
        const reception = receive(any);
        if (signed) expect(reception.type).toBe('refuse');
      }),
      { numRuns: 300 },
    );
  });

  it('keeps whatever is signed, and reads it into something sound', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async (any) => {
        const reception = receive(contract.send(any, secrets, now));
        if (reception.type === 'keep') expectSound(await readKept(reader, kept(reception), source, now));
      }),
      { numRuns: 400 },
    );
  });

  it('reads any stored bytes without throwing', async () => {
    const message = kept(receive(contract.send(body, secrets, now)));
    const meta = fc.dictionary(
      fc.constantFrom('topic', 'plain', 'honeypot', ...Object.keys(message.meta)),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), meta, async (bytes, changed) => {
        expectSound(await readKept(reader, { ...message, bytes, meta: { ...message.meta, ...changed } }, source, now));
      }),
      { numRuns: 300 },
    );
  });
}
