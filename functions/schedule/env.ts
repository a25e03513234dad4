import { environment } from '../../shared/platform/env.ts';

export const env = environment(
  'TABLE_NAME',
  'SCHEDULE_GROUP',
  'SCHEDULE_ROLE_ARN',
  'SCHEDULE_DLQ_ARN',
  'COMMANDS_QUEUE_ARN',
);
