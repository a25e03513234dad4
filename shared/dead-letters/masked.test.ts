import { describe, expect, it } from 'vitest';
import { maskedBody } from './masked.ts';

describe('the body of a dead letter on a page', () => {
  it('shows what it is about and hides whom', () => {
    const body = {
      id: 'K01',
      orderId: 'O01KB2',
      actor: { kind: 'staff', id: 'li-na' },
      expectedVersion: 4,
      wish: { type: 'comment', text: '请致电周明 13805740001', mentions: ['zhou.ming@haida.example'] },
    };
    const shown = maskedBody(JSON.stringify(body));
    expect(JSON.parse(shown)).toMatchObject({
      orderId: 'O01KB2',
      actor: { kind: 'staff', id: 'li-na' },
      expectedVersion: 4,
      wish: { type: 'comment', text: '请… (17)' },
    });
    for (const secret of ['周明', '13805740001', 'zhou', 'haida']) expect(shown).not.toContain(secret);
  });

  it('hides addresses and numbers of what is no JSON, and of ids that hold some', () => {
    const shown = maskedBody('{broken: zhou.ming@haida.example, +86 138-0574-0001');
    expect(shown).toBe('{broken: z…@h…, …01');
    expect(maskedBody('{"staffId":"li.na@staff.example"}')).not.toContain('staff.example');
  });
});
