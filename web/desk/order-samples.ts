import type { ChangePageView } from './order-change.tsx';
import type { OrderDetails } from './order-views.ts';

const MONEY = (minor: number) => ({ minor, currency: 'CNY' });

/** An order with something of everything beside its way. */
export const detailsSample = (say: (zh: string, en: string) => string): OrderDetails => ({
  sent: [
    {
      id: 'e1',
      at: '2026-11-22T02:00:00.000Z',
      to: 'li.na@staff.example',
      subject: say('[SO-7K3M-91] 待确认', '[SO-7K3M-91] To confirm'),
      state: 'done',
    },
    { id: 'e2', at: '2026-11-22T02:01:00.000Z', to: null, subject: null, state: 'unknown' },
  ],
  may: { act: true, confirm: true, change: true, complain: true, originals: true },
  flow: { name: say('绿色通道', 'Green lane'), urgent: true },
  promisedDate: '2026-11-30',
  lines: [
    {
      lineNo: 1,
      sku: 'BLT-M8-30-A2',
      description: '不锈钢六角螺栓 M8×30',
      unit: '盒',
      quantity: 20,
      confirmed: 20,
      produced: 12,
      shipped: 8,
      returned: 1,
      cancelled: 0,
    },
  ],
  left: { confirmed: false, produced: true, shipped: true, shippedAny: true },
  shipments: [
    {
      id: 'shipment-5',
      at: '2026-11-22T03:00:00.000Z',
      carrier: '顺丰',
      trackingNumber: 'SF1234567890',
      lines: 'BLT-M8-30-A2 × 8',
    },
  ],
  approval: {
    name: say('大额审批', 'Large orders'),
    step: say('发货', 'Ship'),
    askedBy: '李娜',
    askedAt: '2026-11-22T04:00:00.000Z',
    level: 1,
    levels: 2,
    agreed: [{ name: '赵磊', at: '2026-11-22T05:00:00.000Z' }],
    taskId: 'approval-6',
    backTo: [{ id: 'pending', name: say('待确认', 'Pending confirmation') }],
  },
  changes: [
    {
      id: 'change-7',
      at: '2026-11-22T06:00:00.000Z',
      by: '周明',
      note: say('再加 5 盒', 'Five more, please'),
      words: null,
      state: 'open',
      wanted: ['BLT-M8-30-A2: 20 → 25'],
      fee: MONEY(2000),
      total: { before: MONEY(113000), after: MONEY(132250) },
      date: { before: '2026-11-30', after: null },
      done: ['#1: 12 / 8'],
    },
  ],
  complaints: [
    {
      id: 'complaint-8',
      at: '2026-11-22T07:00:00.000Z',
      by: '周明',
      kind: 'damaged',
      text: say('两盒压坏了。', 'Two boxes are crushed.'),
      remedy: 'resend',
      answer: null,
      cause: null,
      prevention: null,
      closedAt: null,
    },
  ],
  returns: [
    {
      id: 'return-9',
      at: '2026-11-22T08:00:00.000Z',
      kind: 'exchange',
      reason: 'damaged',
      state: 'asked',
      note: '',
      lines: 'BLT-M8-30-A2 × 1',
    },
  ],
  undo: { seq: 9, words: say('进入“已发货”', 'moved the order to Shipped') },
  migration: {
    from: 3,
    to: 4,
    places: [
      { to: '', stage: say('已确认', 'Confirmed'), flow: say('标准', 'Standard'), dueAt: null },
      { to: 'packing', stage: say('装箱', 'Packing'), flow: null, dueAt: '2026-11-24T02:00:00.000Z' },
    ],
  },
  claimable: ['notice-4'],
  since: null,
  causes: [{ seq: 3, words: say('陈静 挂起了订单', 'Chen Jing put the order on hold') }],
});

/** A change whose effect is shown, before it is sent. */
export const changeSample: ChangePageView = {
  id: 'O01KB2',
  number: 'SO-7K3M-91',
  version: 4,
  commandId: 'K01KB2J0000000000000000000.change',
  lines: [{ lineNo: 1, sku: 'BLT-M8-30-A2', description: '不锈钢六角螺栓 M8×30', unit: '盒' }],
  values: { 'qty.1': '25', requestedDate: '2026-11-30', customerReference: '', orderNote: '', note: '' },
  errors: [],
  effect: {
    differences: ['BLT-M8-30-A2: 20 → 25'],
    total: { before: MONEY(113000), after: MONEY(132250) },
    fee: MONEY(2000),
    done: [{ goods: 'BLT-M8-30-A2', produced: 12, shipped: 8 }],
  },
};
