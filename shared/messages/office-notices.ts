import { timeWords } from '../lifecycle/words.ts';
import type { Names } from '../settings/language.ts';
import type { MessageData } from './data.ts';

export interface UnreachableStaff {
  name: string;
  address: string;
  reason: 'bounce' | 'complaint';
  /** Instant (ISO 8601). */
  since: string;
  tasks: number;
  reviews: number;
  /** Pieces of work that nobody else could take. */
  left: number;
}

const WHY: Readonly<Record<UnreachableStaff['reason'], Names>> = {
  bounce: { 'zh-CN': '邮件被永久退回', en: 'a mail came back for good' },
  complaint: { 'zh-CN': '收件人将邮件标为垃圾邮件', en: 'a mail was reported as unwanted' },
};

/** What the administrator hears when the mailbox of a member of staff takes nothing any more: what happened, what was done, what to do. */
export function unreachableNotice(staff: UnreachableStaff, timeZone: string): MessageData['admin-notice'] {
  const { name, address, reason, tasks, reviews, left } = staff;
  const at = timeWords(staff.since, timeZone);
  const stays = {
    'zh-CN': `另有 ${left} 项无人可以接手，仍归${name}。请在工作台处理。`,
    en: `${left} more could be given to nobody and stay with ${name}. Please see to them at the desk.`,
  };
  return {
    title: { 'zh-CN': `${name}的邮箱收不到邮件`, en: `${name} cannot be reached by mail` },
    lines: [
      {
        'zh-CN': `${at}：发往 ${address} 的${WHY[reason]['zh-CN']}。系统不再向该地址发送邮件，新任务分配给其他人。`,
        en: `${at}: ${WHY[reason].en} (${address}). Nothing more is sent there, and new work is given to others.`,
      },
      {
        'zh-CN': `已转交：任务 ${tasks} 项，待审来件 ${reviews} 份。`,
        en: `Handed over: tasks ${tasks}, reviews ${reviews}.`,
      },
      ...(left > 0 ? [stays] : []),
      {
        'zh-CN': `邮箱恢复后请运行：npx hub suppressions lift ${address}。已转交的任务不会自动转回。`,
        en: `When the mailbox works again, run: npx hub suppressions lift ${address}. What was handed over does not come back by itself.`,
      },
    ],
  };
}

export interface FailedMessages {
  /** What did not come off, and how often. */
  failed: readonly { what: Names; count: number }[];
  /** All that wait for a decision, these included. */
  waiting: number;
  /** Where they are listed. */
  url: string;
}

/** What the administrator hears of messages that failed for good: what, what was done about it, what to do. */
export function deadLettersNotice({ failed, waiting, url }: FailedMessages): MessageData['admin-notice'] {
  const sum = failed.reduce((total, { count }) => total + count, 0);
  return {
    title: { 'zh-CN': `${sum} 条消息处理失败`, en: `Messages that failed for good: ${sum}` },
    lines: [
      ...failed.map(({ what, count }) => ({
        'zh-CN': `${what['zh-CN']}：${count} 条`,
        en: `${what.en}: ${count}`,
      })),
      {
        'zh-CN': '每条都已尝试多次。涉及订单的，订单负责人已收到待办；无法读取的来件已转入待审核。',
        en: 'Each was tried several times. Owners of the orders they name have a task; messages that could not be read are in review.',
      },
      {
        'zh-CN': `请先查明并排除原因（函数日志），再重新发送或放弃：${url}（或 npx hub dead-letters list）。待决定：${waiting} 条。`,
        en: `Find the cause (log of the function) and mend it, then send them again or drop them: ${url} (or npx hub dead-letters list). Waiting: ${waiting}.`,
      },
    ],
  };
}

export interface SilentSource {
  names: Names;
  /** Instants (ISO 8601). */
  since: string;
  until: string | null;
  usual: number | null;
  weeks: number;
  /** The page of the source. */
  url: string;
}

/** Why a silence is one: what was usual, or what the settings name. */
const whySilent = ({ usual, weeks }: SilentSource): Names =>
  usual === null
    ? { 'zh-CN': '已超过设置中规定的工作时间。', en: 'That is longer than the working hours that the settings name.' }
    : {
        'zh-CN': `在可比的过去 ${weeks} 周的相同时段，每周至少收到 ${usual} 份来件。`,
        en: `In the same hours of each of the ${weeks} weeks compared at least ${usual} messages came.`,
      };

/** What the administrator hears of a source from which nothing comes any more, and when it speaks again. */
export function silenceNotice(silent: SilentSource, timeZone: string): MessageData['admin-notice'] {
  const { names, since, until, url } = silent;
  const at = timeWords(since, timeZone);
  if (until !== null) {
    return {
      title: { 'zh-CN': `${names['zh-CN']}已恢复收件`, en: `${names.en} speaks again` },
      lines: [
        {
          'zh-CN': `${at} 之后没有来件，${timeWords(until, timeZone)} 起恢复。请核对其间是否有遗漏：${url}`,
          en: `After ${at} nothing came; at ${timeWords(until, timeZone)} a message did. See whether some are missing: ${url}`,
        },
      ],
    };
  }
  const why = whySilent(silent);
  return {
    title: { 'zh-CN': `${names['zh-CN']}长时间没有来件`, en: `${names.en} is silent` },
    lines: [
      {
        'zh-CN': `最后一份来件：${at}。${why['zh-CN']}`,
        en: `The last message came at ${at}. ${why.en}`,
      },
      {
        'zh-CN': `请检查对方的推送或转发是否仍在进行、密钥是否已更换：${url}。如属正常，可在设置中调整该来源的 silence。`,
        en: `See whether the other side still sends, and whether its secret was changed: ${url}. Where this is usual, set silence of the source in the settings.`,
      },
    ],
  };
}
