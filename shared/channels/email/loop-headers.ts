/** Our own header on every mail that the hub sends by itself: `o=<order number>; hop=<n>`. */
export const LOOP_HEADER = 'X-Order-Hub';

/** Name and value of headers that keep other machines from answering us, and us from answering ourselves. */
export function loopHeaders(mail: {
  /** An answer to a mail, or a notice that we begin. */
  kind: 'answer' | 'notice';
  orderNumber: string | null;
  /** How many machines have answered each other so far; 1 for a mail that answers a person. */
  hop: number;
}): Record<string, string> {
  return {
    'Auto-Submitted': mail.kind === 'answer' ? 'auto-replied' : 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    [LOOP_HEADER]: `o=${(mail.orderNumber ?? '').replace(/[^\w-]/g, '')}; hop=${mail.hop}`,
  };
}

/** An automatic answer that was sent. */
export interface SentAnswer {
  /** Address, lower case. */
  to: string;
  /** What ties the mails of one conversation: an order number, a capture id. */
  thread: string;
  /** Digest of the text that was answered. */
  answered: string;
  at: Date;
}

/** An automatic answer that somebody wants to send. */
export interface WantedAnswer {
  to: string;
  thread: string;
  answered: string;
  /** When the mail that is answered was received. */
  receivedAt: Date;
}

export type AnswerVerdict =
  | { ok: true }
  | { ok: false; rule: 'role-address' | 'too-old' | 'same-text' | 'thread-cap' | 'day-cap'; words: string };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const THREAD_PAUSE = 10 * MINUTE;
const ANSWERS_A_DAY = 5;
const OLDEST = 3 * DAY;

const ROLE_ADDRESS =
  /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo|abuse|hostmaster|root|daemon)([+._-].*)?@/i;

/** True for an address behind which no person reads: it is never answered. */
export const isRoleAddress = (address: string): boolean => ROLE_ADDRESS.test(address.trim());

/**
 * Whether one more automatic answer may go out. Two machines that answer each other without any header that says so
 * are only stopped by these caps: per thread one in ten minutes, per address five a day, none to role addresses, none
 * to mail older than three days, and never twice to the same text.
 * @param history automatic answers of at least the last day, in any order
 */
export function mayAnswer(wanted: WantedAnswer, history: readonly SentAnswer[], now: Date): AnswerVerdict {
  const to = wanted.to.toLowerCase();
  const age = (at: Date): number => now.getTime() - at.getTime();
  if (isRoleAddress(to)) return refused('role-address', 'Nobody reads at this address.');
  if (age(wanted.receivedAt) > OLDEST) return refused('too-old', 'The mail is more than three days old.');
  const sent = history.filter((answer) => answer.to.toLowerCase() === to);
  if (sent.some((answer) => answer.answered === wanted.answered))
    return refused('same-text', 'The same text was answered before.');
  if (sent.some((answer) => answer.thread === wanted.thread && age(answer.at) < THREAD_PAUSE))
    return refused('thread-cap', 'This conversation was answered in the last ten minutes.');
  if (sent.filter((answer) => age(answer.at) < DAY).length >= ANSWERS_A_DAY)
    return refused('day-cap', 'This address has had five automatic answers in a day.');
  return { ok: true };
}

const refused = (rule: Extract<AnswerVerdict, { ok: false }>['rule'], words: string): AnswerVerdict => ({
  ok: false,
  rule,
  words,
});
