import { readAmount } from '../normalise/quantity.ts';
import { plain } from '../normalise/text.ts';
import { bareAnswer } from './bare-answer.ts';

const LABEL = /^(?:数量|总共|一共|共|qty|quantity|total|in total|altogether)(?: ?[:=是] ?| )?/iu;
const TOTAL = /(?: ?(?:in total|altogether|in all|of them|of those))$/iu;

/** More than one thing is said. */
const SEVERAL = /第|[^\d\s][,，;；、]|[,，;；、]\s*\D/u;

export interface SaidAmount {
  value: number;
  unit: string | null;
  /** The amount as a field of a form takes it. */
  written: string;
}

/** An answer that is one certain amount above nothing and says nothing else: "15箱", "make it 20", "数量：20". */
export function amountIn(text: string): SaidAmount | null {
  const written = bareAnswer(bareAnswer(text).replace(LABEL, '').replace(TOTAL, ''));
  if (written === '' || written.length > 40 || SEVERAL.test(written)) return null;
  const { value, sure, unit } = readAmount(plain(written), 'point');
  return value !== null && sure && value > 0 ? { value, unit, written } : null;
}
