import { environment } from '../../shared/platform/env.ts';

export const env = environment(
  'INTERPRET_QUEUE_URL',
  'NOTIFY_QUEUE_URL',
  'SCHEDULE_QUEUE_URL',
  'COMMANDS_QUEUE_URL',
  'MAIL_FEEDBACK_QUEUE_URL',
  'MAIL_IN_QUEUE_URL',
);
