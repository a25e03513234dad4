import { isUnitWord } from '../normalise/unit.ts';
import { labelOf } from './labels.ts';

/** "Product: gloves | Qty: 3 | UoM: box", "单位=…; 联系人=…": signs between the fields of a form that came as one line. */
const SIGNS = /[;；]|\s\|\s|\t/u;
const FIELD = /^\s*[\p{L}\d /()（）.-]{1,24}[=:：]\s*\S/u;
const UNIT = /^\s*(?:unit|uom|u\/m|单位|einheit)\s*[=:：]\s*/iu;

/**
 * The fields of a form that came as one line, each as a line of its own; what belongs to goods (amount, unit) follows them in their line. A line
 * that is no form stays as it is.
 */
export function fieldsOf(line: string): string[] {
  const parts = line.split(SIGNS).filter((part) => part.trim() !== '');
  if (parts.length < 2 || !parts.every((part) => FIELD.test(part))) return [line];
  const fields: string[] = [];
  let goods = false;
  for (const part of parts) {
    const label = labelOf(part);
    const unit = UNIT.test(part) ? part.replace(UNIT, '').trim() : null;
    if (goods && label?.label === 'quantity') fields.push(`${fields.pop() ?? ''} ${label.value}`);
    else if (goods && unit !== null && isUnitWord(unit)) fields.push(`${fields.pop() ?? ''} ${unit}`);
    else {
      goods = label?.label === 'goods';
      fields.push(goods ? (label?.value ?? part) : part);
    }
  }
  return parts.length > 2 || fields.length < parts.length ? fields : [line];
}
