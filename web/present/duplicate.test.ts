import { expect, it } from 'vitest';
import { sampleContent, sampleDraft } from '../../test/kit/samples.ts';
import { comparedFields, comparedLines } from './duplicate.ts';

const line = sampleContent().lines[0];
if (!line) throw new Error('no line');

it('marks each line: the same, another amount, only in one of them', () => {
  const draft = sampleDraft();
  const [first] = draft.lines;
  if (!first) throw new Error('no line');
  const other = { ...first, sku: { ...first.sku, value: 'FW-M8' } };
  const sku = first.sku.value ?? '';
  const standing = { ...line, sku, quantity: first.quantity.value ?? 0, unit: first.unit.value ?? '' };
  const marks = (lines: (typeof standing)[]) =>
    comparedLines({ lines: [first, other] }, { lines }).map(({ mark }) => mark);
  expect(marks([standing])).toEqual(['same', 'added']);
  expect(
    marks([
      { ...standing, quantity: 999 },
      { ...standing, sku: 'BV25-R' },
    ]),
  ).toEqual(['changed', 'added', 'removed']);
});

it('compares what both say beside the goods', () => {
  const rows = comparedFields(sampleDraft(), { ...sampleContent(), customerReference: 'PO-9' }, 'en');
  expect(rows).toContainEqual(
    expect.objectContaining({ order: 'PO-9', mark: expect.stringMatching(/removed|changed/) }),
  );
});
