import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs; never hand it bodies, addresses, phones, names or secrets: ids and codes only. */
export const loggerFor = (service: string): Logger => new Logger({ serviceName: service });
export type { Logger };
