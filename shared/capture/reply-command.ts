/** The command that the answer to a task mail becomes: a repeat is the same, and its receipt is found again by whoever tells of it. */
export const replyCommandId = (captureId: string): string => `${captureId}.reply`;
