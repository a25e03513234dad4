import { environment } from '../../shared/platform/env.ts';

export const env = environment('TABLE_NAME', 'COMMANDS_QUEUE_URL', 'NOTIFY_QUEUE_URL');
