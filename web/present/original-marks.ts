import type { OriginalText, ReviewField, UnderstoodView } from '../desk/views.ts';
import { type Block, type Marks, markEvidence, type Wanted } from './marks.ts';

/** Key of a part of an attachment among the marks. */
export const partKey = (file: number, part: number): string => `attachment:${file}.${part}`;

function blocksOf({ subject, text, tables, attachments }: OriginalText): (Block & { name?: string })[] {
  const own = [
    { key: 'subject', text: subject ?? '' },
    { key: 'text', text: text ?? '' },
    { key: 'tables', text: tables ?? '' },
  ];
  const files = attachments.flatMap(({ parts }, file) =>
    parts.map((part, index) => ({ key: partKey(file, index), ...part })),
  );
  return [...own, ...files];
}

/** Where evidence of a place is looked for. What the hub knew beforehand (the customer record, the catalogue) stands in no original. */
function placesIn(blocks: readonly (Block & { name?: string })[]) {
  const files = blocks.filter(({ name }) => name !== undefined);
  return (from: string): readonly string[] => {
    const [kind = '', ...rest] = from.split(':');
    const name = rest.join(':');
    const named = files.filter((file) => file.name === name || file.name?.slice(0, name.length) === name);
    switch (kind) {
      case 'subject':
        return ['subject'];
      case 'text':
      case 'reader':
        return ['text', 'tables', 'subject'];
      case 'html':
        return ['tables', 'text'];
      case 'document':
        return ['text'];
      case 'attachment':
        return (named.length > 0 ? named : files).map(({ key }) => key);
      default:
        return [];
    }
  };
}

/** Lines with how many before them were written the same. */
function numbered(lines: UnderstoodView['lines']): { written: string; nth: number }[] {
  const seen = new Map<string, number>();
  return lines.map(({ written }) => {
    const nth = seen.get(written) ?? 0;
    seen.set(written, nth + 1);
    return { written, nth };
  });
}

/**
 * Marks in the original what the fields stand on.
 * @returns the marks, and what was understood with the mark of each piece of evidence
 */
export function withMarks(
  original: OriginalText,
  understood: UnderstoodView,
): { marks: Marks; understood: UnderstoodView } {
  const blocks = blocksOf(original);
  const lines = numbered(understood.lines);
  const ofFields = (fields: readonly ReviewField[], line: Wanted['line']): Wanted[] =>
    fields.flatMap(({ path, evidence }) => evidence.map((one) => ({ path, evidence: one, line })));
  const placeOf = (index: number): string =>
    understood.lines[index]?.fields.flatMap(({ evidence }) => evidence)[0]?.from ?? 'text';
  const asWritten = understood.lines.map(
    ({ index, written }, place): Wanted => ({
      path: `lines[${index}].sku`,
      evidence: { from: placeOf(place), quote: written },
      line: lines[place] ?? null,
    }),
  );
  const wanted = [
    ...asWritten,
    ...understood.lines.flatMap(({ fields }, place) => ofFields(fields, lines[place] ?? null)),
    ...ofFields(understood.fields, null),
  ];
  const { marks, found } = markEvidence(blocks, wanted, placesIn(blocks));
  let next = asWritten.length;
  const marked = (field: ReviewField): ReviewField => ({
    ...field,
    evidence: field.evidence.map((one) => {
      next += 1;
      return { ...one, mark: found[next - 1] ?? null };
    }),
  });
  const markedLines = understood.lines.map((line, place) => ({
    ...line,
    mark: found[place] ?? null,
    fields: line.fields.map(marked),
  }));
  return { marks, understood: { ...understood, lines: markedLines, fields: understood.fields.map(marked) } };
}
