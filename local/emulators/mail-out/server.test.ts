import {
  GetSendQuotaCommand,
  ListIdentitiesCommand,
  SendEmailCommand,
  VerifyEmailIdentityCommand,
} from '@aws-sdk/client-ses';
import { describe, expect, it } from 'vitest';
import { freshMailOut, raw, sendRaw, start, stop, world } from './given.ts';

freshMailOut();

describe('sending', () => {
  it('keeps a raw mail with its envelope, under a Message-ID of its own', async () => {
    const mail = await raw(['shown@example.com'], { bcc: 'header-bcc@example.com', html: '<b>订单</b>' });
    const { MessageId } = await sendRaw(mail, ['shown@example.com', 'hidden@example.net']);
    const [sent] = world.out.messages();
    expect(sent).toMatchObject({
      id: MessageId,
      from: 'orders@hub.example.com',
      to: ['shown@example.com', 'hidden@example.net'],
      subject: '订单 SO-7K3M-91',
      text: expect.stringContaining('see https://hub.example.com'),
      html: expect.stringContaining('<b>订单</b>'),
      sentAt: '2026-11-22T12:00:00.000Z',
    });
    const bytes = await (await fetch(`${world.out.mailboxUrl}/_mail/messages/${MessageId}/raw`)).text();
    expect(bytes).toContain(`Message-ID: <${MessageId}@email.amazonses.com>`);
    expect(bytes.match(/^Message-ID:/gim)).toHaveLength(1);
    expect(bytes).toContain('Date: Sun, 22 Nov 2026 12:00:00 +0000');
    expect(bytes).not.toMatch(/^Bcc:/im);
  });

  it('takes the recipients of the headers without an envelope', async () => {
    await sendRaw(await raw(['one@example.com'], { cc: ['two@example.com'], bcc: ['three@example.com'] }));
    expect(world.out.messages()[0]?.to).toEqual(['one@example.com', 'two@example.com']);
    const withBcc = Buffer.concat([Buffer.from('Bcc: three@example.com\r\n'), await raw(['one@example.com'])]);
    await sendRaw(withBcc);
    expect(world.out.messages()[1]?.to).toEqual(['one@example.com', 'three@example.com']);
  });

  it('composes SendEmail with everybody in it', async () => {
    await world.client.send(
      new SendEmailCommand({
        Source: 'Hub <orders@hub.example.com>',
        Destination: {
          ToAddresses: ['a@example.com', 'b@example.com', 'c@example.com'],
          CcAddresses: ['d@example.com', 'e@example.com'],
          BccAddresses: ['f@example.com'],
        },
        ReplyToAddresses: ['r1@hub.example.com', 'r2@hub.example.com'],
        Message: { Subject: { Data: '您好' }, Body: { Text: { Data: 'text' }, Html: { Data: '<i>html</i>' } } },
      }),
    );
    const [sent] = world.out.messages();
    expect(sent?.to).toHaveLength(6);
    expect(sent?.headers.find(({ name }) => name === 'Reply-To')?.value).toBe('r1@hub.example.com, r2@hub.example.com');
    expect(sent).toMatchObject({ subject: '您好', text: 'text\n', html: expect.stringContaining('<i>html</i>') });
  });

  it('answers for the account, and refuses loudly what it does not carry', async () => {
    await sendRaw(await raw(['one@example.com']));
    expect(await world.client.send(new GetSendQuotaCommand({}))).toMatchObject({
      Max24HourSend: -1,
      SentLast24Hours: 1,
    });
    const { Identities } = await world.client.send(new ListIdentitiesCommand({ IdentityType: 'Domain' }));
    expect(Identities).toEqual(['hub.example.com']);
    await expect(world.client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'x@example.com' }))).rejects.toThrow(
      'does not carry',
    );
  });
});

describe('refusing', () => {
  const addresses = (count: number) => Array.from({ length: count }, (_each, index) => `r${index}@example.com`);

  it('keeps nothing of what it refuses', async () => {
    const good = await raw(['one@example.com']);
    await sendRaw(good, addresses(50));
    const wrong: [string, () => Promise<unknown>, string][] = [
      ['51 recipients', async () => sendRaw(good, addresses(51)), 'InvalidParameterValue'],
      ['an address without domain', async () => sendRaw(good, ['nobody']), 'InvalidParameterValue'],
      ['an address outside ASCII', async () => sendRaw(good, ['订单@example.com']), 'InvalidParameterValue'],
      [
        'a line break in an address',
        async () => sendRaw(good, ['a@example.com\r\nBcc: b@example.com']),
        'InvalidParameterValue',
      ],
      [
        'too many bytes',
        async () => sendRaw(Buffer.concat([good, Buffer.alloc(10 * 1024 * 1024, 'x')])),
        'InvalidParameterValue',
      ],
      [
        'an unverified sender',
        async () => sendRaw(await raw(['one@example.com'], { from: 'thief@example.com' })),
        'MessageRejected',
      ],
      [
        'a subject twice',
        async () => sendRaw(Buffer.concat([Buffer.from('Subject: other\r\n'), good])),
        'InvalidParameterValue',
      ],
      [
        'a broken header line',
        async () => sendRaw(Buffer.concat([Buffer.from('no header\r\n'), good])),
        'InvalidParameterValue',
      ],
      [
        'a bare CR in a header',
        async () => sendRaw(Buffer.concat([Buffer.from('X-A: b\rX-B: c\r\n'), good])),
        'InvalidParameterValue',
      ],
      ['no sender', async () => sendRaw(Buffer.from('To: one@example.com\r\n\r\nhi')), 'InvalidParameterValue'],
      [
        'an unknown configuration set',
        async () => sendRaw(good, undefined, 'none'),
        'ConfigurationSetDoesNotExistException',
      ],
    ];
    for (const [what, sending, name] of wrong) await expect(sending(), what).rejects.toMatchObject({ name });
    await expect(
      world.client.send(
        new SendEmailCommand({
          Source: 'orders@hub.example.com',
          Destination: { ToAddresses: ['a@example.com'] },
          Message: { Subject: { Data: 'a\r\nBcc: b@example.com' }, Body: { Text: { Data: 'x' } } },
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    expect(world.out.messages()).toHaveLength(1);
  });

  it('throttles when told to, and by rate', async () => {
    const mail = await raw(['one@example.com']);
    await fetch(`${world.out.mailboxUrl}/_mail/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"throttle":1}',
    });
    await expect(sendRaw(mail)).rejects.toMatchObject({
      name: 'Throttling',
      message: 'Maximum sending rate exceeded.',
    });
    await sendRaw(mail);
    await stop();
    await start({ maxSendRate: 2 });
    const results = await Promise.allSettled([sendRaw(mail), sendRaw(mail), sendRaw(mail)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
  });
});
