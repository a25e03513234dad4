import { describe, expect, it } from 'vitest';
import { aboutOf } from './about.ts';
import { letterQueuesAt } from './queues.ts';

const NOTHING = { orderId: null, captureId: null, seq: null, commandId: null, wish: null, digest: false };

describe('what a dead letter is about', () => {
  it('is read from whatever body it has', () => {
    const command = JSON.stringify({ id: 'K1', orderId: 'O1', wish: { type: 'cancel' } });
    expect(aboutOf('commands', command, 'O1')).toEqual({ ...NOTHING, orderId: 'O1', commandId: 'K1', wish: 'cancel' });
    expect(aboutOf('reminders', command, null)).toMatchObject({ orderId: 'O1', commandId: 'K1' });
    expect(aboutOf('notify', '{"orderId":"O1","seq":3}', null)).toEqual({ ...NOTHING, orderId: 'O1', seq: 3 });
    expect(aboutOf('notify', '{"captureId":"C1","version":2}', null)).toEqual({ ...NOTHING, captureId: 'C1' });
    expect(aboutOf('interpret', '{"captureId":"C1"}', null)).toEqual({ ...NOTHING, captureId: 'C1' });
    expect(aboutOf('notify', '{"deadLetters":{}}', null)).toEqual({ ...NOTHING, digest: true });
  });

  it('is told by the group of a command whose body is broken', () => {
    for (const body of ['{broken', '', 'null', '[1]', '{"orderId":7,"wish":3}', '"text"'])
      expect(aboutOf('commands', body, 'O1'), body).toEqual({ ...NOTHING, orderId: 'O1' });
  });

  it('is nothing for what only reports a failure', () => {
    expect(aboutOf('sweep', '{"orderId":"O1","captureId":"C1"}', null)).toEqual(NOTHING);
    expect(aboutOf('mail-in', '{"id":"K1"}', null)).toEqual(NOTHING);
  });
});

describe('the queues of addresses', () => {
  const at = (name: string) => `https://sqs.eu-central-1.amazonaws.com/1/hub-prod-${name}`;

  it('are known by their names', () => {
    const urls = ['commands-dlq.fifo', 'mail-in-dlq', 'relay-dlq'].map(at);
    expect(letterQueuesAt(urls.join(',')).map(({ name }) => name)).toEqual(['commands', 'mail-in', 'relay']);
  });

  it('are none where work is waiting', () => {
    expect(() => letterQueuesAt(at('interpret'))).toThrow('is no dead-letter queue');
  });
});
