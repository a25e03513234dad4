import type { Language } from '../../shared/settings/language.ts';
import type { Draft } from '../../shared/understanding/draft.ts';
import { SAMPLE_CONTENT, samplesFor } from '../samples.ts';
import { understoodView } from './review-fields.ts';
import type {
  CaptureListView,
  CaptureView,
  LedgerView,
  MyTasksView,
  OrderPageView,
  OriginalText,
  ReviewQueueView,
  ReviewView,
  SourcesView,
} from './views.ts';

const MAIL = `李经理您好，

上次的螺栓再要 20 盒左右，M8 的，螺母照旧。
请周五前送到老地方。

周明
宁波海达机械有限公司`;

/** A message that leaves something open: which bolt, how many, how much it costs. */
export const SAMPLE_DRAFT: Draft = {
  kind: { value: 'order', confidence: 0.93, evidence: [] },
  language: 'zh-CN',
  lines: [
    {
      written: '螺栓再要 20 盒左右，M8 的',
      sku: { value: 'BLT-M8-30-A2', confidence: 0.62, evidence: [{ from: 'text', quote: '螺栓…M8 的' }] },
      quantity: { value: 20, confidence: 0.7, evidence: [{ from: 'text', quote: '20 盒左右' }] },
      unit: { value: '盒', confidence: 1, evidence: [{ from: 'text', quote: '20 盒左右' }] },
      unitPrice: { value: null, confidence: 0, evidence: [] },
      candidates: [
        { sku: 'BLT-M8-30-A2', name: '不锈钢六角螺栓 M8×30', score: 0.8 },
        { sku: 'BLT-M8-40-A2', name: '不锈钢六角螺栓 M8×40', score: 0.78 },
      ],
    },
    {
      written: '螺母照旧',
      sku: { value: null, confidence: 0, evidence: [] },
      quantity: { value: null, confidence: 0, evidence: [] },
      unit: { value: null, confidence: 0, evidence: [] },
      unitPrice: { value: null, confidence: 0, evidence: [] },
      candidates: [],
    },
  ],
  customer: {
    name: { value: '周明', confidence: 1, evidence: [{ from: 'sender', quote: '周明' }] },
    company: {
      value: '宁波海达机械有限公司',
      confidence: 0.96,
      evidence: [{ from: 'text', quote: '宁波海达机械有限公司' }],
    },
    phone: { value: null, confidence: 0, evidence: [] },
    email: { value: 'zhou.ming@haida.example', confidence: 1, evidence: [{ from: 'sender', quote: '' }] },
    chatId: { value: null, confidence: 0, evidence: [] },
    shopCustomerId: { value: null, confidence: 0, evidence: [] },
  },
  shipTo: { value: SAMPLE_CONTENT.shipTo, confidence: 1, evidence: [{ from: 'customer', quote: '' }] },
  pickup: false,
  requestedDate: { value: '2026-11-27', confidence: 0.9, evidence: [{ from: 'text', quote: '请周五前送到' }] },
  customerReference: { value: null, confidence: 0, evidence: [] },
  refersTo: { value: null, confidence: 0, evidence: [] },
  note: null,
  statedTotal: { value: null, confidence: 0, evidence: [] },
  doubts: [],
};

const ORIGINAL: OriginalText = {
  subject: '订货',
  text: MAIL,
  quoted: '> 上次订单已发货，谢谢。',
  truncated: false,
  attachments: [{ name: '订货单.xlsx', size: 18_432 }],
};

export function deskSamplesFor(language: Language) {
  const { say, glance, confirmed, ship, cancel, task, happenings } = samplesFor(language);
  const mailbox = say('销售邮箱', 'Sales mailbox');
  const held = { id: 'on-hold', name: say('已挂起', 'On hold'), category: 'hold' as const };
  const ledger: LedgerView = {
    rows: [
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
        tasks: [],
      },
    ],
    filters: { stage: 'confirmed', channel: '', source: '', owner: '', search: '', overdue: false },
    choices: {
      stages: [confirmed, held],
      channels: [{ id: 'email', name: say('邮件', 'E-mail') }],
      sources: [{ id: 'mail-sales', name: mailbox }],
      owners: [{ id: 'zhao-lei', name: '赵磊' }],
    },
    next: '2026-11-12T03:00:00.000Z#O01KB0',
    paged: true,
  };
  const order: OrderPageView = {
    order: glance,
    version: 4,
    externalId: null,
    payment: 'pending',
    carrier: null,
    trackingNumber: null,
    hold: null,
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
    answer: null,
  };
  const heldOrder: OrderPageView = {
    ...order,
    order: { ...glance, stage: held },
    hold: {
      reason: 'price',
      note: say('客户写的单价比目录低。', 'The stated price is below ours.'),
      since: '2026-11-22T03:00:00.000Z',
      by: '陈静',
    },
    steps: [cancel],
    can: { hold: false, resume: true, cancel: true },
    answer: {
      form: 'cancel',
      values: { reason: '' },
      errors: [{ field: 'reason', words: say('请填写原因。', 'Please give a reason.') }],
    },
  };
  const tasks: MyTasksView = {
    work: [
      {
        kind: 'task',
        orderId: 'O01KB1',
        orderNumber: 'SO-2PXD-38',
        customer: 'Müller GmbH',
        task: { ...task, dueAt: '2026-11-21T04:00:00.000Z', reason: order.tasks[1]?.reason ?? null },
      },
      { kind: 'task', orderId: 'O01KB2', orderNumber: 'SO-7K3M-91', customer: '宁波海达机械有限公司', task },
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
        orderId: 'O01KB4',
        orderNumber: 'SO-4HTA-60',
        customer: '',
        task: { ...task, dueAt: '2026-11-27T09:00:00.000Z' },
      },
    ],
  };
  const reviews: ReviewQueueView = {
    rows: [
      {
        captureId: 'C01KB9',
        source: mailbox,
        from: '周明 <zhou.ming@haida.example>',
        excerpt: MAIL.slice(0, 60),
        words: say('不确定是哪个商品', 'It is not certain which product is meant'),
        receivedAt: '2026-11-23T01:50:00.000Z',
        dueAt: '2026-11-23T05:50:00.000Z',
        owner: '李娜',
      },
      {
        captureId: 'C01KB8',
        source: say('经销商系统', 'Dealer systems'),
        from: null,
        excerpt: null,
        words: say('可能与 SO-7K3M-91 重复', 'It may be a duplicate of SO-7K3M-91'),
        receivedAt: '2026-11-22T01:50:00.000Z',
        dueAt: '2026-11-22T05:50:00.000Z',
        owner: '王伟',
      },
    ],
  };
  const review: ReviewView = {
    captureId: 'C01KB9',
    version: 3,
    path: '/desk/reviews/C01KB9',
    source: mailbox,
    channel: say('邮件', 'E-mail'),
    receivedAt: '2026-11-23T01:50:00.000Z',
    from: '周明 <zhou.ming@haida.example>',
    trust: 'unauthenticated',
    words: say('有内容需要核对', 'Something has to be checked'),
    owner: '李娜',
    dueAt: '2026-11-23T05:50:00.000Z',
    original: ORIGINAL,
    understood: understoodView(SAMPLE_DRAFT),
    findings: [
      {
        path: 'lines[0].sku',
        words: say(
          '第 1 行“螺栓再要 20 盒左右，M8 的”不确定是哪个商品',
          'Line 1: it is not certain which product is meant',
        ),
      },
      { path: 'lines[1].quantity', words: say('第 2 行“螺母照旧”没有明确的数量', 'Line 2 has no clear quantity') },
    ],
    similar: {
      id: 'O01KB2',
      number: 'SO-7K3M-91',
      stage: confirmed,
      customer: '宁波海达机械有限公司',
      goods: '不锈钢六角螺栓 M8×30',
      placedAt: '2026-11-23T01:12:00.000Z',
    },
    decided: null,
    values: {},
    errors: [
      { field: 'lines[0].sku', words: say('目录中没有商品 BLT-M9', 'There is no product BLT-M9 in the catalogue') },
    ],
  };
  const decided: ReviewView = {
    ...review,
    understood: null,
    errors: [],
    decided: {
      words: say('成为订单', 'Became an order'),
      by: '王伟',
      at: '2026-11-23T02:20:00.000Z',
      order: { id: 'O01KB5', number: 'SO-4HTA-60' },
    },
  };
  const sources: SourcesView = {
    day: '2026-11-23',
    rows: [
      {
        id: 'mail-sales',
        name: mailbox,
        channel: say('邮件', 'E-mail'),
        balance: { captured: 42, ordered: 25, attached: 6, setAside: 8, inReview: 2, inFlight: 1 },
      },
      {
        id: 'web',
        name: say('网页下单', 'Order form'),
        channel: say('网页表单', 'Web form'),
        balance: { captured: 9, ordered: 8, attached: 1, setAside: 0, inReview: 0, inFlight: 0 },
      },
      {
        id: 'erp',
        name: say('经销商系统', 'Dealer systems'),
        channel: say('标准 Webhook', 'Standard webhook'),
        balance: { captured: 0, ordered: 0, attached: 0, setAside: 0, inReview: 0, inFlight: 0 },
      },
    ],
  };
  const capture: CaptureView = {
    id: 'C01KB2',
    receivedAt: '2026-11-23T01:11:58.000Z',
    from: '周明 <zhou.ming@haida.example>',
    status: 'ordered',
    words: say('所有内容明确', 'Everything is certain'),
    order: { id: 'O01KB2', number: 'SO-7K3M-91' },
    source: mailbox,
    channel: say('邮件', 'E-mail'),
    trust: 'authenticated',
    test: false,
    size: 23_456,
    digest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    messageId: '<20261123011158.7@haida.example>',
    rule: 'certain',
    original: ORIGINAL,
  };
  const captures: CaptureListView = {
    source: { id: 'mail-sales', name: mailbox },
    day: '2026-11-23',
    rows: [
      capture,
      {
        ...capture,
        id: 'C01KB7',
        from: null,
        status: 'set-aside',
        words: say('自动回复', 'An automatic reply'),
        order: null,
      },
    ],
    next: '2026-11-23T01:11:58.000Z#C01KB2',
  };
  return { ledger, order, heldOrder, tasks, reviews, review, decided, sources, capture, captures };
}
