import type { Names } from '../settings/language.ts';

/** A queue of work that a message can be sent to again. */
export type WorkQueue = 'mail-in' | 'mail-feedback' | 'interpret' | 'notify' | 'schedule' | 'commands';

interface LetterQueue {
  /** What did not come off, for people. */
  names: Names;
  /** Where its messages belong; null where they are reports of a failure and nothing could be sent. */
  sendsTo: WorkQueue | null;
}

/** What messages that failed for good were to do, by their dead-letter queue (without `-dlq`). A fired reminder is a command. */
export const LETTER_QUEUES = {
  'mail-in': { names: { 'zh-CN': '收取邮件', en: 'taking in a mail' }, sendsTo: 'mail-in' },
  'mail-feedback': { names: { 'zh-CN': '登记退信', en: 'noting a returned mail' }, sendsTo: 'mail-feedback' },
  interpret: { names: { 'zh-CN': '读取来件', en: 'reading a message' }, sendsTo: 'interpret' },
  notify: { names: { 'zh-CN': '发送通知', en: 'telling people' }, sendsTo: 'notify' },
  schedule: { names: { 'zh-CN': '设置提醒', en: 'setting reminders' }, sendsTo: 'schedule' },
  commands: { names: { 'zh-CN': '执行指令', en: 'changing an order' }, sendsTo: 'commands' },
  reminders: { names: { 'zh-CN': '发出提醒', en: 'delivering a reminder' }, sendsTo: 'commands' },
  relay: { names: { 'zh-CN': '转发变更', en: 'carrying on what was written' }, sendsTo: null },
  sweep: { names: { 'zh-CN': '定时巡检', en: 'a run of the sweep' }, sendsTo: null },
} as const satisfies Record<string, LetterQueue>;

export type LetterQueueName = keyof typeof LETTER_QUEUES;
export const LETTER_QUEUE_NAMES = Object.keys(LETTER_QUEUES) as LetterQueueName[];

/** A dead-letter queue with its address. */
export interface LetterQueueAt {
  name: LetterQueueName;
  url: string;
}

/**
 * The queues behind addresses such as `https://…/hub-prod-commands-dlq.fifo`, with commas between.
 * @throws Error for one that is none of the hub's
 */
export const letterQueuesAt = (urls: string): LetterQueueAt[] =>
  urls.split(',').map((url) => {
    const name = LETTER_QUEUE_NAMES.find((each) => url.replace(/\.fifo$/, '').endsWith(`-${each}-dlq`));
    if (name) return { name, url };
    throw new Error(`${url} is no dead-letter queue of the hub`);
  });
