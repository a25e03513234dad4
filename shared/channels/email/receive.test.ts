import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Source } from '../../settings/schema.ts';
import { NO_MESSAGE_ID, receiveMail } from './receive.ts';

const sourceOf = (id: string, addresses?: string[]): Source =>
  Source.parse({ id, channel: 'email', names: { 'zh-CN': id, en: id }, ...(addresses ? { addresses } : {}) });
const form = Source.parse({ id: 'web', channel: 'form', names: { 'zh-CN': '网页', en: 'Web' } });
const sources = [
  form,
  sourceOf('orders', ['orders']),
  sourceOf('berlin', ['orders+berlin@hub.example.com', 'bestellung']),
];
const context = { sources, mailDomain: 'hub.example.com' };

const fixture = JSON.parse(readFileSync(new URL('fixtures/ses/sns-s3-action.json', import.meta.url), 'utf8'));
const notice = (change: (message: typeof fixture.message) => void = () => {}) => {
  const message = structuredClone(fixture.message);
  change(message);
  return message;
};
const captures = (message: unknown) => {
  const reception = receiveMail(message, context);
  return reception.type === 'keep' ? reception.captures : [];
};

describe('the notice of a received mail', () => {
  it('is read raw, in the SNS envelope, parsed or as text', () => {
    const raw = fixture.message;
    const forms = [raw, JSON.stringify(raw), { Type: 'Notification', Message: JSON.stringify(raw) }];
    for (const body of [...forms, JSON.stringify(forms[2])]) {
      const reception = receiveMail(body, context);
      expect(reception).toMatchObject({ type: 'keep', ...fixture.expected });
    }
  });

  it('makes a capture with what reading needs', () => {
    const [capture] = captures(fixture.message);
    expect(capture).toMatchObject({
      source: { id: 'orders' },
      messageId: '<20261122180000.1@example.cn>',
      trust: 'authenticated',
      replyTo: null,
      test: false,
      contentType: 'message/rfc822',
      meta: {
        sesId: 'd6iitobk75ur44p8kdnnp7g2n800',
        envelopeFrom: 'buyer@example.cn',
        recipients: 'orders@hub.example.com',
        'verdict.dmarc': 'PASS',
      },
    });
  });

  it('ignores the object that SES writes when a rule is set up, and the greeting of SNS', () => {
    const { s3Key } = JSON.parse(
      readFileSync(new URL('fixtures/ses/setup-notification.json', import.meta.url), 'utf8'),
    );
    expect(
      receiveMail(
        notice((m) => {
          m.receipt.action.objectKey = s3Key;
        }),
        context,
      ).type,
    ).toBe('ignore');
    expect(receiveMail({ notificationType: 'AmazonSnsSubscriptionSucceeded' }, context).type).toBe('ignore');
  });

  it.each([
    ['not json'],
    [null],
    [42],
    [{}],
    [{ notificationType: 'Bounce' }],
    [{ Type: 'Notification', Message: '{' }],
  ])('refuses %j without throwing', (body) => expect(receiveMail(body, context).type).toBe('refuse'));

  it('refuses a rule that does not store the mail', () => {
    expect(
      receiveMail(
        notice((m) => {
          m.receipt.action = { type: 'SNS' };
        }),
        context,
      ).type,
    ).toBe('refuse');
  });
});

describe('the sources of a mail', () => {
  const to = (...recipients: string[]) =>
    captures(
      notice((m) => {
        m.receipt.recipients = recipients;
      }),
    );

  it('are found by the envelope, not by To', () => {
    const found = captures(
      notice((m) => {
        m.receipt.recipients = ['BESTELLUNG@Hub.Example.com'];
      }),
    );
    expect(found.map((capture) => capture.source.id)).toEqual(['berlin']);
  });

  it('are not asked for an answer to a task mail: the first keeps it, with what it answers', () => {
    const [own, ...others] = to('TASK+so-1.2.gvi.stage-1.abcd@hub.example.com');
    expect(others).toEqual([]);
    expect(own?.meta).toMatchObject({ taskReply: 'task+so-1.2.gvi.stage-1.abcd' });
    expect(own?.meta).not.toHaveProperty('unaddressed');
    expect(own?.meta).not.toHaveProperty('taskReplyAlso');
  });

  it('still get what was sent to them and to the mailbox for answers: one capture each', () => {
    const found = to('orders@hub.example.com', 'task+x@hub.example.com', 'bestellung@hub.example.com');
    expect(new Set(found.map(({ source }) => source.id)).size).toBe(found.length);
    expect(found.filter(({ meta }) => meta.taskReply)).toMatchObject([{ meta: { taskReplyAlso: 'true' } }]);
    expect(to('task+x@elsewhere.example')[0]?.meta).toMatchObject({ unaddressed: 'true' });
  });

  it('are one capture each for a mail to several', () => {
    const ids = to('orders@hub.example.com', 'orders+x1@hub.example.com', 'bestellung@hub.example.com').map(
      (c) => c.source.id,
    );
    expect(ids).toEqual(['orders', 'berlin']);
  });

  it.each([
    ['orders+so-7k3m-91.k3f9@hub.example.com', 'orders', 'so-7k3m-91.k3f9'],
    ['ORDERS-SO-7K3M-91@hub.example.com', 'orders', 'so-7k3m-91'],
    ['orders+berlin@hub.example.com', 'berlin', ''],
    ['orders+berlin+so-7k3m-91@hub.example.com', 'berlin', 'so-7k3m-91'],
  ])('%s leads to %s with tag %s', (recipient, id, tags) => {
    expect(to(recipient)).toMatchObject([{ source: { id }, meta: { tags } }]);
  });

  it('take the id of a source without addresses as its mailbox', () => {
    const reception = receiveMail(fixture.message, { sources: [sourceOf('orders')], mailDomain: 'hub.example.com' });
    expect(reception).toMatchObject({ type: 'keep', captures: [{ source: { id: 'orders' } }] });
  });

  it('never lose a mail that nobody expects: the first e-mail source keeps it for review', () => {
    expect(to('order@hub.example.com')).toMatchObject([{ source: { id: 'orders' }, meta: { unaddressed: 'true' } }]);
    expect(to('orders@elsewhere.example')).toMatchObject([{ source: { id: 'orders' }, meta: { unaddressed: 'true' } }]);
    expect(receiveMail(fixture.message, { ...context, sources: [form] }).type).toBe('no-source');
  });
});

describe('trust', () => {
  const trust = (verdicts: Record<string, string>) =>
    captures(
      notice((m) => {
        for (const [name, status] of Object.entries(verdicts)) m.receipt[`${name}Verdict`] = { status };
      }),
    )[0]?.trust;

  it.each([
    [{ dmarc: 'FAIL', spf: 'PASS', dkim: 'PASS' }, 'forged'],
    [{ dmarc: 'GRAY', spf: 'FAIL', dkim: 'GRAY' }, 'forged'],
    [{ dmarc: 'PASS', spf: 'FAIL', dkim: 'PASS' }, 'authenticated'],
    [{ dmarc: 'GRAY', spf: 'PASS', dkim: 'PASS' }, 'unauthenticated'],
    [{ dmarc: 'SOMETHING_NEW' }, 'unauthenticated'],
    [{ dmarc: 'PROCESSING_FAILED' }, 'unauthenticated'],
  ])('%j is %s', (verdicts, expected) => expect(trust(verdicts)).toBe(expected));

  it('counts missing verdicts as no judgement', () => {
    expect(
      captures(
        notice((m) => {
          delete m.receipt.dmarcVerdict;
        }),
      )[0]?.trust,
    ).toBe('unauthenticated');
  });

  it('does not believe a mail with two From lines, nor the verdict headers inside it', () => {
    const twoFrom = notice((m) => {
      m.mail.headers.push({ name: 'from', value: 'boss@known.example' });
    });
    expect(captures(twoFrom)[0]?.trust).toBe('forged');
    const claims = notice((m) => {
      m.receipt.dmarcVerdict = { status: 'FAIL' };
      m.mail.headers.push({ name: 'Authentication-Results', value: 'amazonses.com; dmarc=pass' });
    });
    expect(captures(claims)[0]?.trust).toBe('forged');
  });

  it('gives mails without Message-ID one name, so that the content tells them apart', () => {
    expect(
      captures(
        notice((m) => {
          delete m.mail.commonHeaders.messageId;
        }),
      )[0]?.messageId,
    ).toBe(NO_MESSAGE_ID);
  });
});
