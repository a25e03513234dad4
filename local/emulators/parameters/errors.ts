/** An error of the Parameter Store API: its type and message as AWS clients expect them. */
export class ParameterError extends Error {
  readonly type: string;

  constructor(type: string, message: string) {
    super(message);
    this.type = type;
  }
}

export function invalid(message: string): ParameterError {
  return new ParameterError('ValidationException', message);
}

export function notFound(message: string): ParameterError {
  return new ParameterError('ParameterNotFound', message);
}
