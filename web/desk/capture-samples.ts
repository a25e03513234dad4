import type { Language } from '../../shared/settings/language.ts';
import type { Draft } from '../../shared/understanding/draft.ts';
import { withMarks } from '../present/original-marks.ts';
import { SAMPLE_CONTENT, samplesFor } from '../samples.ts';
import { understoodView } from './review-fields.ts';
import type { CaptureListView, CaptureView, OriginalText, ReviewQueueView, ReviewView } from './views.ts';

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
  tables: null,
  attachments: [
    {
      name: '订货单.xlsx',
      size: 18_432,
      parts: [{ name: '订货单.xlsx', text: '编码\t数量\t单位\nBLT-M8-30-A2\t20\t盒' }],
    },
  ],
};

function baseOf(language: Language) {
  const samples = samplesFor(language);
  return { ...samples, mailbox: samples.say('销售邮箱', 'Sales mailbox') };
}
type Base = ReturnType<typeof baseOf>;

const reviewsSample = ({ say, mailbox }: Base): ReviewQueueView => ({
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
});

const reviewSample = ({ say, confirmed, mailbox }: Base): ReviewView => ({
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
  ...withMarks(ORIGINAL, understoodView(SAMPLE_DRAFT)),
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
  lookedAt: { by: '王伟', at: '2026-11-23T02:05:00.000Z' },
  handedOver: { by: '陈静', at: '2026-11-23T01:58:00.000Z', note: '老客户，先看上次的订单' },
  colleagues: [
    { id: 'wang-wei', name: '王伟' },
    { id: 'emma', name: 'Emma Clarke' },
  ],
  also: [
    {
      words: say('来件还投诉：“上次的螺母有两盒生锈”', 'The message also complains: “two boxes of nuts were rusty”'),
      order: { id: 'O01KB2', number: 'SO-7K3M-91' },
    },
  ],
  asked: ['lines[1].quantity'],
  values: {},
  errors: [
    { field: 'lines[0].sku', words: say('目录中没有商品 BLT-M9', 'There is no product BLT-M9 in the catalogue') },
  ],
});

const decidedSample = ({ say }: Base, review: ReviewView): ReviewView => ({
  ...review,
  understood: null,
  marks: {},
  lookedAt: null,
  handedOver: null,
  colleagues: [],
  errors: [],
  decided: {
    words: say('成为订单', 'Became an order'),
    by: '王伟',
    at: '2026-11-23T02:20:00.000Z',
    order: { id: 'O01KB5', number: 'SO-4HTA-60' },
  },
});

const captureSample = ({ say, mailbox }: Base): CaptureView => ({
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
  also: [],
  original: ORIGINAL,
});

const capturesSample = ({ say, mailbox }: Base, capture: CaptureView): CaptureListView => ({
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
});

/** Samples of the pages about what came in. */
export function captureSamplesFor(language: Language) {
  const base = baseOf(language);
  const reviews = reviewsSample(base);
  const review = reviewSample(base);
  const decided = decidedSample(base, review);
  const capture = captureSample(base);
  const captures = capturesSample(base, capture);
  return { reviews, review, decided, capture, captures };
}
