import type { CatalogueIndex } from '../../catalogue/search-index.ts';
import { isAside } from './aside.ts';

/** When a note was taken: "9/9 14:20", "下午3点". */
const TIME =
  /^\W{0,3}(?:(?:20\d\d[-/.年] ?)?\d{1,2}[-/.月]\d{1,2}日? ?)?(?:上午|下午|早上|晚上|中午)? ?\d{1,2}(?::\d{2}|点\d{0,2}分?)(?: ?[ap]m)?[ ,]+(?=.*\p{L}{2})/iu;
/** "Ole打来：", "The following order:" */
const HEAD = /^[^:]{1,40}:(?=.*\p{L})/u;
/** Behind these words a caller says what is wanted: "李阿姨要…", "老马面馆来电要…", "我是老周啊…". */
const BEFORE_GOODS = /来电话?|打电话|打来|电话里?说|[说讲]|[啊呀]|需要|想要|[要订补]购?|来/gu;
const LONGEST = 40;

/** When a note was taken says nothing of the goods; dates and hours in it look like sizes. */
export const withoutTime = (text: string): string => text.replace(TIME, ' ');

/** What stands before the amount, without the people and words that introduce the goods. Nothing that may tell goods apart is left out. */
export function introduced(before: string, catalogue: CatalogueIndex): string {
  const text = before.replace(HEAD, '');
  const ends = [...text.slice(0, LONGEST).matchAll(BEFORE_GOODS)].map(({ index, 0: word }) => ({
    start: index,
    end: index + word.length,
  }));
  const last = ends.findLast(
    ({ start, end }) =>
      start > 0 &&
      /\p{L}/u.test(text.slice(end)) &&
      /\p{Script=Han}/u.test(text) &&
      isAside(catalogue, text.slice(0, start)),
  );
  return last ? text.slice(last.end) : text;
}
