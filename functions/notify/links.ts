import { askedAt } from '../../shared/asking/round.ts';
import type { Capture } from '../../shared/capture/record.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Task } from '../../shared/orders/work.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { expiresIn, type LinkKeys, signLink } from '../../shared/tasks/action-link.ts';

/** The links of one run: signed for one reader, and gone after the days that the settings give. */
export interface Links {
  /** A button; without a step it only shows the order. */
  step(order: Order, task: Pick<Task, 'id'>, staffId: string, step: string | null): string;
  track(order: Order): string;
  /** The order's page at the desk. */
  desk(order: Pick<Order, 'id'>): string;
  review(captureId: string): string;
  /** The form that takes the answers to what a capture leaves open. */
  ask(capture: Pick<Capture, 'id' | 'version' | 'decidedAt' | 'receivedAt'>): string;
}

export function linksOf(publicUrl: string, keys: LinkKeys, settings: Pick<Settings, 'links'>, now: Date): Links {
  const { actionDays, trackDays, askDays } = settings.links;
  return {
    step: (order, task, staffId, step) => {
      const { id: orderId, version } = order;
      const exp = expiresIn(actionDays, now);
      return `${publicUrl}/do/${signLink({ purpose: 'step', orderId, taskId: task.id, staffId, version, step, exp }, keys)}`;
    },
    track: ({ id: orderId }) =>
      `${publicUrl}/track/${signLink({ purpose: 'track', orderId, madeAt: now.getTime(), exp: expiresIn(trackDays, now) }, keys)}`,
    desk: ({ id }) => `${publicUrl}/desk/orders/${encodeURIComponent(id)}`,
    ask: (capture) => {
      const { id: captureId, version } = capture;
      const claims = { purpose: 'ask', captureId, version, askedAt: askedAt(capture) } as const;
      return `${publicUrl}/ask/${signLink({ ...claims, exp: expiresIn(askDays, now) }, keys)}`;
    },
    review: (captureId) => `${publicUrl}/desk/reviews/${encodeURIComponent(captureId)}`,
  };
}
