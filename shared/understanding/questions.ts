import type { Finding } from '../admission/decision.ts';
import type { Language } from '../settings/language.ts';
import type { Candidate, Draft, DraftLine } from './draft.ts';
import { clip } from './normalise/text.ts';

/** One thing that the customer is asked, and the fields that the answer settles. */
export interface Question {
  paths: string[];
  words: string;
}

const MOST_CANDIDATES = 5;
const WRITTEN = 80;

const TEXTS = {
  'zh-CN': {
    sure: (written: string, option: string) => `您写的“${written}”，请问是 ${option} 吗？`,
    sku: (written: string, options: string) =>
      options
        ? `您写的“${written}”，请问要的是哪一种：${options}？`
        : `您写的“${written}”，我们没有找到对应的商品，请告知型号规格或我们的商品编码。`,
    quantity: (written: string) => `“${written}”，请问需要多少数量？`,
    unit: (written: string) => `“${written}”，请问数量的单位是什么（只、盒、箱……）？`,
    unitPrice: (written: string, why: string) => `“${written}”的价格需要确认：${why}。`,
    lines: '请告知需要哪些商品，各多少数量。',
    shipTo: '请告知收货地址：省市区、街道门牌、收货人和电话（自提请说明）。',
    requestedDate: '请告知希望哪一天收到货（年月日）。',
    'customer.phone': '请留一个联系电话。',
    refersTo: '请告知是哪一张订单（订单号）。',
    customerReference: '请确认贵方的订单号。',
    options: '；',
  },
  en: {
    sure: (written: string, option: string) => `You wrote “${written}”. Do you mean ${option}?`,
    sku: (written: string, options: string) =>
      options
        ? `You wrote “${written}”. Which of these do you mean: ${options}?`
        : `You wrote “${written}”. We found no such product; please give the specification or our item code.`,
    quantity: (written: string) => `“${written}”: how many do you need?`,
    unit: (written: string) => `“${written}”: in which unit is the quantity (pieces, boxes, cartons)?`,
    unitPrice: (written: string, why: string) => `“${written}”: the price has to be confirmed: ${why}.`,
    lines: 'Which goods do you need, and how many of each?',
    shipTo:
      'Where should we ship to? Please give street, town, postcode, country, recipient and telephone (or say that you collect).',
    requestedDate: 'On which day do you need the goods (day, month, year)?',
    'customer.phone': 'Please give us a telephone number.',
    refersTo: 'Which order do you mean (order number)?',
    customerReference: 'Please confirm your order number.',
    options: '; ',
  },
} as const;

type Texts = (typeof TEXTS)[Language];

/** The goods as the customer wrote them, shortened. */
const writtenOf = (line: DraftLine): string => clip(line.written.replaceAll(/\s+/g, ' '), WRITTEN);

/** The products that a line may mean, as the question offers them: `A` is the first. */
export const offeredOf = ({ candidates }: Pick<DraftLine, 'candidates'>): Candidate[] =>
  candidates
    .filter(({ sku }, index) => candidates.findIndex((other) => other.sku === sku) === index)
    .slice(0, MOST_CANDIDATES);

/** Letters, since the questions have the numbers: a customer answers "B", or "2B". */
const LETTERS = 'ABCDE';

function askProduct(line: DraftLine, written: string, texts: Texts): string {
  const named = offeredOf(line).map(({ sku, name }) => `${name} (${sku})`);
  if (named.length === 1) return texts.sure(written, named[0] ?? '');
  return texts.sku(written, named.map((name, index) => `${LETTERS[index]}. ${name}`).join(texts.options));
}

function ofLine(line: DraftLine, field: string, finding: Finding, language: Language): string {
  const texts = TEXTS[language];
  const written = writtenOf(line);
  if (field === 'sku') return askProduct(line, written, texts);
  if (field === 'unitPrice') return texts.unitPrice(written, finding.words[language]);
  if (field === 'unit') return texts.unit(written);
  // A number that was read but breaks a rule (less than is sold, two numbers) is explained by the rule's own words.
  return line.quantity.value === null ? texts.quantity(written) : finding.words[language];
}

function wordsOf(finding: Finding, draft: Draft, language: Language): string {
  const match = /^lines\[(\d+)\]\.(\w+)$/.exec(finding.path);
  const line = match ? draft.lines[Number(match[1])] : undefined;
  if (line && match?.[2]) return ofLine(line, match[2], finding, language);
  const texts = TEXTS[language];
  const whole = finding.path.startsWith('shipTo') ? 'shipTo' : finding.path;
  if (whole === 'requestedDate' && draft.requestedDate.value !== null) return finding.words[language];
  const known = whole in texts ? texts[whole as keyof Texts] : null;
  return typeof known === 'string' ? known : finding.words[language];
}

/**
 * What the customer is asked, in the language of the draft unless another is given: one question per line and field, naming the goods as they
 * wrote them, with the products that may be meant. Findings that only staff can settle are left out.
 */
export function questionsOf(
  findings: readonly Finding[],
  draft: Draft,
  language: Language = draft.language,
): Question[] {
  const questions: Question[] = [];
  const asked = findings.filter(({ settle }) => settle === 'ask');
  const paths = new Set(asked.map(({ path }) => path));
  // Which product it is decides the unit: one question, not two.
  const isSettledBy = ({ path }: Finding): boolean => path.endsWith('.unit') && paths.has(path.replace(/unit$/, 'sku'));
  for (const finding of asked.filter((one) => !isSettledBy(one))) {
    const path = finding.path.startsWith('shipTo') ? 'shipTo' : finding.path;
    const words = wordsOf(finding, draft, language);
    const known = questions.find((question) => question.words === words || question.paths.includes(path));
    if (known) known.paths = [...new Set([...known.paths, path])];
    else questions.push({ paths: [path], words });
  }
  return questions;
}
