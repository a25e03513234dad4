import { describe, expect, it } from 'vitest';
import { bareSubject, findForwarded } from './forward.ts';

const ANN = { name: 'Ann Lee', address: 'ann@client.example' };

describe('forwarded mails', () => {
  it.each([
    [
      'Gmail',
      'Fwd: x',
      'note\n\n---------- Forwarded message ---------\nFrom: Ann Lee <ann@client.example>\nDate: Sun\nSubject: PO\nTo: <rep@s.example>\n\n20 x A-102',
    ],
    [
      'Apple',
      'Fwd: x',
      'note\n\nBegin forwarded message:\n\n> From: Ann Lee <ann@client.example>\n> Subject: PO\n> Date: Sun\n> To: x\n\n20 x A-102',
    ],
    [
      'Outlook',
      'FW: x',
      'note\n\nFrom: Ann Lee [mailto:ann@client.example]\nSent: Sunday\nTo: x\nSubject: PO\n\n20 x A-102',
    ],
    [
      'Outlook Chinese',
      '转发: x',
      'note\n\n发件人: Ann Lee <ann@client.example>\n发送时间: 2026年11月22日\n收件人: x\n主题: PO\n\n20 x A-102',
    ],
    [
      'QQ',
      '转发：x',
      'note\n\n------------------ 原始邮件 ------------------\n发件人: "Ann Lee" <ann@client.example>;\n发送时间: 2026\n收件人: x;\n主题: PO\n\n20 x A-102',
    ],
    [
      'Netease',
      '转发:x',
      'note\n\n-------- 转发邮件信息 --------\n发件人："Ann Lee" <ann@client.example>\n发送日期：2026\n收件人：x\n主题：PO\n20 x A-102',
    ],
    [
      'German',
      'WG: x',
      'note\n\nVon: Ann Lee <ann@client.example>\nGesendet: Sonntag\nAn: x\nBetreff: PO\n\n20 x A-102',
    ],
  ])('of %s name their writer', (_, subject, text) => {
    expect(findForwarded(subject, text)).toEqual({ note: 'note', from: ANN, subject: 'PO', body: '20 x A-102' });
  });

  it('are also those with nothing above the block, unless they are answers', () => {
    const text = 'From: Ann Lee <ann@client.example>\nSent: Sunday\nTo: x\nSubject: PO\n\n20 x A-102';
    expect(findForwarded('PO', text)?.from).toEqual(ANN);
    expect(findForwarded('RE: PO', text)).toBeNull();
    expect(findForwarded('PO', `thanks\n\n${text}`)).toBeNull();
  });

  it('forwarded again lead to the first writer', () => {
    const first =
      '---------- Forwarded message ---------\nFrom: Ann Lee <ann@client.example>\nDate: a\nSubject: PO\n\n20 x A-102';
    const second = `fyi\n---------- Forwarded message ---------\nFrom: Bob <bob@client.example>\nDate: b\nSubject: Fwd: PO\n\nsee below\n${first}`;
    expect(findForwarded('Fwd: Fwd: PO', second)).toMatchObject({
      from: ANN,
      note: 'fyi\n\nsee below',
      body: '20 x A-102',
    });
  });

  it('keep their subject without what was put before it', () => {
    expect(bareSubject('Re: RE[2]: 回复：转发: Fwd: WG: PO 7')).toBe('PO 7');
  });
});
