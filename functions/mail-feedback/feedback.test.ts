import { describe, expect, it } from 'vitest';
import { FeedbackMessage, feedbackOf } from './feedback.ts';

const read = (message: object) => feedbackOf(FeedbackMessage.parse(message));
const bounce = (bounceType: string) => ({
  eventType: 'Bounce',
  bounce: {
    bounceType,
    bouncedRecipients: [{ emailAddress: 'Li Na <Li.Na@staff.example>' }, { emailAddress: 'x@y.example' }],
  },
});

describe('what SES reports of sent mails', () => {
  it('suppresses addresses that bounced for good, in lower case and without their names', () => {
    expect(read(bounce('Permanent'))).toEqual([
      { address: 'li.na@staff.example', reason: 'bounce' },
      { address: 'x@y.example', reason: 'bounce' },
    ]);
  });

  it('bears with a full mailbox', () => {
    expect(read(bounce('Transient'))).toEqual([]);
  });

  it('heeds complaints, also in an SNS envelope', () => {
    const complaint = {
      eventType: 'Complaint',
      complaint: { complainedRecipients: [{ emailAddress: 'c@d.example' }] },
    };
    expect(read({ Type: 'Notification', Message: JSON.stringify(complaint) })).toEqual([
      { address: 'c@d.example', reason: 'complaint' },
    ]);
  });

  it('does nothing about deliveries', () => {
    expect(read({ eventType: 'Delivery', delivery: { recipients: ['a@b.example'] } })).toEqual([]);
  });
});
