import type { Action } from '../router.ts';

export const getAccountSendingEnabled: Action = () => ({ Enabled: true });
