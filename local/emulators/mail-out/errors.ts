/** An error of the SES v1 API: its code and message as AWS clients expect them. */
export class SesError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export function invalid(message: string): SesError {
  return new SesError('InvalidParameterValue', message);
}

export function rejected(message: string): SesError {
  return new SesError('MessageRejected', message);
}
