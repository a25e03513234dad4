import { dueAt } from '../deadlines/due.ts';
import { HubError } from '../errors/hub-error.ts';
import type { Actor } from '../orders/actor.ts';
import type { Names } from '../settings/language.ts';
import type { Settings } from '../settings/schema.ts';
import type { Capture } from './record.ts';

/** Rule of a capture that was taken away from an order. */
export const DETACHED = 'detached';

const MOST = 20;

const WORDS = (number: string): Names => ({
  'zh-CN': `曾被误作 ${number} 的副本归入`,
  en: `It was attached to ${number} as a copy, by mistake`,
});

export interface Detaching {
  /** What becomes of it: a person looks at it again, or it is an order of its own. */
  to: 'review' | 'order';
  by: Actor;
  /** Who looks at it again. */
  owner: string;
  settings: Settings;
  now: Date;
}

/** Whether a capture can be taken away from its order. The same message twice is one order, whatever anybody says. */
export const isDetachable = ({ outcome, detached = [] }: Pick<Capture, 'outcome' | 'detached'>): boolean =>
  outcome.status === 'attached' && outcome.as === 'copy' && outcome.rule !== 'same-message' && detached.length < MOST;

/**
 * A capture that was attached as a copy by mistake, on its way to what it is. The order hears of it from the relay, as it did when the capture
 * came; written under the version that was seen.
 * @throws HubError `version-conflict` where it is no such copy (any more)
 */
export function detachedFrom(capture: Capture, { to, by, owner, settings, now }: Detaching): Capture {
  const { outcome } = capture;
  if (outcome.status !== 'attached' || !isDetachable(capture))
    throw new HubError('version-conflict', { capture: capture.id, status: outcome.status });
  const { orderId, orderNumber, rule } = outcome;
  const at = now.toISOString();
  const words = WORDS(orderNumber)[settings.language];
  const own = { decision: 'admit', corrections: {}, notADuplicate: true } as const;
  const who = by.kind === 'staff' || by.kind === 'api' ? by.id : owner;
  return {
    ...capture,
    detached: [...(capture.detached ?? []), { orderId, orderNumber, rule, words, by, at }],
    outcome: {
      status: 'in-review',
      rule: DETACHED,
      words,
      owner,
      dueAt: dueAt(settings.admission.reviewDue, now, settings),
      similarTo: orderId,
    },
    answer: to === 'order' ? { by: who, at, answer: own } : capture.answer,
  };
}
