import { describe, expect, it } from 'vitest';
import { canonicalJson, firstBreak, link } from './chain.ts';
import type { OrderEvent, OrderEventBody } from './events.ts';

const body = (seq: number, text: string): OrderEventBody => ({
  orderId: 'O1',
  seq,
  at: '2026-01-01T00:00:00.000Z',
  actor: { kind: 'staff', id: 'li' },
  reason: null,
  causedBy: `c${seq}`,
  fact: { type: 'commented', mentions: [], text },
});

function chain(...texts: string[]): OrderEvent[] {
  const events: OrderEvent[] = [];
  for (const [index, text] of texts.entries()) events.push(link(body(index + 1, text), events.at(-1)?.hash ?? ''));
  return events;
}

describe('the hash chain of an order', () => {
  it('does not depend on the order of keys, and leaves undefined out', () => {
    expect(canonicalJson({ b: 1, a: [{ d: null, c: 'x' }], e: undefined })).toBe('{"a":[{"c":"x","d":null}],"b":1}');
  });

  it('is whole when every event follows the one before', () => {
    expect(firstBreak(chain('a', 'b', 'c'))).toBeUndefined();
  });

  it('names the first event that was changed, left out or put in', () => {
    const events = chain('a', 'b', 'c');
    const changed = events.map((event) =>
      event.seq === 2 ? { ...event, fact: { type: 'commented' as const, text: 'B', mentions: [] } } : event,
    );
    expect(firstBreak(changed)?.seq).toBe(2);
    expect(firstBreak(events.filter((event) => event.seq !== 2))?.seq).toBe(3);
    expect(firstBreak([...chain('a'), ...events])?.seq).toBe(1);
  });
});
