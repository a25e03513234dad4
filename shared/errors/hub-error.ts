import { ERROR_CODES, type ErrorCode } from './codes.ts';

/** What stops the work. Expected outcomes (decisions, refusals) are values, not errors. */
export class HubError extends Error {
  readonly code: ErrorCode;
  /** Facts for the reader of the problem document; never secrets or personal data. */
  readonly details: Readonly<Record<string, unknown>>;
  /** HTTP status: that of the code, unless the case has a better one. */
  readonly status: number;

  constructor(
    code: ErrorCode,
    details: Readonly<Record<string, unknown>> = {},
    options?: { cause?: unknown; words?: string; status?: number },
  ) {
    super(options?.words ?? ERROR_CODES[code].en, options?.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'HubError';
    this.code = code;
    this.details = details;
    this.status = options?.status ?? ERROR_CODES[code].status;
  }

  get retry(): boolean {
    return ERROR_CODES[this.code].retry;
  }
}

/** RFC 9457 problem document. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  details: Readonly<Record<string, unknown>>;
  requestId?: string;
}

/** Any thrown thing as a problem document: what is not ours becomes `internal` and tells nothing of the inside. */
export function problemOf(error: unknown, requestId?: string): Problem {
  const known = error instanceof HubError ? error : new HubError('internal');
  const card = ERROR_CODES[known.code];
  return {
    type: `docs/errors.md#${known.code}`,
    title: card.en,
    status: known.status,
    code: known.code,
    detail: known.message,
    details: known.details,
    ...(requestId ? { requestId } : {}),
  };
}
