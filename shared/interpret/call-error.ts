/** How a call ended that brought no answer. */
export type CallFault = 'throttled' | 'timed-out' | 'failed';

export class CallError extends Error {
  override readonly name = 'CallError';
  readonly fault: CallFault;

  constructor(fault: CallFault, cause: unknown) {
    super(`the model gave no answer: ${fault}`, { cause });
    this.fault = fault;
  }
}
