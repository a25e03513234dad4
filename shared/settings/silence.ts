import { z } from 'zod';

/** When somebody is told that a source is silent. Without it the hub learns from the weeks before, with these values. */
export const SilenceAlarm = z.strictObject({
  /** False: never. */
  alarm: z.boolean().default(true),
  /** The source counts as silent once at least so many messages came in the same hours of every week that is compared. */
  messages: z.int().min(1).max(10_000).default(3),
  /** Told after so many working hours (calendar of the company) without a message, whatever was usual. */
  afterWorkingHours: z.number().positive().max(400).optional(),
});
export type SilenceAlarm = z.infer<typeof SilenceAlarm>;
