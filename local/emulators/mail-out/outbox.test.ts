import { describe, expect, it } from 'vitest';
import { freshMailOut, raw, sendRaw, start, stop, TOPIC, until, world } from './given.ts';

freshMailOut();

describe('events', () => {
  it('are SES bounce and complaint events of the configuration set, for simulator and chosen addresses', async () => {
    world.out.setOutcome('Gone@example.com', 'bounce');
    const to = [
      'bounce+1@simulator.amazonses.com',
      'complaint@simulator.amazonses.com',
      'gone@example.com',
      'fine@example.com',
    ];
    const mail = Buffer.concat([Buffer.from('X-SES-MESSAGE-TAGS: order=SO-1\r\n'), await raw(to)]);
    const { MessageId } = await sendRaw(mail, to, 'hub');
    await until(() => world.published.length === 3);
    expect(world.published.map(({ topic, message }) => [topic, message.eventType])).toEqual([
      [TOPIC, 'Bounce'],
      [TOPIC, 'Complaint'],
      [TOPIC, 'Bounce'],
    ]);
    expect(world.published[0]?.message).toMatchObject({
      bounce: {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: [{ emailAddress: 'bounce+1@simulator.amazonses.com', action: 'failed', status: '5.1.1' }],
      },
      mail: {
        messageId: MessageId,
        source: 'orders@hub.example.com',
        destination: to,
        commonHeaders: { subject: '订单 SO-7K3M-91', from: ['订单 <orders@hub.example.com>'] },
        tags: { 'ses:configuration-set': ['hub'], order: ['SO-1'] },
      },
    });
    expect(world.published[1]?.message).toMatchObject({
      complaint: {
        complainedRecipients: [{ emailAddress: 'complaint@simulator.amazonses.com' }],
        complaintFeedbackType: 'abuse',
      },
    });
  });

  it('stay without a configuration set, and the suppressed and the absent behave as in the simulator', async () => {
    await sendRaw(await raw(['bounce@simulator.amazonses.com']));
    await sendRaw(
      await raw(['suppressionlist@simulator.amazonses.com', 'ooto@simulator.amazonses.com']),
      undefined,
      'hub',
    );
    await until(() => world.published.length === 1 && world.replies.length === 1);
    expect(world.published[0]?.message).toMatchObject({ eventType: 'Bounce', bounce: { bounceSubType: 'Suppressed' } });
    expect(world.replies[0]?.to).toBe('orders@hub.example.com');
    expect(world.replies[0]?.raw).toContain('Auto-Submitted: auto-replied');
  });

  it('are not lost when the topic fails and the process ends', async () => {
    world.topicWorks = false;
    await sendRaw(await raw(['bounce@simulator.amazonses.com']), undefined, 'hub');
    await stop();
    expect(world.published).toEqual([]);
    world.topicWorks = true;
    await start();
    await until(() => world.published.length === 1);
    expect(world.out.messages()).toHaveLength(1);
  });
});
