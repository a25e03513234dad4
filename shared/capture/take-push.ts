import { CHANNELS } from '../channels/catalog.ts';
import type { HttpAnswer, InboundRequest, PushReceiver, Reception } from '../channels/channel.ts';
import { HubError } from '../errors/hub-error.ts';
import type { Clock } from '../platform/clock.ts';
import type { RawStore } from '../platform/raw-store.ts';
import type { Secrets } from '../platform/secrets.ts';
import type { Settings, Source } from '../settings/schema.ts';
import { type CaptureLog, keep } from './keep.ts';

export interface TakePushDeps {
  settings: () => Promise<Settings>;
  /** Receivers of the entrance's kind by channel id. */
  receivers: Readonly<Record<string, PushReceiver>>;
  /** Null for entrances whose channels have no secrets. */
  secrets: Secrets | null;
  raw: RawStore;
  log: CaptureLog;
  clock: Clock;
  /** Keeps what was refused, up to a cap, so that a wrong secret loses nothing. */
  quarantine: (source: Source, request: InboundRequest, code: string) => Promise<void>;
}

/**
 * A pushed request from signature to acknowledgement: verify, keep every message, then give the channel's answer.
 * @throws HubError `source-unknown`, `too-large`, the channel's refusal, or `storage-unavailable` (nothing was acknowledged then)
 */
export async function takePush(
  request: InboundRequest,
  sourceId: string,
  deps: TakePushDeps,
): Promise<{ answer: HttpAnswer; kept: { captureId: string; repeated: boolean }[] }> {
  const settings = await stored(deps.settings());
  const source = settings.sources.find(({ id }) => id === sourceId);
  const receiver = source && deps.receivers[source.channel];
  if (!source || !receiver) throw new HubError('source-unknown', { source: sourceId.slice(0, 60) });
  const { maxBytes } = CHANNELS[source.channel];
  if (request.body.byteLength > maxBytes) {
    await deps.quarantine(source, request, 'too-large');
    throw new HubError('too-large', { maxBytes, bytes: request.body.byteLength });
  }

  const reception = await receive(receiver, request, source, deps);
  if (reception.type === 'refuse') {
    await deps.quarantine(source, request, reception.code);
    throw new HubError(reception.code, { source: source.id }, { words: reception.words, status: reception.status });
  }
  if (reception.type === 'answer') return { answer: reception.answer, kept: [] };
  const store = { raw: deps.raw, log: deps.log, clock: deps.clock, timeZone: settings.timeZone };
  const kept = await stored(Promise.all(reception.messages.map((message) => keep(message, source, store))));
  return { answer: reception.answer, kept };
}

/** A signature that does not fit is tried once more with freshly read secrets: they may just have been rotated. */
async function receive(
  receiver: PushReceiver,
  request: InboundRequest,
  source: Source,
  deps: TakePushDeps,
): Promise<Reception> {
  const attempt = async (): Promise<Reception> => {
    const secrets = deps.secrets ? await stored(deps.secrets.of(source.id)) : null;
    return receiver.receive(request, { source, secrets, now: deps.clock.now() });
  };
  const first = await attempt();
  const mayBeRotated = first.type === 'refuse' && (first.code === 'signature-wrong' || first.code === 'secret-not-set');
  return mayBeRotated && deps.secrets?.reload() ? attempt() : first;
}

/** What the store cannot do at the moment is the sender's to repeat, and says so. @throws HubError `storage-unavailable` */
export async function stored<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof HubError) throw error;
    throw new HubError('storage-unavailable', {}, { cause: error });
  }
}
