import type { Language } from '../../shared/settings/language.ts';
import { samplesFor } from '../samples.ts';
import type {
  CustomersView,
  CustomerView,
  MergePreviewView,
  MergeView,
  PairsView,
  SideView,
} from './customer-views.ts';
import { learnedSamplesFor } from './learned-samples.ts';

const mark = (kind: 'phone' | 'email' | 'chat' | 'shop', value: string) => ({
  kind,
  shown: value,
  token: `${kind} ${value}`,
});

const AT = '2026-11-20T08:30:00.000Z';
const PHONE = mark('phone', '+8613805740001');
const MAIL = mark('email', 'zhou.ming@haida.example');
const SINCE = mark('chat', 'slack:U02ABCDEF');

type Say = ReturnType<typeof samplesFor>['say'];

const listSample = (say: Say): CustomersView => ({
  search: '',
  rows: [
    {
      id: 'U01',
      line: '宁波海达机械有限公司 · 周明',
      contacts: [PHONE.shown, MAIL.shown],
      place: '浙江省宁波市北仑区榕江路66号',
      since: AT,
    },
    { id: 'U02', line: say('未留姓名', 'No name given'), contacts: [], place: null, since: '2026-11-12T03:00:00.000Z' },
  ],
  next: '2026-11-12T03:00:00.000Z#U02',
  paged: true,
});

const mergesSample = (say: Say): MergeView[] => [
  {
    merge: 4,
    other: { id: 'U03', line: '周明' },
    at: '2026-11-22T06:00:00.000Z',
    by: '李娜',
    reason: say('同一个人换了邮箱', 'The same person with a new address'),
    moved: 1,
    undone: null,
    since: [SINCE],
  },
  {
    merge: 2,
    other: { id: 'U04', line: 'Haida' },
    at: '2026-11-21T06:00:00.000Z',
    by: '陈静',
    reason: null,
    moved: 2,
    undone: { at: '2026-11-21T07:00:00.000Z', by: '陈静' },
    since: null,
  },
];

const PLACES = ['浙江省宁波市北仑区榕江路66号 3号仓 315800', '浙江省宁波市鄞州区环城东路118号'];

function customerSample(
  { say, confirmed }: ReturnType<typeof samplesFor>,
  lessons: CustomerView['lessons'],
): CustomerView {
  const seen = { at: AT, source: say('销售邮箱', 'Sales mailbox'), captureId: 'C01KB2' };
  return {
    id: 'U01',
    version: 5,
    line: '宁波海达机械有限公司 · 周明',
    name: '周明',
    company: '宁波海达机械有限公司',
    allowRepeats: true,
    since: AT,
    language: say('中文', 'Chinese'),
    mergedInto: null,
    mayChange: true,
    identities: [
      { ...PHONE, ...seen },
      { ...MAIL, ...seen, captureId: null },
      { ...SINCE, at: null, source: null, captureId: null },
    ],
    free: [mark('email', 'einkauf@haida.example')],
    places: PLACES,
    orderPlaces: ['上海市浦东新区华夏东路1500号'],
    partNumbers: [{ number: 'HD-0815', sku: 'BLT-M8-30-A2' }],
    lessons,
    orders: [
      {
        id: 'O01KB2',
        number: 'SO-7K3M-91',
        stage: confirmed,
        goods: '不锈钢六角螺栓 M8×30',
        total: { minor: 113000, currency: 'CNY' },
        placedAt: '2026-11-23T01:12:00.000Z',
      },
    ],
    complaints: [
      { orderId: 'O01KB2', number: 'SO-7K3M-91', words: say('少了两盒', 'Two boxes are missing'), open: true, at: AT },
    ],
    reviews: [
      { captureId: 'C01KB9', words: say('没有明确的数量', 'No clear quantity'), receivedAt: AT, mayOpen: true },
    ],
    proposals: [
      {
        id: 'U05',
        line: '海达机械 · 周先生',
        because: [
          say('同一公司（海达机械）、同一地址', 'Same company (海达机械) at the same address'),
          say('电话 +8613805740001 出现在对方订单中', 'Telephone +8613805740001 stands in orders of the other one'),
        ],
      },
    ],
    merges: mergesSample(say),
    notes: [{ at: AT, by: '李娜', text: say('周五下午不收货', 'No deliveries on Friday afternoons') }],
    history: [
      { at: AT, by: '李娜', words: say('备注：周五下午不收货', 'noted: No deliveries'), captureId: null },
      { at: AT, by: say('销售邮箱', 'Sales mailbox'), words: say('建立客户', 'made the record'), captureId: 'C01KB2' },
    ],
    answer: {
      form: 'chosen',
      values: { to: '139' },
      errors: [{ field: 'to', words: say('没有找到唯一对应的客户。', 'This names no single customer.') }],
    },
  };
}

/** Samples of the pages about customers. */
export function customerSamplesFor(language: Language): {
  customers: CustomersView;
  customer: CustomerView;
  pointer: CustomerView;
  preview: MergePreviewView;
  pairs: PairsView;
} {
  const samples = samplesFor(language);
  const { say } = samples;
  const customer = customerSample(samples, learnedSamplesFor(language).rows);
  const side: SideView = {
    id: 'U01',
    version: 5,
    line: customer.line,
    name: customer.name,
    company: customer.company,
    identities: [PHONE, MAIL],
    places: PLACES,
    partNumbers: 1,
    orders: 12,
    since: AT,
  };
  const { proposals } = customer;
  return {
    customers: listSample(say),
    pairs: {
      pairs: proposals.map(({ id, line, because }) => ({
        one: { id: 'U01', line: customer.line },
        other: { id, line },
        because,
        mayMerge: true,
      })),
      next: null,
      paged: true,
    },
    customer,
    pointer: {
      ...customer,
      mergedInto: { id: 'U09', line: '宁波海达' },
      mayChange: false,
      identities: [],
      free: [],
      places: [],
      orderPlaces: [],
      partNumbers: [],
      orders: [],
      complaints: [],
      reviews: [],
      proposals: [],
      merges: [],
      notes: [],
      answer: null,
    },
    preview: {
      survivor: side,
      merged: {
        ...side,
        id: 'U05',
        version: 2,
        line: '海达机械 · 周先生',
        name: '周先生',
        identities: [SINCE],
        orders: 1,
      },
      because: proposals.flatMap(({ because }) => because),
      after: { name: '周明', company: customer.company, places: PLACES },
      conflicts: [{ number: 'HD-0815', stays: 'BLT-M8-30-A2', goes: 'NUT-M8-A2' }],
      refusal: null,
      values: {},
    },
  };
}
