import type { enStockTake } from './en-stock-take.ts';

/** 盘点报告的文字。 */
export const zhStockTake: typeof enStockTake = {
  subject: (day, silent, asked) =>
    silent === 0
      ? `盘点报告（${day}）：${asked} 个订单均已作答`
      : `盘点报告（${day}）：${asked} 个订单中有 ${silent} 个未作答`,
  none: (day) => `盘点报告（${day}）：没有未完成的订单`,
  intro: (day) => `${day}的盘点已结束。各负责人对未完成订单的答复如下：`,
  beside: (day) => `括号内为上一轮（${day}）的数字及变化。`,
  first: '此前没有可供比较的盘点。',
  asked: '询问的订单',
  answers: { 'on-time': '按时', late: '延期', 'waiting-customer': '等待客户', cancel: '应取消', silent: '未作答' },
  before: (now, before, change) => `${now}（${before}，${change}）`,
  level: '持平',
  owners: '未作答的负责人',
  owner: (name, silent, asked) => `${name}：${asked} 个中的 ${silent} 个`,
  lists: {
    silent: (count) => `未作答（${count}）`,
    late: (count) => `延期（${count}）`,
    cancel: (count) => `应取消（${count}）`,
  },
  until: (day) => `预计 ${day}`,
  more: (count) => `……另有 ${count} 个，见完整报告`,
  desk: '打开盘点报告',
};
