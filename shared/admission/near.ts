import { whatOf } from '../orders/fingerprint.ts';
import type { OrderContent, Party } from '../orders/goods.ts';

type Goods = Pick<OrderContent, 'lines'>;

/** Whether two orders have the same goods in the same quantities. */
export const sameGoods = (one: Goods, other: Goods): boolean => whatOf(one.lines).join() === whatOf(other.lines).join();

const skusOf = ({ lines }: Goods): Set<string> => new Set(lines.map((line) => line.sku));

/** Share of the products of both orders that are in both, above which they may be one and the same. */
const NEARLY = 0.5;

/**
 * Whether two orders have nearly the same goods: at least half of all their products in common, whatever the quantities. Another size or an
 * addition of other goods is no near match; a changed quantity, one more line or one exchanged line is.
 */
export function nearlySameGoods(a: Goods, b: Goods): boolean {
  const [one, other] = [skusOf(a), skusOf(b)];
  const common = [...one].filter((sku) => other.has(sku)).length;
  return common > 0 && common / (one.size + other.size - common) >= NEARLY;
}

type Named = Pick<Party, 'name' | 'company'>;

const bare = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

/** What every company's name has, in the countries where orders come from. */
const LEGAL_FORM =
  /股份有限公司|有限责任公司|有限公司|分公司|集团|公司|\b(?:co|company|ltd|limited|inc|llc|plc|gmbh|ag|kg|bv|nv|pty|sa|srl|spa|oy|ab|as|corp|corporation)\b\.?/giu;

const companyOf = ({ company }: Named): string => bare((company ?? '').normalize('NFKC').replaceAll(LEGAL_FORM, ' '));

/** Characters that a name has to have before it may stand for a longer one: 鼎海机械 for 宁波鼎海机械有限公司. */
const TELLING = 4;

/** Whether two orders name one company, however fully. */
export function isOneCompany(a: Named, b: Named): boolean {
  const [short, long] = [companyOf(a), companyOf(b)].sort((x, y) => x.length - y.length) as [string, string];
  return short.length >= TELLING && long.includes(short);
}

/** Whether two orders name one person. */
export const isOnePerson = (a: Named, b: Named): boolean => bare(a.name) !== '' && bare(a.name) === bare(b.name);
