import { describe, expect, it } from 'vitest';
import { htmlToText } from './html.ts';
import { splitReply } from './quotes.ts';

const reply = (html: string): string => splitReply(htmlToText(html, true)).visible;
const OLD = '<div>A-102 x 30 old</div>';

describe('HTML as text', () => {
  it('keeps tables of data as rows and unpacks those of the layout', () => {
    const data =
      '<table><thead><tr><th>SKU</th><th>Qty</th></tr></thead><tbody><tr><td>A-102<br>blue</td><td>30</td></tr></tbody></table>';
    const layout = `<table><tr><td>Hello<p>please send</p>${data}</td><td>logo</td></tr></table>`;
    expect(htmlToText(layout, true)).toBe('Hello\nplease send\nSKU\tQty\nA-102 blue\t30\nlogo');
  });

  it('fetches and shows nothing but words', () => {
    const html =
      '<style>p{}</style><p>30 x <a href="https://x.example/track">A-102</a><img src="https://x.example/p.gif" alt="pixel"></p><script>x()</script>';
    expect(htmlToText(html, true)).toBe('30 x A-102');
  });

  it.each([
    ['Gmail', `<div>ok</div><div class="gmail_quote"><div>On Mon x wrote:</div><blockquote>${OLD}</blockquote></div>`],
    ['Apple', `<div>ok</div><blockquote type="cite">${OLD}</blockquote>`],
    ['Outlook web', `<div>ok</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg"><b>From:</b> x</div>${OLD}`],
    [
      'Outlook',
      `<p>ok</p><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm"><p><b>From:</b> x</p></div>${OLD}`,
    ],
    [
      'QQ',
      `<div>ok</div><includetail><div>------------------&nbsp;原始邮件&nbsp;------------------</div>${OLD}</includetail>`,
    ],
    ['Netease', `<div>ok</div><div id="isReplyContent">${OLD}</div>`],
    ['Yahoo', `<div>ok</div><div class="yahoo_quoted">${OLD}</div>`],
  ])('sets the answered mail of %s apart', (_, html) => expect(reply(html)).toBe('ok'));

  it('keeps answers between pieces of the quote', () => {
    const html =
      '<blockquote type="cite">Address?</blockquote><div>Beale St</div><blockquote type="cite">Phone?</blockquote><div>+1 415</div>';
    expect(reply(html)).toBe('> Address?\nBeale St\n> Phone?\n+1 415');
  });
});
