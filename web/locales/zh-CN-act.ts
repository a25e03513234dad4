import type { enAct } from './en-act.ts';

export const zhCNAct: typeof enAct = {
  recorded: '将以您的名义记录。',
  until: '延至哪一天',
  remedy: '处理方式',
  answer: '给客户的答复',
  cause: '原因归类',
  prevention: '预防措施',
  undo: (minutes) => `撤销（${minutes} 分钟内有效）`,
  undone: '已撤销，订单回到之前的状态。',
  undoTooLate: '已无法在此撤销。如需更正，请在工作台打开订单。',
  remedies: {
    hurry: '加急',
    resend: '补发',
    credit: '退款或抵扣',
    coupon: '优惠券',
    explain: '说明',
    other: '其他',
  },
  causes: {
    customer: '客户',
    sales: '销售',
    production: '生产',
    warehouse: '仓库',
    carrier: '承运商',
    supplier: '供应商',
    catalogue: '商品目录',
    price: '价格',
    understanding: '理解错误',
    system: '系统',
    other: '其他',
  },
};
