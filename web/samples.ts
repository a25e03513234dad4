import type { OrderContent } from '../shared/orders/goods.ts';
import type { Language } from '../shared/settings/language.ts';
import { paths } from './paths.ts';
import type {
  ActionView,
  ActView,
  DeskContext,
  HappeningView,
  OrderFormView,
  OrderGlance,
  StepView,
  TaskView,
  ThanksView,
} from './views.ts';

/** Sample views: what tests and previews of the pages show. */
const NOW = '2026-11-23T02:30:00.000Z';

const EVERY_PAGE = [
  ...[paths.tasks, paths.team, paths.orders, paths.reviews, paths.customers, paths.reports, paths.sources],
  ...[paths.check, paths.absences, paths.settings, paths.deadLetters],
];

export const sampleContext = (language: Language, here = '/desk/orders?stage=confirmed'): DeskContext => ({
  language,
  timeZone: 'Asia/Shanghai',
  now: NOW,
  company: language === 'en' ? 'Example Hardware Ltd' : '示例五金有限公司',
  here,
  flash: null,
  staff: { id: 'li-na', name: '李娜', manages: true, pages: EVERY_PAGE },
  counts: { tasks: 3, reviews: 2 },
});

export const SAMPLE_CONTENT: OrderContent = {
  party: {
    customerId: 'U01',
    name: '周明',
    company: '宁波海达机械有限公司',
    phone: '+8613805740001',
    email: 'zhou.ming@haida.example',
    chatId: null,
  },
  lines: [
    {
      lineNo: 1,
      sku: 'BLT-M8-30-A2',
      description: '不锈钢六角螺栓 M8×30',
      quantity: 20,
      unit: '盒',
      unitPrice: { minor: 3850, currency: 'CNY' },
    },
    {
      lineNo: 2,
      sku: 'NUT-M8-A2',
      description: '不锈钢六角螺母 M8',
      quantity: 2000,
      unit: '个',
      unitPrice: { minor: 18, currency: 'CNY' },
    },
    {
      lineNo: 3,
      sku: 'WSH-M8-A2-DIN125',
      description: '平垫圈 M8 DIN 125，加厚，A2-70',
      quantity: 12.5,
      unit: '千克',
      unitPrice: null,
    },
  ],
  shipTo: {
    recipient: '周明',
    phone: '+8613805740001',
    country: 'CN',
    region: '浙江省',
    city: '宁波市',
    district: '北仑区',
    street: '大碶街道榕江路66号3号仓',
    postcode: '315800',
  },
  pickup: false,
  requestedDate: '2026-11-27',
  customerReference: 'PO-2026-1187',
  note: '请送到3号仓，到货前电话联系。\n发票随货。',
  total: null,
};

const WITH_TOTAL: OrderContent = {
  ...SAMPLE_CONTENT,
  lines: SAMPLE_CONTENT.lines.slice(0, 2),
  total: { minor: 113000, currency: 'CNY' },
};

function baseOf(language: Language) {
  const say = (zh: string, en: string): string => (language === 'en' ? en : zh);
  return { say, confirmed: { id: 'confirmed', name: say('已确认', 'Confirmed'), category: 'open' as const } };
}
type Base = ReturnType<typeof baseOf>;

const glanceSample = ({ say, confirmed }: Base): OrderGlance => ({
  id: 'O01KB2',
  number: 'SO-7K3M-91',
  stage: confirmed,
  content: WITH_TOTAL,
  source: say('销售邮箱', 'Sales mailbox'),
  placedAt: '2026-11-23T01:12:00.000Z',
});

const shipSample = ({ say }: Base): StepView => ({
  id: 'ship',
  name: say('发货', 'Ship'),
  to: say('已发货', 'Shipped'),
  needs: ['carrier', 'trackingNumber'],
  ends: false,
});

const confirmSample = ({ say, confirmed }: Base): StepView => ({
  id: 'confirm',
  name: say('确认订单', 'Confirm the order'),
  to: confirmed.name,
  needs: [],
  ends: false,
});

const cancelSample = ({ say }: Base): StepView => ({
  id: 'cancel',
  name: say('取消订单', 'Cancel the order'),
  to: say('已取消', 'Cancelled'),
  needs: ['reason'],
  ends: true,
});

const taskSample = ({ confirmed }: Base): TaskView => ({
  id: 'stage-2',
  kind: 'stage',
  stage: confirmed.name,
  owner: '赵磊',
  ownerId: 'zhao-lei',
  dueAt: '2026-11-23T09:00:00.000Z',
  reason: null,
});

const happeningsSample = ({ say }: Base): HappeningView[] => [
  {
    at: '2026-11-23T01:12:05.000Z',
    actor: say('系统', 'The hub'),
    words: say('受理订单', 'admitted the order'),
    reason: say('所有内容明确', 'Everything is certain'),
  },
  {
    at: '2026-11-23T01:40:00.000Z',
    actor: '李娜',
    words: say('将订单转到“已确认”', 'moved the order to “Confirmed”'),
    reason: null,
  },
  {
    at: '2026-11-23T02:05:00.000Z',
    actor: '陈静',
    words: say('添加备注', 'left a comment'),
    reason: say('客户希望分两批发货。', 'The customer would like two shipments.'),
  },
];

const besidesSample = (say: Base['say']): ActView[] => [
  {
    id: 'lines.shipped',
    name: say('登记部分发货', 'Record what was shipped'),
    to: null,
    needs: [],
    may: ['carrier', 'trackingNumber'],
    ends: false,
    lines: [{ field: 'qty.1', name: say('不锈钢六角螺栓 M8×30', 'Hex bolt M8×30'), most: say('20 盒', '20 boxes') }],
  },
  {
    id: 'order.hold',
    name: say('挂起', 'Put on hold'),
    to: null,
    needs: ['holdReason', 'note'],
    ends: false,
  },
  {
    id: 'task.hand-over',
    name: say('转交他人', 'Hand over to somebody else'),
    to: null,
    needs: ['handTo'],
    may: ['note'],
    ends: false,
    people: [{ id: 'wang-wei', name: '王伟' }],
  },
];

const actionSample = ({ say }: Base, glance: OrderGlance, ship: StepView, task: TaskView): ActionView => ({
  path: '/do/eyJwIjoic3RlcCJ9.c2ln',
  version: 3,
  order: glance,
  task,
  staffName: '赵磊',
  state: { kind: 'ready', steps: [ship], besides: besidesSample(say), commandId: 'link', values: {}, errors: [] },
});

const orderFormSample = ({ say }: Base): OrderFormView => ({
  source: 'web',
  sourceName: say('网页下单', 'Order form'),
  token: '0d9a4b6e-5f0e-4a0e-9a0f-0c5f3f1f5a11',
  country: 'CN',
  phone: '+86 574 5550 0100',
  days: { from: '2026-11-23', to: '2027-11-23' },
  lines: [{ sku: 'BLT-M8-30-A2', name: '不锈钢六角螺栓 M8×30', quantity: '20', unit: '盒' }],
  values: {},
  errors: [],
  search: null,
});

const thanksSample = (orderForm: OrderFormView): ThanksView => ({
  source: 'web',
  sourceName: orderForm.sourceName,
  number: 'SO-7K3M-91',
  trackUrl: 'https://hub.example.com/track/abc.def',
  phone: '+86 574 5550 0100',
});

export function samplesFor(language: Language) {
  const base = baseOf(language);
  const glance = glanceSample(base);
  const ship = shipSample(base);
  const confirm = confirmSample(base);
  const cancel = cancelSample(base);
  const task = taskSample(base);
  const happenings = happeningsSample(base);
  const action = actionSample(base, glance, ship, task);
  const orderForm = orderFormSample(base);
  const thanks = thanksSample(orderForm);
  return { ...base, glance, ship, confirm, cancel, task, happenings, action, orderForm, thanks };
}
