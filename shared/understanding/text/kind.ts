import { known, type Passage } from '../context.ts';
import type { Field, MessageKind } from '../draft.ts';
import { plain } from '../normalise/text.ts';

/** What else is known of the message when its kind is judged. */
export interface KindSigns {
  /** Order lines with goods of the catalogue and an amount. */
  sureLines: number;
  lines: number;
  /** Our number or the customer's own is named. */
  refers: boolean;
  /** The text names one of our own order numbers: then it is hardly a new order. */
  names: boolean;
  subject: string;
}

type Sign =
  | 'change'
  | 'cancel'
  | 'enquiry'
  | 'complaint'
  | 'status'
  | 'order'
  | 'automatic'
  | 'advert'
  | 'thanks'
  | 'partial';

const SIGNS: Record<Sign, RegExp> = {
  automatic:
    /自动回复|自动答复|退信|系统退|投递失败|auto(?:matic)?[- ]?reply|out of (?:the )?office|on vacation|undeliverable|delivery status notification|mail delivery|mailer-daemon|user (?:unknown|not found)|收件人不存在|(?<!\d)550[ -]5\.\d/i,
  advert:
    /退订|unsubscribe|展位|展会|招聘|贷款|开发票.{0,6}(?:代|优惠)|newsletter|webinar|special offer|limited time|seo |guest post|邀请函|代开|推广|批发代理|we are a (?:leading )?manufacturer|我司专业生产|view in browser/i,
  thanks:
    /^(?:\W|收到|好的?|谢谢|感谢|多谢|辛苦了?|ok|okay|thanks?|thank you|thx|noted|received|got it|great|regards|cheers|for the .{0,30}|very much|so much|了|啦|哈)*$/iu,
  complaint:
    /投诉|质量问题|质量投诉|开裂|破损|损坏|坏了|断裂|生锈|发错|错发|发成|发过来的?(?:全|都)?是|给换|漏发|少发|少了|短少|缺货.{0,4}赔|不良|不合格|退货|退换|索赔|complaint|damaged|defective|broken|cracked|rusty|wrong (?:item|goods|product|size)|short(?:age|[- ]shipped| delivered)|missing (?:from|items)|non-?conform|reject(?:ed|ion)|claim|credit note|credit or|replacement for|problem with|8d/i,
  status:
    /到哪了|到哪里了|到哪儿了|发货了(?:吗|没|么)|发了(?:吗|没)|发出了?(?:吗|没)|什么时候(?:能)?(?:到|发)|何时(?:到|发)|几时(?:到|发)|还没(?:到|收到|发)|怎么还(?:没|不)|物流单号|快递单号|运单号|查(?:一下)?物流|催(?:一下|货)|进度|where (?:is|are) (?:my|our|the)|any (?:update|news|tracking)|tracking|status of|order status|has (?:it|the order|my order) (?:been )?(?:shipped|left)|when will (?:it|they|the|my|our).{0,40}(?:ship|arrive|leave|be delivered)|have you shipped|eta (?:on|for|of)|overdue|still waiting/i,
  cancel:
    /取消|撤单|作废|退单|不要了|不订了|cancel(?!lation fee)|kill (?:so|po|order|it)|scrap (?:the|this|our) order|withdraw (?:the|our) order|please void/i,
  partial:
    /第\s?\d+\s?行|那行|这行|其余|其他不变|别的不动|其它|rest (?:stands|unchanged|as is)|remaining|line \d+|other lines|item \d+|only|just the/i,
  change:
    /改成|改为|改到|改下|改一下|改个|改送|更正|更改|变更|修改|调整为|换成|换送|加到|增加到|减到|减为|追加到|加上.{0,20}(?:单|一起)|由.{0,20}改|原来.{0,12}改|推迟|延期|提前到|change|amend|revis(?:e|ion)|increase|reduce|decrease|instead of|update (?:the|our|my) (?:order|po|quantity|delivery|address)|remove line|take .{0,30} off|add .{0,40} to (?:so|po|order|our|the order)|postpone|push (?:it )?back|bring forward|new delivery (?:date|address)|replace .{0,60} with/i,
  enquiry:
    /多少钱|什么价|啥价|报价|报个价|报下价|报个|询价|询盘|问价|问下|问一下|请问|有没有|有冇|有货|现货|有现|起订量|能不能|可以做|可否|接.{0,8}吗|几钱|价格表|目录|样品|打样|优惠吗|quot(?:e|ation)|rfq|price (?:list|for|of)|best price|how much|do you (?:have|stock|sell|ship|offer|carry)|can you (?:do|supply|offer|make)|could you (?:offer|supply|let)|availab|moq|lead time|catalog|inquiry|enquiry|looking for|interested in|sample|不构成采购/i,
  order:
    /下单|订货|订购|采购订单|采购单|请供|请安排|安排发货|帮我发|发货|就按这个|直接下|要货|补货|来\d|purchase order|(?<![a-z])p\.?o\.?(?![a-z])|please (?:send|supply|ship|book|arrange|deliver)|pls (?:send|supply|ship|book|arrange)|we (?:would like to |want to |hereby )?order|i(?:'d| would)? (?:like to )?(?:order|need)|kindly supply|put me down|order attached|订单见附件|book \d/i,
};

function signsOf(passages: readonly Passage[]): Map<Sign, Passage> {
  const found = new Map<Sign, Passage>();
  for (const passage of passages) {
    const text = plain(passage.text).slice(0, 2000);
    if (text === '') continue;
    for (const [sign, pattern] of Object.entries(SIGNS) as [Sign, RegExp][]) {
      if (sign !== 'thanks' && !found.has(sign) && pattern.test(text)) found.set(sign, passage);
    }
  }
  return found;
}

const onlyThanks = (passages: readonly Passage[]): boolean =>
  passages.every(({ text }) => SIGNS.thanks.test(plain(text.slice(0, 400)).replaceAll(/\[[^\]]{0,12}\]/gu, '')));

/** What was found in a message, for the rules to judge. */
interface Judged extends KindSigns {
  has(sign: Sign): boolean;
  /** Something is ordered, by the words or by lines that are certain. */
  ordering: boolean;
}

interface KindRule {
  kind: MessageKind;
  when(message: Judged): boolean;
  confidence(message: Judged): number;
  by: Sign[];
}

const always = (confidence: number) => (): number => confidence;

/** Tried from top to bottom; the first that fits decides. */
const RULES: readonly KindRule[] = [
  {
    kind: 'noise',
    when: ({ has, sureLines }) => has('automatic') && sureLines === 0,
    confidence: always(0.95),
    by: ['automatic'],
  },
  {
    kind: 'noise',
    when: ({ has, subject }) => has('automatic') && SIGNS.automatic.test(plain(subject)),
    confidence: always(0.8),
    by: ['automatic'],
  },
  {
    kind: 'complaint',
    when: ({ has }) => has('complaint'),
    confidence: ({ has, refers }) => (has('order') && !refers ? 0.6 : 0.92),
    by: ['complaint'],
  },
  {
    kind: 'change',
    when: ({ has, refers, ordering }) => has('change') && (refers || !ordering),
    confidence: ({ refers }) => (refers ? 0.95 : 0.7),
    by: ['change'],
  },
  {
    kind: 'change',
    when: ({ has, sureLines }) => has('cancel') && has('partial') && sureLines === 0,
    confidence: always(0.7),
    by: ['cancel', 'partial'],
  },
  {
    kind: 'cancel',
    when: ({ has, sureLines }) => has('cancel') && sureLines === 0,
    confidence: ({ refers }) => (refers ? 0.95 : 0.8),
    by: ['cancel'],
  },
  {
    kind: 'status-question',
    when: ({ has, sureLines }) => has('status') && sureLines === 0,
    confidence: always(0.92),
    by: ['status'],
  },
  {
    kind: 'noise',
    when: ({ has, sureLines }) => has('advert') && sureLines === 0,
    confidence: ({ lines }) => (lines > 0 ? 0.7 : 0.92),
    by: ['advert'],
  },
  {
    kind: 'enquiry',
    when: ({ has, lines }) => has('enquiry') && (!has('order') || lines === 0),
    confidence: ({ has, sureLines }) => (has('order') ? 0.7 : sureLines > 0 ? 0.85 : 0.92),
    by: ['enquiry', 'order'],
  },
  {
    kind: 'order',
    when: ({ has, names }) => names || has('enquiry') || has('status') || has('change') || has('cancel'),
    confidence: always(0.6),
    by: ['order', 'enquiry', 'status', 'change', 'cancel'],
  },
  {
    kind: 'order',
    when: ({ lines }) => lines > 0,
    confidence: ({ sureLines }) => (sureLines > 0 ? 0.95 : 0.92),
    by: ['order'],
  },
  { kind: 'order', when: ({ has }) => has('order'), confidence: always(0.6), by: ['order'] },
];

/**
 * What the sender wants, by what the text says. Cautious: a message with order lines is never noise, and where signs of an order and of
 * something else meet, the confidence says that a person has to look.
 */
export function readKind(passages: readonly Passage[], signs: KindSigns): Field<MessageKind> {
  const found = signsOf(passages);
  const has = (sign: Sign): boolean => found.has(sign);
  const message: Judged = { ...signs, has, ordering: has('order') || signs.sureLines > 0 };
  const rule = RULES.find(({ when }) => when(message));
  if (rule) return known(rule.kind, rule.confidence(message), ...rule.by.flatMap((sign) => found.get(sign) ?? []));
  const [first] = passages;
  const grounds = first ? [first] : [];
  return onlyThanks(passages)
    ? known<MessageKind>('noise', 0.92, ...grounds)
    : known<MessageKind>('enquiry', 0.4, ...grounds);
}
