import { environment } from '../../shared/platform/env.ts';

export const env = environment(
  'TABLE_NAME',
  'INTERPRET_QUEUE_URL',
  'NOTIFY_QUEUE_URL',
  'SCHEDULE_QUEUE_URL',
  'COMMANDS_QUEUE_URL',
  'DEAD_LETTER_QUEUES',
);
