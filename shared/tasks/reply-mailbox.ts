/** The mailbox that takes answers to task mails; no source may have it. */
export const REPLY_MAILBOX = 'task';

/** Whether a mailbox name is the one for answers, whatever stands behind its plus sign. */
export const isReplyMailbox = (local: string): boolean =>
  local.toLowerCase() === REPLY_MAILBOX || local.toLowerCase().startsWith(`${REPLY_MAILBOX}+`);
