import type { FormLine } from '../views.ts';

const FIELD = /^lines\[(\d{1,3})\]\[(sku|name|quantity|unit)\]$/;
const MOST_LINES = 200;
const LONGEST = 300;

/** The lines of the form as a query or posted form has them (`lines[0][sku]=…`), in their order, blank ones left out. */
export function formLinesOf(fields: URLSearchParams): FormLine[] {
  const lines = new Map<number, FormLine>();
  for (const [name, value] of fields) {
    const [, index, part] = FIELD.exec(name) ?? [];
    if (index === undefined || Number(index) >= MOST_LINES) continue;
    const line = lines.get(Number(index)) ?? { sku: '', name: '', quantity: '', unit: '' };
    lines.set(Number(index), { ...line, [part as keyof FormLine]: value.trim().slice(0, LONGEST) });
  }
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([, line]) => line)
    .filter(({ sku, name, quantity }) => sku !== '' || name !== '' || quantity !== '');
}
