/** An error of the Scheduler API, as its clients expect it: a type, a status and a message. */
export class SchedulerError extends Error {
  readonly type: string;
  readonly status: number;

  constructor(type: string, status: number, message: string) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

export function invalid(message: string): SchedulerError {
  return new SchedulerError('ValidationException', 400, message);
}

export function conflict(message: string): SchedulerError {
  return new SchedulerError('ConflictException', 409, message);
}

export function notFound(message: string): SchedulerError {
  return new SchedulerError('ResourceNotFoundException', 404, message);
}
