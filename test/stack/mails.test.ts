import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import type { Order } from '../../shared/orders/order.ts';
import { storedZip } from '../../shared/understanding/tables/zip.ts';
import { eventually } from '../kit/stack.ts';
import { stack, traffic } from './world.ts';

const ORDER = '请发货：STR-SS 不锈钢茶漏 20只\n收货人：何平\n电话：13811112222\n地址：浙江省宁波市海曙区中山西路77号';

async function taken(mail: Parameters<typeof stack.mail>[0]): Promise<Capture> {
  const [capture] = await traffic.captured('mail-sales', () => stack.mail(mail));
  if (!capture) throw new Error('nothing was captured');
  return capture;
}

describe('mail that no person wrote', () => {
  const from = 'he.ping@machines.example';
  it.each<[string, Partial<Parameters<typeof stack.mail>[0]>]>([
    ['an automatic answer', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    [
      'an absence notice',
      { subject: '自动回复：订货', headers: { 'X-Auto-Response-Suppress': 'All', 'X-Autoreply': 'yes' } },
    ],
    ['a mailing list', { headers: { 'List-Id': '<buyers.example>', Precedence: 'list' } }],
    ['a mail of a hub', { headers: { 'X-Order-Hub': 'o=SO-AAAA-00; hop=1' } }],
    ['a mail from our own domain', { from: 'orders@hub.example.com' }],
  ])('is set aside and not answered: %s', async (name, change) => {
    const capture = await taken({
      from,
      subject: '订货',
      text: ORDER,
      messageId: `<${encodeURIComponent(name)}@machines.example>`,
      ...change,
    });
    expect(capture.outcome).toMatchObject({ status: 'set-aside', by: 'hub' });
    await stack.control.idle();
    expect(await stack.mails(change.from ?? from)).toEqual([]);
  });

  it('is our own answer, sent back to us', async () => {
    const sample = traffic.sample(1200);
    const order = await traffic.order('mail-sales', sample, 'loop-1200');
    const answer = await eventually('the acknowledgement', async () =>
      (await stack.mails(sample.person.email)).find(({ subject }) => subject.includes(order.number)),
    );
    const raw = Buffer.from(await (await fetch(`${stack.run.mailbox}/_mail/messages/${answer.id}/raw`)).arrayBuffer());
    const capture = await taken({ from: sample.person.email, subject: '', text: '', raw });
    expect(capture.outcome.status).toBe('set-aside');
    await stack.control.idle();
    expect(await stack.mails(sample.person.email)).toHaveLength(1);
  });

  it('and says nothing of it: a machine that writes and writes gets five answers a day', async () => {
    const robot = 'robot@machines.example';
    const captures = await traffic.captured(
      'mail-sales',
      async () => {
        for (let number = 0; number < 9; number += 1) {
          const text = `老板你好，STR-SS 不锈钢茶漏 ${(number + 2) * 10}只，尽快发货。电话 1381234100${number}`;
          await stack.mail({
            from: robot,
            subject: `订货 ${number}`,
            text,
            messageId: `<robot-${number}@machines.example>`,
          });
        }
      },
      9,
    );
    await stack.control.idle();
    const answers = await stack.mails(robot);
    expect(answers.length, JSON.stringify(captures.map(({ outcome, ask }) => ({ outcome, ask })))).toBeGreaterThan(0);
    expect(answers.length).toBeLessThanOrEqual(5);
  });
});

describe('a mailbox of our own that takes nothing any more', () => {
  const email = 'yang.fan@staff.example';
  const answerWith = async (outcome: 'bounce' | 'delivery', address = email) => {
    const faults = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcomes: { [address]: outcome } }),
    };
    expect((await fetch(`${stack.run.mailbox}/_mail/faults`, faults)).ok).toBe(true);
  };
  const about = async (to: string, text: string) =>
    (await stack.mails(to)).filter(({ subject }) => subject.includes(text));
  const handOver = async (order: Order, to = 'yang-fan') => {
    const wish = { type: 'hand-over', taskId: order.tasks[0]?.id ?? '', to, note: '' } as const;
    return traffic.command(order.id, wish);
  };
  const given = async (number: number) => {
    const order = await traffic.order('erp', traffic.sample(number), `bounce-${number}`);
    expect(await handOver(order)).toMatchObject({ state: 'done' });
    return order;
  };
  const owned = async () =>
    await stack.api.get<{ tasks: { orderId: string }[]; reviews: unknown[] }>('/api/tasks?owner=yang-fan');

  it('loses all its open work to the next in line at once, and the administrator hears of it', async () => {
    const first = await given(1210);
    await stack.control.idle();
    expect(await about(email, first.number)).toHaveLength(1);
    await answerWith('bounce');
    const second = await given(1211);
    const orders = await eventually('both tasks with somebody else', async () => {
      const now = await Promise.all([first, second].map(({ id }) => stack.order(id)));
      return now.every(({ tasks }) => tasks[0]?.owner !== 'yang-fan') && now;
    });
    await stack.control.idle();
    expect((await owned()).tasks).toEqual([]);
    for (const { id, number, tasks } of orders) {
      const owner = traffic.sender.settings.staff.find((person) => person.id === tasks[0]?.owner);
      const told = (await about(owner?.email ?? '', number)).filter(({ text }) =>
        /杨帆休假、无法联系或未及时处理|from 杨帆, who is absent, cannot be reached or did not get to it/.test(text),
      );
      expect(told).toHaveLength(1);
      const last = (await stack.events(id)).at(-1);
      expect(last).toMatchObject({
        actor: { kind: 'hub', id: 'mail-feedback' },
        fact: { type: 'task-handed-over', from: 'yang-fan', task: { owner: owner?.id } },
      });
      expect(last?.reason).toContain('杨帆');
    }
    const admin = await about(traffic.sender.settings.deploy.adminEmail, '杨帆');
    expect(admin).toHaveLength(1);
    expect(admin[0]?.text).toContain('npx hub suppressions lift yang.fan@staff.example');
  });

  it('is given nothing by anybody until the suppression is lifted', async () => {
    const order = await traffic.order('erp', traffic.sample(1212), 'bounce-1212');
    const refused = await eventually('the others to see it', async () => {
      await stack.control.advance(61);
      const answer = await handOver(order);
      return answer.state === 'refused' && answer;
    });
    expect(refused.receipt?.refusal?.code).toBe('staff-unreachable');
    const { suppressions } = await stack.api.get<{ suppressions: object[] }>('/api/suppressions');
    expect(suppressions).toContainEqual(
      expect.objectContaining({ address: email, reason: 'bounce', staffId: 'yang-fan' }),
    );
    await answerWith('delivery');
    const path = `/api/suppressions/${encodeURIComponent(email)}`;
    await stack.api.send('DELETE', path, {});
    await expect(stack.api.send('DELETE', path, {})).rejects.toThrow(/not-found/);
    expect((await stack.api.get<{ suppressions: object[] }>('/api/suppressions')).suppressions).toEqual([]);
    await stack.control.advance(61);
    const now = await stack.order(order.id);
    if (now.tasks[0]?.owner !== 'yang-fan') expect(await handOver(order)).toMatchObject({ state: 'done' });
    await eventually('the task mail', async () => (await about(email, order.number)).at(0));
  });

  it('loses its reviews too, and the customer is not asked again', async () => {
    const from = 'fang.lin@reviews.example';
    const text = '老板你好，STR-SS 不锈钢茶漏 30只，尽快发货。电话 13812341299';
    const capture = await taken({ from, subject: '订货', text, messageId: '<review-1@reviews.example>' });
    if (capture.outcome.status !== 'in-review') throw new Error('it should be in review');
    const { staff } = traffic.sender.settings;
    const before = staff.find(({ id }) => capture.outcome.status === 'in-review' && id === capture.outcome.owner);
    const asked = (
      await eventually('the question', async () => (await stack.mails(from)).length > 0 && stack.mails(from))
    ).length;
    await answerWith('bounce', before?.email);
    const order = await traffic.order('erp', traffic.sample(1213), 'bounce-1213');
    // Where it is theirs already, their task mail bounced by itself.
    if (order.tasks[0]?.owner !== before?.id) await handOver(order, before?.id);
    const { outcome } = await eventually('another reviewer', async () => {
      const found = await stack.api.get<{ capture: Capture }>(`/api/captures/${capture.id}`);
      return (
        found.capture.outcome.status === 'in-review' && found.capture.outcome.owner !== before?.id && found.capture
      );
    });
    await stack.control.idle();
    const after = staff.find(({ id }) => outcome.status === 'in-review' && id === outcome.owner);
    expect((await stack.mails(after?.email)).filter(({ html }) => html.includes(capture.id))).toHaveLength(1);
    expect(await stack.mails(from)).toHaveLength(asked);
    await answerWith('delivery', before?.email);
    await stack.api.send('DELETE', `/api/suppressions/${encodeURIComponent(before?.email ?? '')}`, {});
    await stack.control.advance(61);
  });
});

/** Text in GBK, by asking the decoder for every pair of bytes. */
function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const bytes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const sign = decoder.decode(Uint8Array.of(high, low));
      if (sign.length === 1 && !bytes.has(sign)) bytes.set(sign, [high, low]);
    }
  return Buffer.from([...text].flatMap((sign) => bytes.get(sign) ?? [sign.charCodeAt(0)]));
}

const ADDRESS = '收货人：马丽\n电话：13833334444\n地址：江苏省苏州市吴中区东太湖路9号';

describe('orders in files', () => {
  it('are read from a mail in GBK with a table in GBK', async () => {
    const csv = gbk('商品编码,商品名称,数量,单位\r\nSTR-SS,不锈钢茶漏,30,只\r\nPOT-600,玻璃茶壶,4,把\r\n');
    const raw = Buffer.concat([
      Buffer.from(
        [
          'From: =?gb2312?B?wu3A9g==?= <ma.li@gbk.example>',
          'To: orders@hub.example.com',
          'Subject: =?gb2312?B?tqm79Q==?=',
          'Message-ID: <gbk-1@gbk.example>',
          'MIME-Version: 1.0',
          'Content-Type: multipart/mixed; boundary=b1',
          '',
          '--b1',
          'Content-Type: text/plain; charset=gb2312',
          'Content-Transfer-Encoding: base64',
          '',
          gbk(`订货清单见附件\n${ADDRESS}`).toString('base64'),
          '--b1',
          'Content-Type: text/csv; charset=gb2312; name="order.csv"',
          'Content-Disposition: attachment; filename="order.csv"',
          'Content-Transfer-Encoding: base64',
          '',
          csv.toString('base64'),
          '--b1--',
          '',
        ].join('\r\n'),
      ),
    ]);
    const capture = await taken({ from: 'ma.li@gbk.example', subject: '', text: '', raw });
    const order = await traffic.orderOf(capture);
    expect(order.content.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['STR-SS', 30],
      ['POT-600', 4],
    ]);
    expect(order.content.party.name).toBe('马丽');
    expect(order.content.shipTo).toMatchObject({ city: '苏州市', district: '吴中区' });
  });

  it('are read from a spreadsheet', async () => {
    const rows = [
      ['商品编码', '商品名称', '数量', '单位'],
      ['TG-100', '龙井绿茶', '24', '罐'],
      ['GW-150', '盖碗', '6', '套'],
    ];
    const capture = await taken({
      from: '"罗兰" <luo.lan@xlsx.example>',
      subject: '订货',
      text: `您好，订货清单见附件。\n${ADDRESS.replace('马丽', '罗兰').replace('4444', '5555')}`,
      messageId: '<xlsx-1@xlsx.example>',
      attachments: [{ filename: '订货单.xlsx', content: workbook(rows) }],
    });
    const order = await traffic.orderOf(capture);
    expect(order.content.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['TG-100', 24],
      ['GW-150', 6],
    ]);
  });

  it('are for a person when a file cannot be read, and the mail is kept whole', async () => {
    const capture = await taken({
      from: '"罗兰" <luo.lan@xlsx.example>',
      subject: '订货',
      text: `清单见附件。\n${ADDRESS.replace('马丽', '罗兰').replace('4444', '6666')}`,
      messageId: '<xlsx-2@xlsx.example>',
      attachments: [{ filename: '订货单.xlsx', content: Buffer.from('PK\u0003\u0004 broken') }],
    });
    expect(capture.outcome.status).toBe('in-review');
    const bytes = Buffer.from(await stack.api.bytes(`/api/captures/${capture.id}/original`));
    expect(bytes.includes('xlsx-2@xlsx.example')).toBe(true);
  });
});

function workbook(rows: readonly (readonly string[])[]): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rel = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const cell = (text: string, row: number, column: number): string =>
    `<c r="${'ABCD'[column]}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const data = rows.map(
    (row, at) => `<row r="${at + 1}">${row.map((text, column) => cell(text, at, column)).join('')}</row>`,
  );
  const parts = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${rel}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${rel}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${data.join('')}</sheetData></worksheet>`,
  };
  return storedZip(new Map(Object.entries(parts).map(([name, xml]) => [name, Buffer.from(xml)])));
}

describe('the envelope', () => {
  it('of a mail to nobody whom we know still ends with somebody', async () => {
    const transport = createTransport({ host: '127.0.0.1', port: stack.run.smtpPort, secure: false, ignoreTLS: true });
    const [capture] = await traffic.captured('mail-sales', () =>
      transport.sendMail({
        from: 'x@lost.example',
        to: 'nobody-here@hub.example.com',
        subject: '订货',
        text: ORDER,
        messageId: '<lost-1@lost.example>',
      }),
    );
    transport.close();
    expect(capture?.outcome.status).not.toBe('in-flight');
  });
});
