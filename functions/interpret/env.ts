import { environment } from '../../shared/platform/env.ts';

export const env = environment('TABLE_NAME', 'RAW_BUCKET', 'SECRETS_PREFIX');
