import { plain } from './normalise/text.ts';
import { isUnitWord } from './normalise/unit.ts';

/** What a column of an order table holds. */
export type Column =
  | 'index'
  | 'code'
  | 'name'
  | 'spec'
  | 'quantity'
  | 'unit'
  | 'pack'
  | 'price'
  | 'amount'
  | 'remark'
  | 'date';

/** Words of table heads, zh, en and some neighbours; the longer fits are tried first by their order. */
const HEADS: [Column, RegExp][] = [
  ['index', /^(?:序号?|行号?|项次?|no\.?|s\.?no\.?|s\/n|#|pos\.?|line|item no\.? ?#?|行|编号\/no)$/],
  // What a carton holds is not how many are wanted.
  [
    'pack',
    /^(?:每[箱盒件包]|装箱|箱规|箱入|箱装|包装|入数|起订|pack(?:ing|aging)?\b|case (?:size|pack)|carton (?:size|qty)|inner|moq)|(?:units?|pcs|pieces|qty) ?(?:per|\/) ?(?:carton|ctn|case|box|pack)|规格\/箱/,
  ],
  ['amount', /^gp\b|gesamtpreis|金额|小计|总价|合计|amount|total|sum|betrag|extended/],
  ['price', /^(?:ep|vk|stk-?preis)\b|单价|价格|含税价|未税价|price|preis|rate|cost(?! ?-?cent)|unit ?price|^each$/],
  [
    'quantity',
    /总数|数量|申请数|申领|批准数|核准数|实发数|approved|订购数|订货数|采购数|需求数|件数|^数$|qty|quantity|q'?ty|menge|anzahl|stückzahl|cantidad|ordered|to order|^order$|需订|要货|订购|pcs$/,
  ],
  ['unit', /^(?:计量|计价|基本)?单位|unit|uom|^u\/m$|^me$|einheit|^einh\b|measure/],
  [
    'code',
    /料号|编码|货号|物料号|产品号|商品号|零件号|图号|代码|\bpart|sku|\bart\b|artikel|code|item ?(?:no|number|#|id)|cat(?:alog(?:ue)?)? ?no|mat(?:erial)?\.? ?n|model|型号/,
  ],
  ['date', /交期|交货|到货|日期|date|delivery|termin|^required$|need(?:ed)? by|^due/],
  ['spec', /规格|规范|尺寸|颜色|材质|spec|size|dimension|colou?r|material/],
  [
    'name',
    /品名|名称|货品|货物|商品|产品|物料|物品|品种|内容|描述|description|item|goods|product|article|bezeichnung|name/,
  ],
  ['remark', /备注|说明|remark|note|comment/],
];
const LONGEST_HEAD = 40;

/** What a table head says its column holds; null where it is no known head. */
export function columnOf(cell: string): Column | null {
  const text = plain(cell)
    .toLowerCase()
    .replace(/[:：*>»]+$/, '')
    .replace(/^[<«*]+/, '')
    .trim();
  if (text === '' || text.length > LONGEST_HEAD) return null;
  return isCounted(text) ? 'quantity' : (HEADS.find(([, pattern]) => pattern.test(text))?.[0] ?? null);
}

/** "Cartons", "箱数": the column counts them. */
const isCounted = (text: string): boolean =>
  (isUnitWord(text) && !/^units?$/.test(text)) || (/^\p{Script=Han}数$/u.test(text) && isUnitWord(text.slice(0, -1)));

/** Of several counts the total is what is wanted, and the cases rather than what they hold. */
const amountRank = (cell: string): number =>
  /批准|核准|实发|approved|confirmed/i.test(cell)
    ? 4
    : /总数|total/i.test(cell)
      ? 3
      : /数量|qty|quantity|menge|anzahl/i.test(cell)
        ? 2.5
        : /order/i.test(cell)
          ? 2
          : /^(?:pk|pack|inner|每)/i.test(cell.trim())
            ? 0
            : 1;

/** The unit that a head names: "数量(箱)", "Qty / ctn", "Cartons", "箱数", "Price/ctn (USD)". */
export function unitOfHead(cell: string): string | null {
  const text = plain(cell).toLowerCase();
  return (
    [text.replace(/数$/, ''), ...text.split(/[\s()/:,]+|\bper\b|\bin\b/)].find(
      (word) => isUnitWord(word) && !/^units?$/.test(word),
    ) ?? null
  );
}

/** The columns of a head row; null where the row is none: it needs an amount and something that names goods. */
export function columnsOf(row: readonly string[]): (Column | null)[] | null {
  if (row.some((cell) => /^\s*\d[\d.,]*\s*\p{L}{0,8}\s*$/u.test(cell))) return null;
  const named = row.map(columnOf);
  // "Product | Amount | Each": what is no sum is how many.
  const counted0 = named.includes('quantity') || !named.includes('price');
  const columns = counted0
    ? named
    : named.map((column, place) =>
        column === 'amount' && /^amount$/i.test(row[place]?.trim() ?? '') ? 'quantity' : column,
      );
  const goods = columns.some((column) => column === 'name' || column === 'code' || column === 'spec');
  const counted = columns.flatMap((column, place) => (column === 'quantity' ? [place] : []));
  const amounts = counted.sort((a, b) => amountRank(row[b] ?? '') - amountRank(row[a] ?? '')).slice(1);
  for (const place of amounts) columns[place] = 'pack';
  const first = new Set<Column>();
  const once = columns.map((column) => {
    if (column === null || column === 'name' || column === 'spec' || column === 'remark') return column;
    if (first.has(column)) return null;
    first.add(column);
    return column;
  });
  return goods && first.has('quantity') ? once : null;
}
