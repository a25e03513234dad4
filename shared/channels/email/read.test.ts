import { describe, expect, it } from 'vitest';
import { messageOf, rawMail, readMail } from './mail-kit.ts';

const order = (headers: Record<string, string | null> = {}, body = '30 x A-102\nBeale St 375'): string =>
  rawMail(headers, body);

describe('an order by mail', () => {
  it('is text with its sender and a way back', async () => {
    const arrival = await readMail(order({ References: '<a@x.cn>,<b@x.cn>\r\n <c@x.cn>' }));
    expect(arrival).toMatchObject({
      type: 'text',
      trust: 'authenticated',
      sender: { name: 'Wang', email: 'buyer@example.cn', phone: null, chatId: null },
      message: { subject: 'Order', text: '30 x A-102\nBeale St 375', html: null, quoted: null, attachments: [] },
      replyTo: {
        kind: 'email',
        address: 'buyer@example.cn',
        inReplyTo: '<1@example.cn>',
        references: ['<a@x.cn>', '<b@x.cn>', '<c@x.cn>', '<1@example.cn>'],
        subject: 'Order',
      },
    });
  });

  it('is answered to Reply-To, which never is ours', async () => {
    expect((await readMail(order({ 'Reply-To': 'Desk <Desk@Example.cn>' }))).replyTo).toMatchObject({
      address: 'desk@example.cn',
    });
    expect((await readMail(order({ 'Reply-To': 'orders@hub.example.com' }))).replyTo).toBeNull();
    expect((await readMail(order({ 'Reply-To': 'noreply@example.cn' }))).replyTo).toBeNull();
  });

  it('of a shop that nobody reads at is read but not answered', async () => {
    const arrival = await readMail(
      order({ From: 'noreply@shop.example', 'List-Unsubscribe': '<mailto:x@shop.example>' }),
    );
    expect(arrival).toMatchObject({ type: 'text', replyTo: null });
    expect(await readMail(order({ 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' }))).toMatchObject({
      type: 'text',
      replyTo: null,
    });
  });

  it('has one key by whatever way it came, and another when anything else is said', async () => {
    const key = async (raw: string): Promise<string | null> => (await readMail(raw)).messageKey;
    const first = await key(order());
    expect(await key(`Received: from x\r\nX-SES-RECEIPT: y\r\n${order()}`)).toBe(first);
    expect(await key(order({}, '31 x A-102'))).not.toBe(first);
    expect(await key(order({ 'Message-ID': '<2@example.cn>' }))).not.toBe(first);
    const nameless = { 'Message-ID': null };
    expect(await key(order(nameless))).toBe(await key(order(nameless)));
    expect(await key(order(nameless))).not.toBe(
      await key(order({ ...nameless, Date: 'Mon, 23 Nov 2026 18:00:00 +0800' })),
    );
  });

  it('that no source expects is for a person', async () => {
    const arrival = await readMail(order(), { meta: { unaddressed: 'true', recipients: 'order@hub.example.com' } });
    expect(arrival).toMatchObject({ type: 'unreadable', rule: 'mail-address-unknown' });
  });

  it('keeps HTML tables as rows, also beside a plain text', async () => {
    const html =
      '<p>Hello</p><table><tr><th>SKU</th><th>Qty</th></tr><tr><td>A-102</td><td><p>30</p></td></tr></table>';
    const body = `--b\nContent-Type: text/plain\n\nHello\nSKU\nQty\nA-102\n30\n--b\nContent-Type: text/html\n\n${html}\n--b--`;
    const arrival = await readMail(order({ 'Content-Type': 'multipart/alternative; boundary=b' }, body));
    expect(messageOf(arrival).text).toBe('Hello\nSKU\tQty\nA-102\t30');
  });
});

describe('forged mail', () => {
  it('with two From lines is not believed and not answered', async () => {
    const arrival = await readMail(`From: boss@known.example\r\n${order()}`);
    expect(arrival).toMatchObject({ type: 'text', trust: 'forged', replyTo: null });
  });

  it('stays forged when it claims to be forwarded, and whatever its headers say', async () => {
    const body =
      '---------- Forwarded message ---------\nFrom: Ann <ann@client.example>\nDate: x\nSubject: y\n\n30 x A-102';
    expect(await readMail(order({}, body), { trust: 'forged' })).toMatchObject({ trust: 'forged', replyTo: null });
    const claims = order({ 'Authentication-Results': 'amazonses.com; dmarc=pass', 'X-SES-Spam-Verdict': 'PASS' });
    expect(await readMail(claims, { trust: 'forged' })).toMatchObject({ trust: 'forged', replyTo: null });
  });

  it('cannot put lines into what we send: case 29', async () => {
    const subject = `=?utf-8?B?${Buffer.from('Order\r\nBcc: victim@x.org').toString('base64')}?=`;
    const from = `=?utf-8?B?${Buffer.from('Wang\nX: y\u202e').toString('base64')}?= <buyer@example.cn>`;
    const arrival = await readMail(order({ Subject: subject, From: from }));
    expect(arrival.replyTo).toMatchObject({ subject: 'Order Bcc: victim@x.org' });
    expect(arrival.sender.name).toBe('Wang X: y');
  });
});

describe('verdicts', () => {
  it.each([
    ['verdict.virus', 'FAIL', { type: 'noise', rule: 'mail-virus' }],
    ['verdict.virus', 'PROCESSING_FAILED', { type: 'unreadable', rule: 'mail-virus-unchecked' }],
    ['verdict.spam', 'FAIL', { type: 'noise', rule: 'mail-spam' }],
    ['verdict.spam', 'GRAY', { type: 'text' }],
  ])('%s %s', async (name, verdict, expected) => {
    const arrival = await readMail(order(), { meta: { [name]: verdict, from: '"Wang" <Buyer@example.cn>' } });
    expect(arrival).toMatchObject(expected);
    if (arrival.type !== 'text')
      expect(arrival).toMatchObject({ replyTo: null, sender: { name: 'Wang', email: 'buyer@example.cn' } });
  });
});

describe('threads', () => {
  it.each([
    [{}, { tags: 'so-7k3m-91' }, 'SO-7K3M-91'],
    [{}, { tags: 'cn so-7k3m-91.ab12' }, 'SO-7K3M-91'],
    [{ 'In-Reply-To': '<SO-7K3M-91.ask1@Hub.Example.com>' }, {}, 'SO-7K3M-91'],
    [{ References: '<x@y.cn> <SO-AAAA-11.ack1@hub.example.com>,<SO-7K3M-91.ask2@hub.example.com>' }, {}, 'SO-7K3M-91'],
    [{ 'In-Reply-To': '<SO-AAAA-11.ask1@hub.example.com>' }, { tags: 'so-7k3m-91' }, 'SO-7K3M-91'],
    [{ Subject: 'Re: Your order [SO-7K3M-91]' }, {}, 'SO-7K3M-91'],
    [{ Subject: 'Re: SO-7K3M-91' }, {}, null],
    [{ 'In-Reply-To': '<SO-7K3M-91.ask1@elsewhere.example>' }, {}, null],
    [{}, { tags: 'cn' }, null],
  ])('%j %j is of %s', async (headers, meta, expected) => {
    expect((await readMail(order(headers), { meta })).threadRef).toBe(expected);
  });

  it.each([
    [{}, { tags: 'c01m842b85kjyb6dax72416m2z5' }, ['C01M842B85KJYB6DAX72416M2Z5']],
    [{ 'In-Reply-To': '<C01M842B85KJYB6DAX72416M2Z5.asked2@Hub.Example.com>' }, {}, ['C01M842B85KJYB6DAX72416M2Z5']],
    [{ 'In-Reply-To': '<C01M842B85KJYB6DAX72416M2Z5.asked2@elsewhere.example>' }, { tags: 'cn so-7k3m-91' }, []],
  ])('%j %j answers what was asked about %s', async (headers, meta, expected) => {
    expect((await readMail(order(headers as Record<string, string>), { meta })).answersTo).toEqual(expected);
  });

  it('of a bounce are those of the mail that it is about', async () => {
    const body =
      '--b\nContent-Type: text/plain\n\nfailed\n--b\nContent-Type: message/delivery-status\n\nAction: failed\n--b\n' +
      'Content-Type: text/rfc822-headers\n\nSubject: x\nMessage-ID:\n <SO-7K3M-91.ack1@hub.example.com>\n\n--b--';
    const bounce = order({ 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' }, body);
    expect(await readMail(bounce)).toMatchObject({ type: 'noise', rule: 'mail-report', threadRef: 'SO-7K3M-91' });
  });
});

describe('mails inside a mail', () => {
  const inner = (from: string, text: string): string =>
    `--b\nContent-Type: message/rfc822\n\nFrom: ${from}\nSubject: PO 7\n\n${text}\n`;
  const outer = (headers: Record<string, string>, note: string, ...mails: string[]): string =>
    order(
      { 'Content-Type': 'multipart/mixed; boundary=b', ...headers },
      `--b\nContent-Type: text/plain\n\n${note}\n${mails.join('')}--b--`,
    );

  it('are the order when they are passed on; the claimed sender is only claimed', async () => {
    const arrival = await readMail(
      outer({ Subject: 'Fwd: PO 7' }, 'please book', inner('Ann <ann@client.example>', '20 x A-102')),
    );
    expect(arrival).toMatchObject({
      type: 'text',
      trust: 'unauthenticated',
      sender: { name: 'Ann', email: 'ann@client.example' },
      replyTo: { address: 'buyer@example.cn' },
      message: { text: 'please book\n\n20 x A-102' },
    });
  });

  it('are no order when they only lie beside one', async () => {
    const message = messageOf(await readMail(outer({}, '5 x B-7', inner('me@example.cn', '20 x A-102'))));
    expect(message.text).toBe('5 x B-7');
    expect(message.quoted).toContain('20 x A-102');
  });

  it('are for a person when they are several', async () => {
    const two = [inner('a@x.cn', '20 x A-102'), inner('b@x.cn', '7 x B-7')];
    expect(await readMail(outer({ Subject: '转发: 订单' }, '', ...two))).toMatchObject({
      type: 'unreadable',
      rule: 'mail-several',
    });
  });

  it('that are ours are never an order', async () => {
    const ours = inner('orders@hub.example.com', 'Your order: 20 x A-102');
    expect(messageOf(await readMail(outer({ Subject: 'Fwd: x' }, 'what is this?', ours))).text).toBe('what is this?');
  });
});
