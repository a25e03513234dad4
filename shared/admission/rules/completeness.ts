import type { DraftLine } from '../../understanding/draft.ts';
import type { AdmissionContext } from '../decision.ts';
import { isSure, thresholdOf } from '../proposal.ts';
import { askFor, type Remark, type Rule } from './rule.ts';

function ofLine(line: DraftLine, index: number, context: AdmissionContext): Remark[] {
  const remarks: Remark[] = [];
  const number = index + 1;
  const amount = line.quantity.value;
  if (amount !== null && !(Number.isFinite(amount) && amount > 0)) {
    remarks.push(
      askFor(
        `lines[${index}].quantity`,
        `第 ${number} 行的数量 ${amount} 不是可以订购的数量`,
        `Line ${number}: ${amount} is no quantity that can be ordered`,
      ),
    );
  } else if (!isSure(line.quantity, thresholdOf(context, 'quantity'))) {
    remarks.push(
      amount === null
        ? askFor(
            `lines[${index}].quantity`,
            `第 ${number} 行“${line.written}”没有明确的数量`,
            `Line ${number} “${line.written}” has no clear quantity`,
          )
        : askFor(
            `lines[${index}].quantity`,
            `第 ${number} 行“${line.written}”的数量读作 ${amount}，但不确定`,
            `Line ${number} “${line.written}”: the quantity seems to be ${amount}, but that is not certain`,
          ),
    );
  }
  if (!isSure(line.unit, thresholdOf(context, 'unit'))) {
    remarks.push(
      askFor(
        `lines[${index}].unit`,
        `第 ${number} 行“${line.written}”的单位不明确`,
        `Line ${number} “${line.written}”: the unit is not clear`,
      ),
    );
  }
  return remarks;
}

/** There are goods, and each line says how much of what unit. */
export const completeness: Rule = {
  id: 'completeness',
  bindsPeople: true,
  check: (draft, context) => {
    if (draft.lines.length === 0)
      return [askFor('lines', '没有说明订购的商品和数量', 'The goods and quantities are not named')];
    return draft.lines.flatMap((line, index) => ofLine(line, index, context));
  },
};
