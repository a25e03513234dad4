import type { Decision } from '../admission/decision.ts';
import type { Capture } from '../capture/record.ts';
import type { Actor } from '../orders/actor.ts';
import { link } from '../orders/chain.ts';
import type { OrderEvent } from '../orders/events.ts';
import { orderIdOf } from '../orders/keys.ts';
import { orderNumberOf } from '../orders/number.ts';
import type { Order, Profile } from '../orders/order.ts';
import type { ReplyRoute } from '../orders/reply-route.ts';
import type { Language } from '../settings/language.ts';
import { append } from './append.ts';
import { evolve } from './evolve.ts';
import { firstHolds } from './hold.ts';
import { freshProgress } from './line-work.ts';
import { stageTask, type TaskContext } from './open-task.ts';
import { firstStage, flowFor } from './stages.ts';

export interface Beginning extends TaskContext {
  decision: Extract<Decision, { type: 'admit' }>;
  capture: Pick<Capture, 'id' | 'source' | 'channel'>;
  /** From 0; the next one when the number was taken. */
  attempt: number;
  externalId: string | null;
  language: Language;
  replyTo: ReplyRoute | null;
  payment: Order['payment'];
  profile: Profile;
  placedAt: string;
  settingsVersion: number;
  actor: Actor;
  /** Staff id of who typed it, whoever admitted it then. */
  enteredBy?: string | null;
  reading?: Order['reading'];
  /** Why, where a person admitted it. */
  reason: string | null;
}

/** An order as it begins: its admission, and a further event for each hold that the settings begin it with. */
export interface Begun {
  order: Order;
  event: OrderEvent;
  holds: OrderEvent[];
}

/**
 * The first events of an admitted order, and the order: in the first stage of its flow (or held from there), with an owner and a due time.
 * Everything in it follows from the capture, the attempt, what was looked up and the given time, so that a repeated attempt with the same time
 * writes the same thing.
 */
export function beginOrder(beginning: Beginning): Begun {
  const { capture, decision, settings, now } = beginning;
  const id = orderIdOf(capture.id);
  const subject = {
    channel: capture.channel,
    source: capture.source,
    language: beginning.language,
    content: decision.content,
    profile: beginning.profile,
  };
  const flow = flowFor(subject, settings);
  const stage = firstStage(settings, flow);
  const task = stageTask(stage, { ...subject, id, flow, promisedDate: null }, 1, beginning);
  const event = link(
    {
      orderId: id,
      seq: 1,
      at: now.toISOString(),
      actor: beginning.actor,
      reason: beginning.reason,
      causedBy: capture.id,
      fact: {
        type: 'order-admitted',
        order: {
          id,
          number: orderNumberOf(capture.id, beginning.attempt),
          channel: capture.channel,
          source: capture.source,
          captureId: capture.id,
          enteredBy: beginning.enteredBy ?? (beginning.actor.kind === 'staff' ? beginning.actor.id : null),
          ...(beginning.reading === undefined ? {} : { reading: beginning.reading }),
          externalId: beginning.externalId,
          language: beginning.language,
          replyTo: beginning.replyTo,
          content: decision.content,
          profile: beginning.profile,
          flow,
          stage: stage.id,
          settingsVersion: beginning.settingsVersion,
          enteredStageAt: now.toISOString(),
          holds: [],
          heldFrom: null,
          approval: null,
          approved: [],
          tasks: task ? [task] : [],
          progress: freshProgress(decision.content.lines),
          shipments: [],
          returns: [],
          changes: [],
          complaints: [],
          way: [{ stage: stage.id, at: now.toISOString(), dueAt: task?.dueAt ?? null, owner: task?.owner ?? null }],
          incidents: [],
          rounds: [],
          promisedDate: null,
          payment: beginning.payment,
          carrier: null,
          trackingNumber: null,
          attachedCaptures: [],
          placedAt: beginning.placedAt,
        },
        decision: { rule: decision.rule, words: decision.words },
      },
    },
    '',
  );
  const admitted = evolve(null, event);
  const { order, events } = append(admitted, firstHolds(admitted, 'interpret', beginning), {
    at: now,
    actor: { kind: 'hub', id: 'interpret' },
    reason: null,
    causedBy: capture.id,
  });
  return { order, event, holds: events };
}
