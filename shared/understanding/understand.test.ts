import { describe, expect, it } from 'vitest';
import { draftOf, TEAHOUSE } from '../../test/kit/understand-context.ts';
import type { Draft } from './draft.ts';

const lines = (draft: Draft) => draft.lines.map(({ sku, quantity, unit }) => [sku.value, quantity.value, unit.value]);

describe('understand, free text', () => {
  it('reads a Chinese order with packs, date, place and contact', () => {
    const draft = draftOf('你好，要龙井小罐两箱，白瓷杯5打\n明天送到 浙江省宁波市海曙区中山路12号 李建平 13600001234');
    expect(lines(draft)).toEqual([
      ['TG-100', 48, '罐'],
      ['CUP-W-200', 60, '只'],
    ]);
    expect(draft.kind).toMatchObject({ value: 'order' });
    expect(draft.requestedDate.value).toBe('2026-03-25');
    expect(draft.shipTo.value).toMatchObject({
      region: '浙江省',
      city: '宁波市',
      district: '海曙区',
      street: '中山路12号',
      recipient: '李建平',
      phone: '+8613600001234',
    });
    expect(draft.language).toBe('zh-CN');
  });

  it('reads an English order with an aligned table, reference and total', () => {
    const draft = draftOf(
      [
        'Dear team,',
        'please supply against PO AB-1234:',
        '',
        'Item        Qty   Unit   Price (CNY)',
        'TG-100      48    tin    68.00',
        'POT-600     10    pcs    58.00',
        'Total                    3,844.00',
        '',
        'Deliver to: 17 Honeysuckle Drive, Newcastle NSW 2300',
        'Required by: 24 April 2026',
      ].join('\n'),
    );
    expect(lines(draft)).toEqual([
      ['TG-100', 48, '罐'],
      ['POT-600', 10, '把'],
    ]);
    expect(draft.lines[0]?.unitPrice.value).toEqual({ minor: 6800, currency: 'CNY' });
    expect(draft.customerReference.value).toBe('AB-1234');
    expect(draft.requestedDate.value).toBe('2026-04-24');
    expect(draft.shipTo.value).toMatchObject({ country: 'AU', city: 'Newcastle', postcode: '2300' });
    expect(draft.statedTotal.value).toEqual({ minor: 384_400, currency: 'CNY' });
    expect(draft.language).toBe('en');
  });

  it('quotes the original as evidence, never a paraphrase', () => {
    const text = '要　ＴＧ－１００　２箱';
    expect(text).toContain(draftOf(text).lines[0]?.sku.evidence[0]?.quote);
  });

  it('does not choose among products, and gives them as candidates', () => {
    const [line] = draftOf('马克杯 5打').lines;
    expect(line?.sku.value).toBeNull();
    expect(line?.candidates.map(({ sku }) => sku).sort()).toEqual(['CUP-B-350', 'CUP-W-350']);
  });

  it.each([
    ['TG-100 1e9箱'],
    ['TG-100 -3箱'],
    ['TG-100 5-10箱'],
    ['TG-100 大概5箱'],
    ['TG-100 1,5箱'],
    ['TG-100 若干箱'],
    ['TG-100 3托'],
    ['TBAG-G 30包'],
    ['TG-100 1箱共20罐'],
    ['TBAG-G 30'],
  ])('asks about the amount of %s', (text) => {
    const draft = draftOf(text);
    const [line] = draft.lines;
    const sure = line !== undefined && line.quantity.confidence >= 0.9 && line.unit.confidence >= 0.9;
    expect(sure).toBe(false);
    expect(draft.lines.length + draft.doubts.length).toBeGreaterThan(0);
  });

  it('says what it could not read instead of passing it over', () => {
    const draft = draftOf('TG-100 2箱\nZZ-9999 300 (M8 x 40)\nPOT-600 10把');
    expect(draft.lines.length === 3 || draft.doubts.some(({ path }) => path === 'lines')).toBe(true);
  });

  it.each([
    ['本周五（3月28日）前到', 'requestedDate'],
    ['3月1日前到', 'requestedDate'],
    ['一半送杭州一半送宁波', 'shipTo'],
    ['等下，我写错了', 'lines'],
  ])('doubts %s', (text, path) => {
    expect(draftOf(`TG-100 2箱\n${text}`).doubts.map((doubt) => doubt.path)).toContain(path);
  });

  it('leaves the known customer’s place where nothing else is said, and doubts another', () => {
    expect(draftOf('TG-100 2箱 照旧送', { customer: TEAHOUSE }).shipTo).toMatchObject({ value: null, evidence: [] });
    expect(draftOf('TG-100 2箱，送到合肥', { customer: TEAHOUSE }).shipTo.evidence).toHaveLength(1);
    expect(draftOf('TG-100 2箱，送到杭州', { customer: TEAHOUSE }).shipTo.evidence).toHaveLength(0);
  });

  it('knows the customer’s part numbers and goods that are fetched', () => {
    const draft = draftOf('QQ-01 3箱，明天自提', { customer: TEAHOUSE });
    expect(lines(draft)).toEqual([['TG-100', 72, '罐']]);
    expect(draft.pickup).toBe(true);
  });

  it('never takes a fax for a telephone', () => {
    expect(draftOf('TG-100 2箱\n传真：0571-85550121').customer.phone.value).toBeNull();
    expect(draftOf('TG-100 2箱\n电话 0571-85550120   传真 0571-85550121').customer.phone.value).toBe('+8657185550120');
  });
});

describe('kinds', () => {
  it.each([
    ['龙井小罐两箱，送到店里', 'order'],
    ['SO-7K3M-91 龙井小罐改成3箱', 'change'],
    ['SO-7K3M-91 不要了，取消', 'cancel'],
    ['龙井小罐多少钱一罐？有现货吗', 'enquiry'],
    ['Could you please quote for 500 mugs?', 'enquiry'],
    ['上次的茶杯破损了3只，要求索赔', 'complaint'],
    ['SO-7K3M-91 到哪了', 'status-question'],
    ['I am out of office until 7 April.', 'noise'],
    ['收到，谢谢', 'noise'],
  ])('%s is %s', (text, kind) => expect(draftOf(text).kind.value).toBe(kind));

  it('never takes an order for noise', () => {
    const draft = draftOf('展位火热预订中，退订请回复T\n另外我们要 TG-100 2箱');
    expect(draft.kind.value).not.toBe('noise');
    expect(draft.lines).toHaveLength(1);
  });
});

describe('tables and attachments', () => {
  const table = {
    name: 'order.xlsx',
    truncated: false,
    rows: [
      ['清泉茶馆采购单', '', '', ''],
      ['单号：CG-0042', '', '', ''],
      ['数量', '单位', '品名', '单价'],
      ['2', '箱', '龙井小罐', '68.00'],
      ['5', '打', '白瓷杯', '9.80'],
      ['', '', '合计', '3852.00'],
      ['', '', '运费', '30'],
    ],
  };

  it('reads rows in any order of columns, without totals and freight', () => {
    const draft = draftOf('订单见附件', { tables: [table] });
    expect(lines(draft)).toEqual([
      ['TG-100', 48, '罐'],
      ['CUP-W-200', 60, '只'],
    ]);
    expect(draft.customerReference.value).toBe('CG-0042');
    expect(draft.lines[0]?.sku.evidence[0]?.from).toBe('attachment:order.xlsx');
  });

  it('does not double what text and attachment both say, and doubts what they say differently', () => {
    expect(lines(draftOf('龙井小罐2箱，白瓷杯5打，详见附件', { tables: [table] }))).toHaveLength(2);
    const other = draftOf('龙井小罐3箱，详见附件', { tables: [table] });
    expect(other.lines).toHaveLength(2);
    expect(other.doubts.map(({ path }) => path)).toContain('lines[0].quantity');
  });

  it('reads the table of an HTML message once', () => {
    const html =
      '<p>Please send</p><table><tr><th>Item</th><th>Qty</th></tr><tr><td>TG-100</td><td>5</td></tr></table>';
    const draft = draftOf('Please send\nItem\tQty\nTG-100\t5', {}, { html });
    expect(lines(draft)).toEqual([['TG-100', 5, '罐']]);
  });

  it('leaves tables of quoted mails alone', () => {
    const html =
      '<p>2 boxes please</p><blockquote><table><tr><th>Item</th><th>Qty</th></tr><tr><td>POT-600</td><td>99</td></tr></table></blockquote>';
    expect(draftOf('TG-100 5罐', {}, { html }).lines.map(({ sku }) => sku.value)).toEqual(['TG-100']);
  });

  it('points to a picture that it cannot read', () => {
    const attachments = [{ filename: 'a.jpg', contentType: 'image/jpeg', bytes: new Uint8Array() }];
    expect(draftOf('照片上这种 200个', {}, { attachments }).doubts.map(({ path }) => path)).toContain('lines');
  });

  it('cuts a table that is too long, and says so', () => {
    const rows = [['品名', '数量'], ...Array.from({ length: 5100 }, () => ['龙井小罐', '1'])];
    const draft = draftOf('见附件', { tables: [{ name: 'x', truncated: false, rows }] });
    expect(draft.lines).toHaveLength(1000);
    expect(draft.doubts.length).toBeGreaterThan(0);
  });
});
