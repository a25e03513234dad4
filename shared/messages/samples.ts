import { type Order, PLAIN_PROFILE } from '../orders/order.ts';
import type { Task } from '../orders/work.ts';
import type { Names } from '../settings/language.ts';
import type { AboutTask, MessageData } from './data.ts';
import { stockTakeSample } from './stock-take-sample.ts';

const HUB = 'https://hub.example.com';
const link = (name: string): string => `${HUB}/do/sample-${name}`;

const pending: Names = { 'zh-CN': '待确认', en: 'Pending confirmation' };
const mailbox: Names = { 'zh-CN': '销售邮箱', en: 'Sales mailbox' };
const liNa: Names = { 'zh-CN': '李娜', en: '李娜' };

const task: Task = {
  id: 'stage-1',
  kind: 'stage',
  stage: 'pending',
  owner: 'li-na',
  role: 'sales',
  openedAt: '2026-11-16T01:30:00.000Z',
  dueAt: '2026-11-16T05:30:00.000Z',
  reason: null,
  about: null,
  reminded: [],
};

const noticeTask: Task = { ...task, id: 'notice-4', kind: 'notice', reason: '客户来信：请改送到二号仓库' };

const order: Order = {
  id: 'O01KA0000000000000000000001',
  number: 'SO-7K3M-91',
  version: 3,
  lastHash: 'sample',
  channel: 'email',
  source: 'mail-sales',
  captureId: 'C01KA0000000000000000000001',
  enteredBy: null,
  externalId: null,
  language: 'zh-CN',
  replyTo: {
    kind: 'email',
    address: 'buyer@mail.example',
    inReplyTo: '<a@mail.example>',
    references: [],
    subject: null,
  },
  content: {
    party: {
      customerId: 'U01',
      name: '胡建波',
      company: '慈溪新浦胡记五金店',
      phone: '+8613655550217',
      email: 'buyer@mail.example',
      chatId: null,
    },
    lines: [
      {
        lineNo: 1,
        sku: 'HN-M8',
        description: 'M8 六角螺母',
        quantity: 20,
        unit: '盒',
        unitPrice: { minor: 1200, currency: 'CNY' },
      },
      {
        lineNo: 2,
        sku: 'BV25-R',
        description: '红色电线 BV2.5',
        quantity: 150.5,
        unit: '米',
        unitPrice: { minor: 250, currency: 'CNY' },
      },
    ],
    shipTo: {
      recipient: '胡建波',
      phone: '+8613655550217',
      country: 'CN',
      region: '浙江省',
      city: '宁波市',
      district: '慈溪市',
      street: '新浦镇六塘公路32号',
      postcode: null,
    },
    pickup: false,
    requestedDate: '2026-11-20',
    customerReference: 'PO-1001',
    note: '请在周五前送到，电话联系。',
    total: { minor: 61_625, currency: 'CNY' },
  },
  profile: PLAIN_PROFILE,
  flow: 'standard',
  stage: 'pending',
  settingsVersion: 1,
  enteredStageAt: '2026-11-16T01:30:00.000Z',
  holds: [],
  heldFrom: null,
  approval: null,
  approved: [],
  tasks: [task],
  progress: [],
  shipments: [],
  returns: [],
  changes: [],
  complaints: [],
  promisedDate: null,
  way: [],
  incidents: [],
  rounds: [],
  payment: 'unknown',
  carrier: null,
  trackingNumber: null,
  attachedCaptures: [],
  placedAt: '2026-11-16T01:29:00.000Z',
  createdAt: '2026-11-16T01:30:00.000Z',
  updatedAt: '2026-11-16T01:30:00.000Z',
};

const aboutTask: AboutTask = {
  order,
  task,
  stage: pending,
  source: mailbox,
  steps: [
    { names: { 'zh-CN': '确认订单', en: 'Confirm the order' }, needs: [], url: link('confirm') },
    { names: { 'zh-CN': '取消订单', en: 'Cancel the order' }, needs: ['reason'], url: link('cancel') },
  ],
  detail: null,
  since: [
    {
      at: '2026-11-16T02:10:00.000Z',
      by: liNa,
      what: { 'zh-CN': '更改订单内容', en: 'changed what is ordered' },
      reason: null,
    },
  ],
  words: '你好，要 HN-M8 20 盒，红色电线 150.5 米，周五前送到。',
  replies: [
    { 'zh-CN': '确认', en: 'confirm' },
    { 'zh-CN': '挂起：等价格', en: 'hold: waiting for price' },
  ],
  showUrl: link('show'),
  insteadOf: null,
};

const review: MessageData['review-opened'] = {
  source: mailbox,
  receivedAt: '2026-11-16T01:29:00.000Z',
  dueAt: '2026-11-16T05:30:00.000Z',
  doubts: [
    { 'zh-CN': '第 2 行“大号垫片 5 盒”可能是几种商品。', en: 'Line 2, “大号垫片 5 盒”, may be several products.' },
    { 'zh-CN': '没有收货地址。', en: 'There is no delivery address.' },
  ],
  similarTo: 'SO-7K3M-91',
  excerpt: '你好，要 HN-M8 20 盒，\n大号垫片 5 盒，周五前送到。',
  asked: true,
  url: `${HUB}/desk/reviews/C01KA0000000000000000000002`,
  owner: '李娜',
  insteadOf: null,
};

const aboutCustomer = { order, trackUrl: `${HUB}/track/sample`, showPrices: true };

/** One plausible set of data for every message: for previews, and for tests that render each in each language. */
export const SAMPLES: MessageData = {
  'task-opened': { ...aboutTask, handedOverBy: '王伟', handedOverFor: null, note: null },
  notice: { ...aboutTask, task: noticeTask, steps: [] },
  reminder: { ...aboutTask, when: 'escalate', owner: '李娜', insteadOf: '陈静' },
  'order-changed': {
    order,
    differences: [
      {
        field: 'line',
        lineNo: 1,
        from: { is: 'line', sku: 'HN-M8', quantity: 20, unit: '盒', unitPrice: null },
        to: { is: 'line', sku: 'HN-M8', quantity: 30, unit: '盒', unitPrice: null },
      },
    ],
    by: liNa,
    showUrl: link('show'),
    insteadOf: null,
  },
  'order-cancelled': { order, by: { 'zh-CN': '客户', en: 'The customer' }, reason: '重复下单', insteadOf: null },
  'review-opened': review,
  'review-late': { ...review, asked: false },
  'customer-received': aboutCustomer,
  'customer-asked': {
    questions: [
      { number: 1, words: '您写的“大号垫片 5 盒”，请问要的是哪一种：A. 平垫 M8 (FW-M8)；B. 平垫 M10 (FW-M10)？' },
      { number: 2, words: '请告知收货地址：省市区、街道门牌、收货人和电话（自提请说明）。' },
    ],
    again: false,
    url: 'https://hub.example.com/ask/abc.def',
  },
  'customer-status': {
    ...aboutCustomer,
    stage: { 'zh-CN': '已发货', en: 'Shipped' },
    carrier: '顺丰速运',
    trackingNumber: 'SF1234567890123',
  },
  'customer-cancelled': { order },
  'customer-news': {
    ...aboutCustomer,
    news: {
      is: 'parcel',
      shipment: {
        id: 'shipment-5',
        at: '2026-11-18T02:00:00.000Z',
        carrier: '顺丰速运',
        trackingNumber: 'SF1234567890123',
        lines: [{ lineNo: 1, quantity: 10 }],
      },
    },
  },
  'staff-news': {
    order,
    by: liNa,
    what: { 'zh-CN': '添加备注', en: 'left a comment' },
    reason: null,
    quote: '@王伟 请确认库存',
    mentioned: true,
    url: `${HUB}/desk/orders/O01KA0000000000000000000001`,
    insteadOf: null,
  },
  digest: {
    of: 'open',
    groups: [
      {
        when: 'late',
        rows: [
          {
            orderNumber: order.number,
            what: pending,
            customer: '慈溪新浦胡记五金店',
            dueAt: task.dueAt,
            url: link('show'),
          },
        ],
      },
      {
        when: 'later',
        rows: [
          {
            orderNumber: null,
            what: mailbox,
            customer: null,
            dueAt: '2026-11-17T09:00:00.000Z',
            url: `${HUB}/desk/reviews/C01KA0000000000000000000002`,
          },
        ],
      },
    ],
    deskUrl: `${HUB}/desk`,
  },
  'task-answered': {
    state: 'comment',
    orderNumber: order.number,
    did: [],
    why: { 'zh-CN': '未能理解这一行。', en: 'The line was not understood.' },
    replies: aboutTask.replies,
    undo: null,
    showUrl: link('show'),
    insteadOf: null,
  },
  'stock-take-report': stockTakeSample,
  'signin-link': { url: `${HUB}/desk/in/sample`, minutes: 15 },
  'admin-notice': {
    title: { 'zh-CN': '有邮件无法送达', en: 'A mail could not be delivered' },
    lines: [{ 'zh-CN': '订单 SO-7K3M-91：客户邮箱拒收', en: 'Order SO-7K3M-91: the customer’s mailbox refuses mail' }],
  },
};
