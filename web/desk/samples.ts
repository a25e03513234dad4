import type { Language } from '../../shared/settings/language.ts';
import { samplesFor } from '../samples.ts';
import { captureSamplesFor } from './capture-samples.ts';
import { letterSamplesFor } from './dead-letter-samples.ts';
import { type LedgerRow, type LedgerView, USUAL_COLUMNS } from './ledger-model.ts';
import { detailsSample } from './order-samples.ts';
import type { MyTasksView, OrderPageView } from './views.ts';

function baseOf(language: Language) {
  const samples = samplesFor(language);
  const { say } = samples;
  const held = { id: 'on-hold', name: say('已挂起', 'On hold'), category: 'hold' as const };
  return { ...samples, mailbox: say('销售邮箱', 'Sales mailbox'), held };
}
type Base = ReturnType<typeof baseOf>;

const besides = {
  promisedDate: '2026-11-30',
  reference: 'PO-2026/77',
  phone: '••• 01',
  country: 'CN',
  flow: '标准',
  tracking: null,
};

const ledgerRows = ({ say, confirmed, mailbox, held }: Base): LedgerRow[] => [
  {
    id: 'O01KB2',
    number: 'SO-7K3M-91',
    stage: confirmed,
    customer: '宁波海达机械有限公司 · 周明',
    goods: '不锈钢六角螺栓 M8×30',
    lineCount: 2,
    total: { minor: 113000, currency: 'CNY' },
    source: mailbox,
    placedAt: '2026-11-23T01:12:00.000Z',
    ...besides,
    tasks: [
      { owner: '赵磊', dueAt: '2026-11-23T09:00:00.000Z' },
      { owner: '李娜', dueAt: '2026-11-24T09:00:00.000Z' },
    ],
  },
  {
    id: 'O01KB1',
    number: 'SO-2PXD-38',
    stage: held,
    customer: 'Müller Befestigungstechnik GmbH',
    goods: 'Hex bolt M10×60 zinc plated, DIN 933, full thread',
    lineCount: 1,
    total: { minor: 48250, currency: 'EUR' },
    source: say('欧洲网店', 'European shop'),
    placedAt: '2026-11-20T08:30:00.000Z',
    ...besides,
    tasks: [{ owner: '陈静', dueAt: '2026-11-21T04:00:00.000Z' }],
  },
  {
    id: 'O01KB0',
    number: 'SO-9VN4-07',
    stage: { id: 'completed', name: say('已完成', 'Completed'), category: 'done' },
    customer: '',
    goods: '平垫圈 M8',
    lineCount: 1,
    total: null,
    source: say('企业微信', 'WeCom'),
    placedAt: '2026-11-12T03:00:00.000Z',
    ...besides,
    tasks: [],
  },
];

const ledgerSample = (base: Base): LedgerView => ({
  rows: ledgerRows(base),
  filters: {
    stage: 'confirmed',
    category: '',
    flow: '',
    channel: '',
    source: '',
    owner: '',
    country: '',
    from: '',
    to: '',
    search: '',
    overdue: false,
    held: false,
  },
  mayExport: true,
  months: 24,
  choices: {
    stages: [base.confirmed, base.held],
    flows: [{ id: 'express', name: base.say('绿色通道', 'Green lane') }],
    channels: [{ id: 'email', name: base.say('邮件', 'E-mail') }],
    sources: [{ id: 'mail-sales', name: base.mailbox }],
    owners: [{ id: 'zhao-lei', name: '赵磊' }],
  },
  next: '2026-11-12T03:00:00.000Z#O01KB0',
  paged: true,
  columns: [...USUAL_COLUMNS],
  sort: 'newest',
  complete: false,
  query: 'stage=confirmed',
  views: {
    own: [{ id: 'V1', name: base.say('我的逾期', 'Mine, late') }],
    team: [{ id: 'V2', name: base.say('本周发货', 'To be shipped this week'), by: '李娜', mine: false }],
    shown: 'V1',
    standard: 'V2',
    mayAll: false,
  },
});

const orderSample = ({ say, glance, ship, cancel, task, happenings, mailbox }: Base): OrderPageView => ({
  order: glance,
  version: 4,
  externalId: null,
  payment: 'pending',
  carrier: null,
  trackingNumber: null,
  holds: [],
  tasks: [
    task,
    {
      ...task,
      id: 'notice-4',
      kind: 'notice',
      owner: '李娜',
      ownerId: 'li-na',
      reason: say('客户来信询问交期', 'The customer asks about the date'),
    },
  ],
  steps: [ship, cancel],
  can: { hold: true, resume: false, cancel: true },
  staff: [
    { id: 'li-na', name: '李娜' },
    { id: 'zhao-lei', name: '赵磊' },
  ],
  timeline: happenings,
  originals: [
    { captureId: 'C01KB2', as: 'first', source: mailbox, receivedAt: '2026-11-23T01:11:58.000Z' },
    { captureId: 'C01KB3', as: 'copy', source: say('企业微信', 'WeCom'), receivedAt: '2026-11-23T01:20:00.000Z' },
  ],
  commandId: 'K01KB2J0000000000000000000',
  details: detailsSample(say),
  answer: null,
});

const heldOrderSample = ({ say, glance, cancel, held }: Base, order: OrderPageView): OrderPageView => ({
  ...order,
  order: { ...glance, stage: held },
  holds: [
    {
      id: 'hold-3',
      stopsClock: false,
      reason: 'price',
      note: say('客户写的单价比目录低。', 'The stated price is below ours.'),
      since: '2026-11-22T03:00:00.000Z',
      by: '陈静',
    },
  ],
  steps: [cancel],
  can: { hold: false, resume: true, cancel: true },
  answer: {
    form: 'cancel',
    values: { reason: '' },
    errors: [{ field: 'reason', words: say('请填写原因。', 'Please give a reason.') }],
  },
});

const tasksSample = ({ say, task, mailbox }: Base, order: OrderPageView): MyTasksView => ({
  tag: 't1',
  work: [
    {
      kind: 'task',
      version: 3,
      orderId: 'O01KB1',
      orderNumber: 'SO-2PXD-38',
      customer: 'Müller GmbH',
      task: { ...task, dueAt: '2026-11-21T04:00:00.000Z', reason: order.tasks[1]?.reason ?? null },
      urgent: false,
    },
    {
      kind: 'task',
      version: 3,
      orderId: 'O01KB2',
      orderNumber: 'SO-7K3M-91',
      customer: '宁波海达机械有限公司',
      task,
      urgent: true,
    },
    {
      kind: 'review',
      captureId: 'C01KB9',
      source: mailbox,
      from: 'zhou.ming@haida.example',
      words: say('第 1 行不确定是哪个商品', 'Line 1: it is not certain which product is meant'),
      dueAt: '2026-11-23T03:10:00.000Z',
    },
    {
      kind: 'task',
      version: 3,
      orderId: 'O01KB4',
      orderNumber: 'SO-4HTA-60',
      customer: '',
      task: { ...task, dueAt: '2026-11-27T09:00:00.000Z' },
      urgent: false,
    },
  ],
});

/** Samples of the pages of the desk. */
export function deskSamplesFor(language: Language) {
  const base = baseOf(language);
  const ledger = ledgerSample(base);
  const order = orderSample(base);
  const heldOrder = heldOrderSample(base, order);
  const tasks = tasksSample(base, order);
  return { ledger, order, heldOrder, tasks, ...captureSamplesFor(language), ...letterSamplesFor(language) };
}
