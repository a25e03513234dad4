import type { enDigest } from './en-digest.ts';

/** 工作汇总邮件。 */
export const zhCNDigest: typeof enDigest = {
  subject: (count, late) => `您有 ${count} 项工作${late > 0 ? `，其中 ${late} 项已逾期` : ''}`,
  intro: {
    waiting: '这段时间的任务较多，为避免邮件过多，汇总如下：',
    open: '以下是您目前的全部工作：',
  },
  late: (count) => `已逾期（${count}）`,
  today: (count) => `今天到期（${count}）`,
  later: (count) => `以后到期（${count}）`,
  due: (time) => `期限 ${time}`,
  review: (source) => `待审核的来件：${source}`,
  more: (count) => `……另有 ${count} 项，请到工作台查看`,
  desk: '打开工作台',
};
