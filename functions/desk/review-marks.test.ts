import { describe, expect, it } from 'vitest';
import { deskWorld, sampleReview } from '../../test/kit/desk-world.ts';

function marked() {
  const world = deskWorld([sampleReview()]);
  const show = () => world.ask('GET', '/desk/reviews/C01REVIEW', { cookies: [world.session('emma')] });
  return { world, show };
}

describe('the evidence of a field', () => {
  const draft = sampleReview().interpretation.draft;
  const quote = draft.lines[0]?.sku.evidence[0]?.quote ?? draft.lines[0]?.written ?? '';

  it('is marked in the original, and each leads to the other', async () => {
    const { world, show } = marked();
    world.deps.readers = {
      slack: {
        read: async () => ({
          type: 'text',
          sender: { name: null, email: null, phone: null, chatId: null },
          messageKey: null,
          replyTo: null,
          trust: 'authenticated',
          threadRef: null,
          message: { subject: null, text: `hello <i>\n${quote}\nbye`, html: null, quoted: null, attachments: [] },
        }),
      },
    };
    const { body } = await show();
    expect(body).toMatch(/<mark id="mark-1"[^>]*><a href="#f-fix-lines-0-sku" title="Line 1: Code/);
    expect(body).toContain('href="#mark-1"');
    expect(body).toContain('hello &lt;i>');
  });

  it('in a sheet is marked there', async () => {
    const { world, show } = marked();
    const csv = `code,amount\n"<b>",1\n${quote.replaceAll(/\s+/g, ',')},2`;
    world.deps.readers = {
      slack: {
        read: async () => ({
          type: 'text',
          sender: { name: null, email: null, phone: null, chatId: null },
          messageKey: null,
          replyTo: null,
          trust: 'authenticated',
          threadRef: null,
          message: {
            subject: null,
            text: 'see file',
            html: '<table><tr><td>a<script>x</script></td><td>b</td></tr></table>',
            quoted: null,
            attachments: [{ filename: 'order.csv', contentType: 'text/csv', bytes: Buffer.from(csv) }],
          },
        }),
      },
    };
    const { body } = await show();
    expect(body).toContain('What is in order.csv');
    expect(body).toContain('&lt;b>');
    expect(body).not.toContain('<script>x');
  });
});
