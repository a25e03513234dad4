import { describe, expect, it } from 'vitest';
import { READING_TOOL, type Reading, readingOf } from './reading.ts';

const NOTHING: Reading = {
  kind: null,
  kindQuote: null,
  name: null,
  company: null,
  shipTo: null,
  requestedDate: null,
  lines: [],
};
const LINE = { quote: '20 cups', product: null, quantity: '20', unit: null };

const answer = (input: unknown, name: string = READING_TOOL, stopReason = 'tool_use') => ({
  stopReason,
  output: { message: { role: 'assistant', content: [{ toolUse: { toolUseId: 't', name, input } }] } },
});
const withContent = (content: unknown[]) => ({ stopReason: 'tool_use', output: { message: { content } } });
const [call] = answer(NOTHING).output.message.content;

describe('an answer', () => {
  it('is taken where it calls the tool once with exactly its fields', () => {
    expect(readingOf(answer({ ...NOTHING, lines: [LINE] }))).toEqual({ ...NOTHING, lines: [LINE] });
    expect(readingOf(withContent([{ text: 'Let me see.' }, call]))).toEqual(NOTHING);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'report_reading({})'],
    ['a text instead of the tool', withContent([{ text: JSON.stringify(NOTHING) }])],
    ['another tool', answer(NOTHING, 'delete_orders')],
    ['two calls', withContent([call, call])],
    ['a call beside another tool', withContent([call, { toolUse: { toolUseId: 'u', name: 'shell', input: {} } }])],
    ['JSON in a string', answer(JSON.stringify(NOTHING))],
    ['a field too many', answer({ ...NOTHING, confidence: 1 })],
    ['a field too few', answer({ kind: 'order' })],
    ['an unknown kind', answer({ ...NOTHING, kind: 'approve-everything' })],
    ['a number instead of words', answer({ ...NOTHING, lines: [{ ...LINE, quantity: 20 }] })],
    ['a line with a price', answer({ ...NOTHING, lines: [{ ...LINE, unitPrice: '0.01' }] })],
    ['a giant text', answer({ ...NOTHING, name: 'x'.repeat(100_000) })],
    ['a giant list', answer({ ...NOTHING, lines: Array.from({ length: 5000 }, () => LINE) })],
    ['an answer that was cut', answer(NOTHING, READING_TOOL, 'max_tokens')],
    ['a refusal', answer(NOTHING, READING_TOOL, 'guardrail_intervened')],
  ])('is none where it is %s', (_, given) => {
    expect(readingOf(given)).toBeNull();
  });
});
