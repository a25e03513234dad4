import { describe, expect, it } from 'vitest';
import { freshMailOut, raw, sendRaw, world } from './given.ts';
import type { SentMail } from './store.ts';

freshMailOut();

describe('mailbox', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${world.out.mailboxUrl}${path}`, { headers });

  it('gives tests the mails of one recipient since a time', async () => {
    await sendRaw(await raw(['anna@example.com'], { subject: 'first' }));
    world.now += 60_000;
    await sendRaw(await raw(['anna@example.com', 'bert@example.com'], { subject: 'second' }));
    const subjects = async (query: string) =>
      ((await (await get(`/_mail/messages${query}`)).json()) as SentMail[]).map(({ subject }) => subject);
    expect(await subjects('')).toEqual(['first', 'second']);
    expect(await subjects('?to=Bert@example.com')).toEqual(['second']);
    expect(await subjects('?to=anna@example.com&since=2026-11-22T12:00:30Z')).toEqual(['second']);
    expect((await get('/_mail/messages?since=yesterday')).status).toBe(400);
    expect((await get('/_mail/messages/none')).status).toBe(404);
  });

  it('shows list and mail in both languages, links in the text, and the HTML part shut in', async () => {
    const html = '<script>alert(1)</script><a href="https://hub.example.com/do/x">Go</a><img src="cid:logo">';
    const attachments = [
      { filename: '报价.txt', content: 'price' },
      { filename: 'l.png', content: 'PNG', cid: 'logo' },
    ];
    const { MessageId } = await sendRaw(
      await raw(['anna@example.com'], { subject: '<b>hot</b> 订单', html, attachments }),
    );
    const english = await (await get('/')).text();
    expect(english).toContain('Local mailbox');
    expect(english).toContain('&#60;b&#62;hot&#60;/b&#62; 订单');
    expect(await (await get('/', { 'accept-language': 'zh-CN,zh;q=0.9' })).text()).toContain('本地邮箱');
    expect(await (await get('/?q=nothing-like-it')).text()).toContain('No mails here yet.');
    const page = await (await get(`/mail/${MessageId}`)).text();
    expect(page).toContain('<a href="https://hub.example.com/do/abc" target="_blank"');
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    const framed = await get(`/mail/${MessageId}/html`);
    expect(framed.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await framed.text()).toContain(`src="data:image/png;base64,${Buffer.from('PNG').toString('base64')}"`);
    const file = await get(`/mail/${MessageId}/attachments/1`);
    expect(file.headers.get('content-disposition')).toContain(encodeURIComponent('报价.txt'));
    expect(await file.text()).toBe('price');
    expect((await get('/mail/none')).status).toBe(404);
  });
});
