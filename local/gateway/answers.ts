/** Error answers in each service's own form, so that the SDK makes the same exception of them as in AWS. */
import { randomUUID } from 'node:crypto';
import type { HttpAnswer } from '../emulators/http-call.ts';
import type { IdentifiedCall } from './call.ts';

export interface Fault {
  readonly code: string;
  readonly message: string;
  readonly status: number;
  /** Further members of a JSON error. */
  readonly more?: Readonly<Record<string, unknown>>;
}

const NAMESPACE: Readonly<Record<string, string>> = {
  dynamodb: 'com.amazon.coral.service#',
  sqs: 'com.amazon.coral.service#',
};

/** The error as the called service would write it. */
export function errorAnswer(
  { service, dialect }: Pick<IdentifiedCall, 'service' | 'dialect'>,
  fault: Fault,
): HttpAnswer {
  const { code, message, status, more } = fault;
  switch (dialect) {
    case 'json': {
      const body = { __type: `${NAMESPACE[service] ?? ''}${code}`, message, Message: message, ...more };
      return answer(status, 'application/x-amz-json-1.0', JSON.stringify(body), { 'x-amzn-errortype': code });
    }
    case 'rest-json':
      return answer(status, 'application/json', JSON.stringify({ Message: message }), { 'x-amzn-errortype': code });
    case 's3':
      return answer(
        status,
        'application/xml',
        `<?xml version="1.0" encoding="UTF-8"?><Error>${inner(code, message)}</Error>`,
      );
    case 'query': {
      const type = status < 500 ? 'Sender' : 'Receiver';
      const error = `<Error><Type>${type}</Type>${inner(code, message)}</Error>`;
      const request = `<RequestId>${randomUUID()}</RequestId>`;
      return answer(status, 'text/xml', `<ErrorResponse>${error}${request}</ErrorResponse>`);
    }
  }
}

function inner(code: string, message: string): string {
  return `<Code>${code}</Code><Message>${xml(message)}</Message>`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function answer(status: number, type: string, body: string, more: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers: { 'content-type': type, ...more }, body: Buffer.from(body) };
}

/** The refusal of a caller whose role does not allow it. */
export function accessDenied(call: IdentifiedCall, caller: string, action: string, resource: string): HttpAnswer {
  const code = call.dialect === 's3' || call.dialect === 'query' ? 'AccessDenied' : 'AccessDeniedException';
  const message = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`;
  return errorAnswer(call, {
    code,
    message,
    status: call.service === 'dynamodb' || call.dialect === 'json' ? 400 : 403,
  });
}

/** What the local runtime does not carry is an error that says so, never a guess. */
export function notCarried(call: Pick<IdentifiedCall, 'service' | 'dialect'>, what: string): HttpAnswer {
  const message = `The local runtime does not carry ${what}.`;
  return errorAnswer(call, { code: 'NotImplemented', message, status: 501 });
}

const THROTTLE_CODES: Readonly<Record<string, readonly [code: string, status: number]>> = {
  dynamodb: ['ProvisionedThroughputExceededException', 400],
  s3: ['SlowDown', 503],
  sqs: ['RequestThrottled', 403],
  ses: ['Throttling', 400],
  sns: ['Throttling', 400],
  lambda: ['TooManyRequestsException', 429],
};

export function throttled(call: IdentifiedCall): HttpAnswer {
  const [code, status] = THROTTLE_CODES[call.service] ?? ['ThrottlingException', 429];
  return errorAnswer(call, { code, status, message: 'Rate exceeded (injected by a test).' });
}

export function serverError(call: IdentifiedCall): HttpAnswer {
  const code =
    call.service === 'dynamodb' ? 'InternalServerError' : call.dialect === 's3' ? 'InternalError' : 'InternalFailure';
  return errorAnswer(call, { code, status: 500, message: 'Internal error (injected by a test).' });
}

/** The service is down; whether it did what was asked is not known. */
export function unavailable(call: Pick<IdentifiedCall, 'service' | 'dialect'>): HttpAnswer {
  const message = `The emulator of ${call.service} is down and will be back soon.`;
  return errorAnswer(call, { code: 'ServiceUnavailable', status: 503, message });
}

/** Another transaction held one of the items. */
export function transactionConflict(call: IdentifiedCall): HttpAnswer {
  const message = 'Transaction is ongoing for the item (injected by a test).';
  if (call.items === undefined)
    return errorAnswer(call, { code: 'TransactionConflictException', status: 400, message });
  const CancellationReasons = Array.from({ length: call.items }, (_, index) =>
    index === 0 ? { Code: 'TransactionConflict', Message: message } : { Code: 'None' },
  );
  return errorAnswer(call, {
    code: 'TransactionCanceledException',
    status: 400,
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict]`,
    more: { CancellationReasons },
  });
}
