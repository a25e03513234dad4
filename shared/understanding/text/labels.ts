/** Labels of fields: the words that people write before a colon, in both languages. The first kind that fits counts. */
const LABELS = {
  fax: '传真|fax',
  otherAddress:
    '发票地址|开票地址|账单地址|公司地址|注册地址|invoice to|bill to|billing address|invoice address|registered (?:office|address)|registered in [\\w ]+|rechnungs(?:adresse|anschrift)',
  address:
    '收货地址|送货地址|交货地点|交货地址|收件地址|送货地点|详细地址|地址|送到|发到|寄到|送货至|发货至|(?:please )?(?:ship|deliver|send|delivery)(?: it)?[ -]to|delivery address|shipping address|address|liefer(?:adresse|anschrift)|lieferung an|versand an',
  region: '所在地区|所在区域|所在省市|省市区|地区|区域',
  date: '要求到货|希望到货|要求交货|到货|交货日期|交期|要货日期|到货日期|送货日期|交货时间|送货时间|需求日期|期望日期|到货时间|期望送达|delivery date|required date|required by|required on site|required|due date|needed by|need by|requested date|deliver by|date required|requested|wanted|needed|due|hope date|preferred date|(?:must |to |please )?(?:arrive|be (?:delivered|received|here)|reach us|in hands?|in stock)(?: by| on| before)|deliver(?:y|ed)? (?:by|on|before)|ship (?:by|on|before)|eta|送货|期望|希望|delivery|liefertermin|wunschtermin',
  otherDate:
    '制单日期|下单日期|订单日期|单据日期|签订日期|打印日期|日期|发送时间|order date|po date|issue date|issued|date|sent|printed',
  email: '邮箱|电子邮件|邮件|e-?mail',
  phone: '联系电话|telefon|handy|mobil|电话|手机|手机号码?|联系方式|telephone|tel|phone|mobile|mob|cell|ph|t|m',
  recipient: '收货人|收件人|收货联系人|收 *货 *人|recipient|consignee|receiver|attention|attn',
  name: '姓名|ihr name|ansprechpartner|联系人|订货人|下单人|采购员|contact|name|your name|buyer|ordered by',
  company:
    '公司|单位名称|公司名称|客户|客户名称|company|customer|firm|firma|account|organi[sz]ation|school|hotel|shop|restaurant|department|单位|订货单位|店名|学校',
  reference:
    '采购订单编?号|采购单号|订单编?号|客户订单号|合同编?号|采购单|采购订单|单号|我方单号|purchase order(?: no| number)?|po(?: number| no)?|order (?:no|number)|our ref|your reference|reference|ref|our order|lpo|bestell(?:nummer|-?nr\\.?)|bestellung(?: nr\\.?)?|auftrags?(?:nummer|-?nr\\.?)',
  quantity: '数量|数|订购数量|申领数?量?|申请数量?|领用数?量?|qty|quantity|menge|anzahl',
  goods:
    '商品|物资|物料|耗材|品种|artikel|货|产品|货品|订购内容|订购商品|订单内容|货物|品名|采购内容|order|items?|products?|goods',
  remark: '备注|bemerkung|anmerkung|hinweis|留言|说明|附言|remarks?|notes?|comments?|message',
  money: '合计|总计|总价|总额|金额|运费|小计|税额|大写|total|subtotal|grand total|freight|shipping|vat|tax',
  idle: '主题|发件人|抄送|结算方式|付款方式|付款条件|发票|开票|制单|审核|批准|subject|from|cc|payment|terms|payment terms|incoterms?|delivery terms|vat no',
} as const;
export type Label = keyof typeof LABELS;

const PATTERNS = Object.entries(LABELS).map(([label, words]) => ({
  label: label as Label,
  pattern: new RegExp(
    `^(?:${words})\\.?(?: ?\\/ ?[\\p{L} ]{2,24})? {0,6}\\d{0,2}(?:[（(][^()（）]{0,20}[)）])? {0,3}[:：=#] {0,6}`,
    'iu',
  ),
}));
const LEAD = /^[\s>*•·\-、]{0,8}/u;
const LONGEST_LABEL = 60;

/** A line of the form "label: value"; null where it has no known label. */
export function labelOf(line: string): { label: Label; value: string } | null {
  const text = line.replace(LEAD, '');
  const head = text.slice(0, LONGEST_LABEL).replaceAll(/[\t\u3000\u00a0]/g, ' ');
  for (const { label, pattern } of PATTERNS) {
    const match = pattern.exec(head);
    if (match) return { label, value: text.slice(match[0].length).trim() };
  }
  return null;
}
