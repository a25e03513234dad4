import type { Language } from '../../shared/settings/language.ts';
import type { DeskContext } from '../views.ts';
import { renderDuplicate } from './duplicate.tsx';
import { renderDuplicates } from './duplicates.tsx';
import type { DuplicateView } from './duplicates-views.ts';
import { renderEntered } from './entered.tsx';
import { renderEntry } from './entry.tsx';
import type { EnteredView, EntryView } from './entry-views.ts';

type Add<P> = <V>(id: string, view: V, render: (view: V, context: DeskContext) => string, here: string) => P;

function entryFor(language: Language): EntryView {
  const say = (zh: string, en: string): string => (language === 'en' ? en : zh);
  const nut = { sku: 'HN-M8', name: say('六角螺母 M8', 'Hex nut M8') };
  return {
    formId: '5b0e6e0e-6f0c-4a6a-9d0b-0c8a0f4d7c11',
    sources: [
      { id: 'phone', name: say('电话订单', 'Telephone') },
      { id: 'phone-hh', name: say('汉堡电话', 'Telephone Hamburg') },
    ],
    country: 'CN',
    days: { from: '2026-11-23', to: '2027-11-23' },
    values: {
      search: say('王', 'Wang'),
      said: say('要二十盒螺母，还有垫片', 'twenty boxes of nuts, and washers'),
      q: 'M8',
    },
    lines: [{ ...nut, quantity: '20', unit: say('盒', 'box') }],
    errors: [{ field: 'phone', words: say('请填写电话或邮箱。', 'Type a telephone number or an e-mail address.') }],
    callers: {
      query: say('王', 'Wang'),
      hits: [
        {
          id: 'U01',
          line: say('海达机电 · 王小明', 'Haida · Wang Xiaoming'),
          contacts: ['+8613655550217'],
          place: say('宁波', 'Ningbo'),
        },
        { id: 'U05', line: say('王伟', 'Wang Wei'), contacts: [], place: null },
      ],
    },
    caller: {
      id: 'U01',
      line: say('海达机电 · 王小明', 'Haida · Wang Xiaoming'),
      usual: [{ ...nut, partNumber: 'HD-8', last: say('20 盒', '20 box'), at: '2026-11-03T02:00:00.000Z' }],
      places: [
        say('宁波慈溪新浦镇六塘公路32号', '32 Liutang Road, Cixi'),
        say('杭州滨江路1号', '1 Binjiang Road, Hangzhou'),
      ],
    },
    goods: { query: 'M8', hits: [{ ...nut, unit: say('盒', 'box'), price: '¥12.00' }] },
    unsure: [say('“垫片”：是哪一种？FW-M8 平垫 M8', '“washers”: which one? FW-M8 Flat washer M8')],
    focus: 'errors',
  };
}

const blank = (view: EntryView): EntryView => ({
  ...view,
  sources: view.sources.slice(0, 1),
  values: {},
  lines: [],
  errors: [],
  callers: null,
  caller: null,
  goods: null,
  unsure: null,
  focus: 'search',
});

const entered = (state: EnteredView['state'], more: Partial<EnteredView> = {}): EnteredView => ({
  captureId: 'C01',
  state,
  order: { id: 'O1', number: 'SO-7K3M-91' },
  words: 'SO-7K3M-91',
  findings: [],
  confirmation: null,
  resembles: false,
  ...more,
});

const compared = (language: Language): DuplicateView => {
  const say = (zh: string, en: string): string => (language === 'en' ? en : zh);
  const nut = say('HN-M8 六角螺母', 'HN-M8 Hex nut');
  return {
    captureId: 'C01',
    version: 2,
    state: 'waiting',
    source: say('销售邮箱', 'Sales mailbox'),
    receivedAt: '2026-11-23T01:10:00.000Z',
    from: 'wang@haida.example',
    rule: 'same-goods-again',
    words: say('与 SO-7K3M-91 的商品、客户和地址相同', 'The same goods, customer and place as SO-7K3M-91'),
    order: {
      id: 'O1',
      number: 'SO-7K3M-91',
      placedAt: '2026-11-22T01:10:00.000Z',
      source: say('网页下单', 'Order form'),
    },
    lines: [
      { mark: 'same', what: nut, message: '20', order: '20' },
      { mark: 'changed', what: 'FW-M8', message: '30', order: '10' },
      { mark: 'added', what: 'BV25-R', message: '100', order: '' },
      { mark: 'removed', what: 'QUOTE-1', message: '', order: '1' },
    ],
    fields: [{ mark: 'changed', what: say('客户单号', 'Customer’s number'), message: 'PO-2', order: 'PO-1' }],
    mayUndo: false,
    customer: { id: 'U01', line: say('海达机电', 'Haida') },
  };
};

/** What may be a copy, and what was taken for one. */
export function duplicatePreviews<P>(language: Language, page: Add<P>): P[] {
  const view = compared(language);
  const { captureId, source, from, receivedAt, words, version } = view;
  const order = { id: 'O1', number: 'SO-7K3M-91' };
  const row = { captureId, source, from, receivedAt, order, words, dueAt: '2026-11-23T05:10:00.000Z', version };
  const copy = { ...row, captureId: 'C02', dueAt: null, mayUndo: true };
  return [
    page(
      'duplicates',
      { waiting: [{ ...row, mayUndo: false }], attached: [copy] },
      renderDuplicates,
      '/desk/duplicates',
    ),
    page('duplicates-none', { waiting: [], attached: [] }, renderDuplicates, '/desk/duplicates'),
    page('duplicate', view, renderDuplicate, '/desk/duplicates/C01'),
    page(
      'duplicate-attached',
      { ...view, state: 'attached', mayUndo: true, customer: null, lines: null, fields: [] },
      renderDuplicate,
      '/desk/duplicates/C01',
    ),
  ];
}

/** The telephone entry in the states that look different. */
export function entryPreviews<P>(language: Language, page: Add<P>): P[] {
  const view = entryFor(language);
  const waiting = { order: null, findings: ['HN-M8?'] };
  return [
    page('entry', blank(view), renderEntry, '/desk/entry'),
    page('entry-filled', view, renderEntry, '/desk/entry'),
    page('entry-none', { ...blank(view), sources: [] }, renderEntry, '/desk/entry'),
    page('entered', entered('ordered', { confirmation: 'wang@haida.example' }), renderEntered, '/desk/entry/C01'),
    page('entered-review', entered('review', waiting), renderEntered, '/desk/entry/C01'),
    page('entered-copy', entered('copy'), renderEntered, '/desk/entry/C01'),
    page('entered-before', entered('sent-before'), renderEntered, '/desk/entry/C01'),
    page('entered-waits', entered('under-way', { order: null }), renderEntered, '/desk/entry/C01'),
  ];
}
