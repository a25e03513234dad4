import type { CatalogueIndex } from '../../catalogue/search-index.ts';
import { isPerson } from '../normalise/person.ts';
import { isAside } from './aside.ts';

/** When a note was taken: "9/9 14:20", "下午3点". */
const TIME =
  /^\W{0,3}(?:(?:20\d\d[-/.年] ?)?\d{1,2}[-/.月]\d{1,2}日? ?)?(?:上午|下午|早上|晚上|中午)? ?\d{1,2}(?::\d{2}|点\d{0,2}分?)(?: ?[ap]m)?[ ,]+(?=.*\p{L}{2})/iu;
/** "【语音转文字】": what kind of note it is. */
const LABEL = /^\W{0,3}【\P{N}{1,16}】/u;
/** "Ole打来：", "The following order:" */
const HEAD = /^[^:]{1,40}:(?=.*\p{L})/u;
/** Behind these words a caller says what is wanted: "李阿姨要…", "老马面馆来电要…", "我是老周啊…". */
const BEFORE_GOODS =
  /[这本]次(?:就?要|订|来)?|来电话?|打电话|打来|电话里?说|[说讲]|[啊呀]|需要|想要|[要订补]购?|[给帮](?:我们?)?(?:再|先)?[送发拿寄配备]|来/gu;
/** The same in English: "for our institute I need …", "this is Harlan over at Biggs, can you send …". */
const ORDERING =
  /\b(?:need|want|like|order|send|supply|deliver|arrange|include|have|get|do|add|book|take|require|reserve)(?:s|ed|ing)?\b(?: (?:us|me|you|over|out|also|please|to|for|another|in)\b)*/giu;
/** "order 2026-164:", "PO 1187 -" */
const NUMBERED =
  /^\W{0,40}(?:\S{1,60} ){0,3}(?:order|p\.?o\.?|bestellung|auftrag|ref|purchase order|订单|采购单|单号)[ .#:]{0,8}[A-Z0-9][\w/.-]{0,40}\d[\w/.-]{0,40}\s{0,8}(?::|-)\s*/iu;
const LONGEST = 40;
const LONGEST_ENGLISH = 120;
/** "高师傅 18800005519 …": a caller with the number. */
const CALLER = /^(?:[^\s,，。;；:：]{1,20}[\s,，:：]{1,3})?(?<!\d)1[3-9]\d{9}(?!\d)[\s,，:：]{1,3}(?=.*\p{L})/u;
const TITLE = /(?:师傅|老板|经理|总|工|先生|女士|小姐|主任|店长|会计|老师|阿姨|姐|哥)$/u;
/** "长江工地林志刚 …", "高师傅 …": a first word that ends in a person. A short name alone may be a brand. */
function withoutCaller(text: string, catalogue: CatalogueIndex): string {
  const first = /^\p{Script=Han}{2,16}(?=\s)/u.exec(text)?.[0] ?? '';
  const named = TITLE.test(first) || (first.length >= 5 && isPerson(first.slice(-3)));
  return named && isAside(catalogue, first) ? text.slice(first.length) : text;
}

/** "阿欣13:05来电：": the hour stands between who called and that they did. */
const CALLED = /^(\S{1,12}?) ?\d{1,2}:\d{2} ?(?=来电|打来|电话|call|phon)/iu;

const MONTH =
  '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|januar|februar|märz|mai|juni|juli|okt|dez)[a-zä]{0,6}';
const WEEKDAY =
  '(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|montag|diens|mittwoch|donners|frei|sams|sonn)(?:day|tag)?';
/** "in by Thursday 19 June", "before May 5th", "bis 30. Juni": when the goods are wanted. */
const DATE = new RegExp(
  `\\s(?:in )?(?:(?:by|on|for|before|until|till|latest|bis|am|zum|spätestens) (?:the |den |zum )?)?(?:${WEEKDAY}\\.?,? (?:the |den )?)?(?:\\d{1,2}(?:st|nd|rd|th|\\.)? (?:of )?${MONTH}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?)(?![a-z\\d])(?:,? 20\\d\\d)?(?: please| latest| the latest)?`,
  'giu',
);

/** When a note was taken and when the goods are wanted says nothing of the goods; dates and hours look like sizes. */
export const withoutTime = (text: string): string =>
  text.replace(TIME, ' ').replace(CALLED, '$1').replaceAll(DATE, ' ');

/** What follows thanks is a name. */
const THANKS = /[\s,;]{1,8}(?:thx|thanks|thank you|cheers|regards|best)\b.*$/iu;
export const withoutThanks = (text: string): string => text.replace(THANKS, '');

/** "12 rolls of kraft paper for our fete", "5 bags vermiculite to what's coming": what goods are for, and where and why, does not tell them apart. */
/** "三箱 务必冷冻车", "一包 谢谢 还是B407": behind the amount and a gap, how and where to. */
const HANDLING =
  /(?:^|\s)(?:[明后今][天早晚日]|[上下]午|早上|晚上|(?:这|本|下)?(?:周|星期|礼拜)[一二三四五六日天])(?:[上下]午|早上|晚上|前|之前)?(?:[送发拉到放].*)?$|(?:^|\s)送(?:过来|到|去).*$|\s(?:务必|一定要?|还是|照[旧样老]|老(?:地方|地址|样子)|送|寄|放|运|发(?=[到往去顺德货])|尽量|最好|到付|自提|自取|记得|麻烦|谢|多谢|辛苦|拜托|月结|开票|要?发票|走[德顺物快]).*$/u;
const PURPOSES: readonly RegExp[] = [
  /\bfor (?:our|the|my|their|his|her|a|an|use)\b.*$/iu,
  /\s(?:to|at|by|before|because|cause|cos|since|as|so|if|when|an|nach|bis|für|weil|damit)\s.*$/iu,
];
export function withoutPurpose(after: string, catalogue: CatalogueIndex): string {
  return PURPOSES.reduce(
    (left, pattern) => {
      const purpose = pattern.exec(left);
      return purpose && isAside(catalogue, purpose[0]) ? left.slice(0, purpose.index) : left;
    },
    after.replace(HANDLING, ''),
  );
}

/** Where what introduces the goods ends: behind the last word of ordering before which nothing says anything of goods. */
function endOfLead(text: string, words: RegExp, longest: number, catalogue: CatalogueIndex): number {
  const ends = [...text.slice(0, longest).matchAll(words)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const last = ends.findLast(
    ({ start, end }) => start > 0 && /\p{L}/u.test(text.slice(end)) && isAside(catalogue, text.slice(0, start)),
  );
  return last?.end ?? 0;
}

/** What stands before the amount, without the people and words that introduce the goods. Nothing that may tell goods apart is left out. */
export function introduced(before: string, catalogue: CatalogueIndex): string {
  const text = withoutCaller(
    before.replace(LABEL, '').replace(NUMBERED, '').replace(HEAD, '').replace(CALLER, '').trimStart(),
    catalogue,
  );
  const end = /\p{Script=Han}/u.test(text)
    ? endOfLead(text, BEFORE_GOODS, LONGEST, catalogue)
    : endOfLead(text, ORDERING, LONGEST_ENGLISH, catalogue);
  return text.slice(end);
}
