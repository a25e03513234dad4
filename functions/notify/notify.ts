import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { replay } from '../../shared/lifecycle/evolve.ts';
import { followedSettings } from '../../shared/lifecycle/flow-version.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Logger } from '../../shared/platform/logger.ts';
import type { NotifyMessage } from '../../shared/platform/messages.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { deliver } from './deliver.ts';
import { sendDigest } from './digest.ts';
import { type Links, linksOf } from './links.ts';
import type { Outgoing } from './outgoing.ts';
import { planDeadLetters, planSilence, planUnreachable } from './plan-admin.ts';
import { planCapture } from './plan-capture.ts';
import { planOrder } from './plan-order.ts';
import { planReply } from './plan-reply.ts';
import { planStockTake } from './plan-stock-take.ts';
import { cameOf } from './reply.ts';
import type { NotifyDeps } from './wire.ts';

type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

interface Plan {
  settings: Settings;
  messages: Outgoing[];
}

type OrderMessage = Extract<NotifyMessage, { orderId: string }>;
type CaptureMessage = Extract<NotifyMessage, { captureId: string }>;
type AdminMessage = Exclude<NotifyMessage, OrderMessage | CaptureMessage | DigestMessage | RoundMessage>;
type RoundMessage = Extract<NotifyMessage, { stockTake: unknown }>;
type DigestMessage = Extract<NotifyMessage, { digest: unknown }>;

/** Flow of the version that the order follows, people and texts of today. */
async function settingsFor(order: Order, deps: NotifyDeps): Promise<Settings> {
  const { settings: now, version } = await deps.settings.current();
  if (version === order.settingsVersion) return now;
  const { settings: begun } = await deps.settings.version(order.settingsVersion);
  return followedSettings(now, begun);
}

const links = async (settings: Settings, deps: NotifyDeps): Promise<Links> =>
  linksOf(deps.publicUrl, await deps.keys(), settings, deps.clock.now());

/** The order as it was before a cancellation: whose work it was. */
function before(event: OrderEvent, events: readonly OrderEvent[]): Order | null {
  if (event.fact.type !== 'cancelled') return null;
  const earlier = events.filter(({ seq }) => seq < event.seq);
  return earlier.length > 0 ? replay(earlier) : null;
}

const EXCERPT = 600;

/** How the first message begins. Without it a mail says less, but it goes out. */
async function excerpt({ captureId }: Order, deps: NotifyDeps): Promise<string | null> {
  const interpretation = await deps.drafts.get(captureId).catch(() => undefined);
  return interpretation?.text?.slice(0, EXCERPT) ?? null;
}

async function orderPlan({ orderId, seq }: OrderMessage, deps: NotifyDeps): Promise<Plan | null> {
  const [event, order] = await Promise.all([deps.orders.event(orderId, seq), deps.orders.find(orderId)]);
  if (!event || !order) return null;
  const settings = await settingsFor(order, deps);
  const events = await deps.orders.events(orderId);
  const occasion = {
    event,
    order,
    before: before(event, events),
    events,
    excerpt: await excerpt(order, deps),
    settings,
    links: await links(settings, deps),
  };
  return { settings, messages: planOrder(occasion) };
}

async function replyPlan({ captureId }: CaptureMessage, deps: NotifyDeps): Promise<Plan | null> {
  const capture = await deps.captures.find(captureId);
  const reply = capture && 'reply' in capture.outcome ? capture.outcome.reply : undefined;
  if (!capture || !reply) return null;
  const came = await cameOf(capture, reply, deps);
  const order = await deps.orders.find(reply.orderId);
  if (!order) return null;
  const settings = await settingsFor(order, deps);
  const occasion = { capture, reply, order, ...came, settings, links: await links(settings, deps) };
  return { settings, messages: planReply(occasion) };
}

async function capturePlan(
  { captureId, version, late, handedOver, askedAgain }: CaptureMessage,
  deps: NotifyDeps,
): Promise<Plan | null> {
  const capture = await deps.captures.find(captureId);
  if (!capture) return null;
  const { settings } = await deps.settings.current();
  const similar = capture.outcome.status === 'in-review' ? capture.outcome.similarTo : null;
  const [interpretation, order] = await Promise.all([
    deps.drafts.get(captureId),
    similar === null ? undefined : deps.orders.find(similar),
  ]);
  const occasion = {
    capture,
    version,
    late: late ?? false,
    handedOver: handedOver ?? false,
    askedAgain: askedAgain ?? false,
    interpretation: interpretation ?? null,
    similarTo: order?.number ?? null,
    settings,
    links: await links(settings, deps),
  };
  return { settings, messages: planCapture(occasion) };
}

async function adminPlan(message: AdminMessage, deps: NotifyDeps): Promise<Plan> {
  const { settings } = await deps.settings.current();
  if ('silence' in message) return { settings, messages: planSilence(message.silence, settings, deps.publicUrl) };
  const messages =
    'unreachable' in message
      ? planUnreachable(message.unreachable, settings)
      : planDeadLetters(message.deadLetters, deps.publicUrl);
  return { settings, messages };
}

function planOf(message: Exclude<NotifyMessage, DigestMessage>, deps: NotifyDeps): Promise<Plan | null> {
  if ('orderId' in message) return orderPlan(message, deps);
  if ('captureId' in message && message.replied) return replyPlan(message, deps);
  if ('captureId' in message) return capturePlan(message, deps);
  if ('stockTake' in message) return planStockTake(message.stockTake, deps);
  return adminPlan(message, deps);
}

const MARK_TRIES = 3;

/** A late review that was told of needs no telling again: the sweep passes it over. Without the mark it is offered again, and receipts hold. */
async function markTold({ captureId }: CaptureMessage, deps: NotifyDeps): Promise<void> {
  for (let attempt = 0; attempt < MARK_TRIES; attempt += 1) {
    const capture = await deps.captures.find(captureId);
    if (capture?.outcome.status !== 'in-review' || capture.outcome.lateToldAt !== undefined) return;
    const outcome = { ...capture.outcome, lateToldAt: deps.clock.now().toISOString() };
    if (await deps.captures.replace({ ...capture, outcome })) return;
  }
}

/**
 * Sends all messages that an event or a review brings about. Each goes out at most once, however often this is repeated.
 * @throws Error when one of them has to be tried again: the queue brings the message back, and those that went out are skipped
 */
export async function notify(message: NotifyMessage, deps: NotifyDeps, logger: Log): Promise<void> {
  if ('digest' in message) return sendDigest(message.digest, deps);
  const plan = await planOf(message, deps);
  if (!plan) {
    logger.warn('nothing is known of what was to be told', { ...message });
    return;
  }
  const again: string[] = [];
  for (const outgoing of plan.messages) {
    if (await isLeft(outgoing, plan.settings, deps, logger)) again.push(outgoing.receipt);
  }
  if (again.length > 0) throw new Error(`to be tried again: ${again.join(', ')}`);
  if ('captureId' in message && message.late) await markTold(message, deps);
}

/** Delivers one message, whatever became of the others. @returns whether it has to be tried again */
async function isLeft(outgoing: Outgoing, settings: Settings, deps: NotifyDeps, logger: Log): Promise<boolean> {
  const facts = { receipt: outgoing.receipt, kind: outgoing.id };
  try {
    const result = await deliver(outgoing, settings, deps);
    if (result.outcome === 'done' || result.outcome === 'repeat') {
      logger.info('message', { ...facts, outcome: result.outcome });
      return false;
    }
    logger.warn('message not sent', { ...facts, ...result });
    if (!result.retry) {
      deps.metrics.addMetric('MessagesUnsent', MetricUnit.Count, 1);
      deps.metrics.publishStoredMetrics();
    }
    return result.retry;
  } catch (error) {
    logger.error('message could not be made', { ...facts, error: error as Error });
    return true;
  }
}
