import { findMistypedNumbers, findOrderNumbers } from '../../orders/number.ts';
import { known, type Passage, unknown } from '../context.ts';
import type { Field } from '../draft.ts';
import { plain } from '../normalise/text.ts';

/** What may follow the words for a customer's own order number: letters, digits and inner signs, with at least one digit. */
const NUMBER = '([A-Za-z]{0,12}[-_/.]?(?=[A-Za-z0-9\\-_/.]{0,30}\\d)[A-Za-z0-9][A-Za-z0-9\\-_/.]{1,38}[A-Za-z0-9])';
const PATTERNS: { pattern: RegExp; rank: number }[] = [
  {
    pattern: new RegExp(
      `(?:采购订单|采购单|订货单|订单|合同)\\s?(?:编?号|号码)?\\s?[:：#]?\\s?(?:NO\\.?\\s?[:：]?\\s?)?${NUMBER}`,
      'giu',
    ),
    rank: 2,
  },
  { pattern: new RegExp(`(?:单号|我方单号|客户单号)\\s?[:：#]?\\s?(?:写|是|为)?\\s?${NUMBER}`, 'giu'), rank: 2 },
  {
    pattern: new RegExp(`(?:送货单|单子|箱子|外箱|唛头)\\S{0,3}(?:写|注明|标)\\s?[:：]?\\s?${NUMBER}`, 'giu'),
    rank: 2,
  },
  {
    pattern: new RegExp(
      `(?<![A-Za-z])(?:purchase order|p\\.?\\s?o\\.?|l\\.?p\\.?o\\.?)(?![A-Za-z])\\s?(?:number|no\\.?|#|nr\\.?)?\\s?[:：#_]?\\s?${NUMBER}`,
      'giu',
    ),
    rank: 2,
  },
  {
    pattern: new RegExp(
      `(?<![A-Za-z])(?:our|your|order|customer)\\s?(?:ref(?:erence)?|number|no\\.?|#)\\s?[:：#]?\\s?(?:is\\s)?${NUMBER}`,
      'giu',
    ),
    rank: 2,
  },
  {
    pattern: new RegExp(
      `(?<![A-Za-z])(?:ref(?:erence)?|order|bestellung|bestell-?(?:nr|nummer)|auftrags?-?(?:nr|nummer))(?![A-Za-z])\\.?\\s?[:：#]?\\s?${NUMBER}`,
      'giu',
    ),
    rank: 1,
  },
  { pattern: new RegExp(`(?<![A-Za-z])NO\\.?\\s?[:：]\\s?${NUMBER}`, 'gu'), rank: 1 },
];

/** The customer's own order number and the number of ours that the text names. */
export function readReferences(
  passages: readonly Passage[],
  threadRef: string | null,
): { customerReference: Field<string>; refersTo: Field<string> } {
  const ours = passages.flatMap((passage) => findOrderNumbers(passage.text).map((number) => ({ number, passage })));
  const found = passages.flatMap((passage) =>
    PATTERNS.flatMap(({ pattern, rank }) =>
      [...plain(passage.text).slice(0, 2000).matchAll(pattern)].flatMap((match) => {
        const number = match[1] ?? '';
        if (
          findOrderNumbers(number).length > 0 ||
          /^SO[- ]?\w{4}/i.test(number) ||
          /^\d{1,2}[-/.]\d{1,2}$/.test(number)
        )
          return [];
        return [{ number, passage, rank }];
      }),
    ),
  );
  const best = found.sort((a, b) => b.rank - a.rank || b.number.length - a.number.length)[0];
  const [named] = ours;
  const [mistyped] = passages.flatMap((passage) =>
    findMistypedNumbers(passage.text).map((number) => ({ number, passage })),
  );
  return {
    customerReference: best
      ? known(
          best.number,
          best.rank === 2 ? 0.95 : 0.9,
          ...found.filter(({ number }) => number === best.number).map(({ passage }) => passage),
        )
      : unknown(),
    refersTo: named
      ? known(named.number, 0.98, named.passage)
      : threadRef !== null || !mistyped
        ? known(threadRef, 0.95)
        : known(mistyped.number, 0.5, mistyped.passage),
  };
}
