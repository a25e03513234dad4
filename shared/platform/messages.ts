import { z } from 'zod';

/** Body on the interpret queue. */
export const InterpretMessage = z.object({ captureId: z.string() });
export type InterpretMessage = z.infer<typeof InterpretMessage>;

/** Body on the notify queue: an event of an order, or a capture that went into review. */
export const NotifyMessage = z.union([
  z.object({ orderId: z.string(), seq: z.int().positive() }),
  z.object({ captureId: z.string(), version: z.int().positive(), late: z.boolean().optional() }),
]);
export type NotifyMessage = z.infer<typeof NotifyMessage>;

/** Body on the schedule queue: the order whose schedules are to be compared with what should exist. */
export const ScheduleMessage = z.object({ orderId: z.string() });
export type ScheduleMessage = z.infer<typeof ScheduleMessage>;
