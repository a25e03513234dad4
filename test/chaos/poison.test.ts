import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Capture } from '../../shared/capture/record.ts';
import type { DeadLetter } from '../../shared/dead-letters/letter.ts';
import type { Order } from '../../shared/orders/order.ts';
import { eventually, type Stack, startStack } from '../kit/stack.ts';
import { type Traffic, trafficOf } from '../kit/traffic.ts';

const SWEEP_SECONDS = 300;
const ADMIN = 'admin@example.com';

describe('poison messages', () => {
  let stack: Stack;
  let traffic: Traffic;
  let queues: SQSClient;
  beforeAll(async () => {
    stack = await startStack();
    traffic = await trafficOf(stack);
    // Instead of the minutes for which a message that failed stays hidden.
    await stack.control.setDelivery({ retrySeconds: 1 });
    const { gateway, region, accessKeyId, secretAccessKey } = stack.run;
    queues = new SQSClient({ endpoint: gateway, region, credentials: { accessKeyId, secretAccessKey } });
  });
  afterAll(() => stack?.stop());

  const urlOf = (name: string): string => `${stack.run.gateway}/${stack.run.accountId}/hub-${stack.run.stage}-${name}`;

  const poison = (name: string, body: string, group?: string): Promise<unknown> =>
    queues.send(
      new SendMessageCommand({
        QueueUrl: urlOf(name),
        MessageBody: body,
        ...(group ? { MessageGroupId: group } : {}),
      }),
    );

  const countOf = async (name: string): Promise<number> => {
    const { queues: states } = await stack.control.state();
    const found = states.find((queue) => queue.name === `hub-${stack.run.stage}-${name}`);
    if (!found) throw new Error(`there is no queue ${name}`);
    return found.approximateMessageCount;
  };
  const dead = (name: string): Promise<unknown> =>
    eventually(`a message in ${name}`, async () => (await countOf(name)) > 0);

  const letters = async (part = 'waiting'): Promise<DeadLetter[]> =>
    (await stack.api.get<{ deadLetters: DeadLetter[] }>(`/api/dead-letters?part=${part}`)).deadLetters;

  /** The letter of that body: once it lies in the dead-letter queue, the next run of the sweep finds it. */
  const swept = (queue: string, body: string): Promise<DeadLetter> =>
    eventually('a dead letter', async () => {
      await dead(queue);
      await stack.control.advance(SWEEP_SECONDS);
      await eventually('an empty queue', async () => (await countOf(queue)) === 0);
      return (await letters()).find((letter) => letter.body === body);
    });

  const retry = (id: string): Promise<{ deadLetter: DeadLetter }> =>
    stack.api.send('POST', `/api/dead-letters/${id}/retry`, {});
  const noticesOf = async ({ id }: Pick<Order, 'id'>): Promise<Order['tasks']> =>
    (await stack.order(id)).tasks.filter(({ kind }) => kind === 'notice');

  it('end in work for the owner of their order and one mail, and no other order waits for them', async () => {
    const orders = [await traffic.order('erp', traffic.sample(10), 'poison-10')];
    orders.push(await traffic.order('erp', traffic.sample(14), 'poison-14'));
    const [order, more] = orders as [Order, Order];
    await poison('commands.fifo', '{broken', order.id);
    await poison('commands.fifo', '{"orderId": 7', more.id);
    const other = await traffic.order('erp', traffic.sample(11), 'poison-11');
    expect(await traffic.command(other.id, { type: 'take-step', step: 'confirm' })).toMatchObject({ state: 'done' });
    // Five tries with seconds between them were not waited for.
    expect(await countOf('commands-dlq.fifo')).toBe(0);
    await eventually('both in the dead-letter queue', async () => (await countOf('commands-dlq.fifo')) === 2);
    // And what was behind them in their own order goes on.
    expect(await traffic.command(order.id, { type: 'take-step', step: 'confirm' })).toMatchObject({ state: 'done' });
    const letter = await swept('commands-dlq.fifo', '{broken');
    expect(letter).toMatchObject({ queue: 'commands', group: order.id, orderId: order.id, status: 'waiting' });
    expect(await letters()).toHaveLength(2);
    for (const each of orders) await eventually('a notice', async () => (await noticesOf(each)).length > 0);
    const [notice] = await noticesOf(order);
    expect(notice?.owner).toBe((await stack.order(order.id)).tasks.find(({ kind }) => kind === 'stage')?.owner);
    expect(notice?.reason).toContain('失败消息');
    expect(await noticesOf(other)).toEqual([]);
    // The next run finds nothing new, and tells nobody again.
    await stack.control.advance(SWEEP_SECONDS);
    await stack.control.idle();
    const mails = (await stack.mails(ADMIN)).filter(({ subject }) => subject.includes('处理失败'));
    expect(mails.map(({ subject }) => subject)).toEqual(['2 条消息处理失败']);
    expect(await noticesOf(order)).toHaveLength(1);
  });

  it('are sent again twice with one effect, once the cause is mended', async () => {
    const order = await traffic.order('erp', traffic.sample(12), 'poison-12');
    await stack.control.setFaults({ rules: [{ kind: 'error', function: 'lifecycle', service: 'dynamodb' }] });
    const command = {
      id: 'poison-12-confirm',
      orderId: order.id,
      actor: { kind: 'source', id: 'erp' },
      reason: null,
      expectedVersion: null,
      wish: { type: 'comment', text: 'once' },
    };
    await poison('commands.fifo', JSON.stringify(command), order.id);
    await dead('commands-dlq.fifo');
    await stack.control.setFaults({ rules: [] });
    const letter = await swept('commands-dlq.fifo', JSON.stringify(command));
    expect(letter).toMatchObject({ orderId: order.id, receiveCount: expect.any(Number) });
    const answers = await Promise.all([retry(letter.id), retry(letter.id)]);
    for (const { deadLetter } of answers) expect(deadLetter.status).toBe('sent-again');
    const comments = async () => (await stack.events(order.id)).filter(({ fact }) => fact.type === 'commented');
    await eventually('the comment', async () => (await comments()).length > 0);
    await retry(letter.id);
    await stack.control.idle();
    expect(await comments()).toHaveLength(1);
    // Even a message that comes once more by another way, as with a redrive in the console.
    await poison('commands.fifo', JSON.stringify({ ...command }, null, 1), order.id);
    await stack.control.idle();
    expect(await comments()).toHaveLength(1);
    expect((await letters('closed')).map(({ id }) => id)).toContain(letter.id);
    await expect(
      stack.api.send('POST', `/api/dead-letters/${letter.id}/drop`, { reason: 'too late' }),
    ).rejects.toMatchObject({ problem: { code: 'version-conflict' } });
  });

  it('do not loop where they are commands for an order that does not exist', async () => {
    const known = (await letters()).length;
    const command = { id: 'K-none', orderId: 'O-none', actor: { kind: 'source', id: 'erp' }, reason: null };
    const body = JSON.stringify({ ...command, expectedVersion: null, wish: { type: 'resume' } });
    await poison('commands.fifo', body, 'O-none');
    const letter = await swept('commands-dlq.fifo', body);
    await stack.control.idle();
    await stack.control.advance(SWEEP_SECONDS);
    await stack.control.idle();
    expect(await countOf('commands-dlq.fifo')).toBe(0);
    expect(await letters()).toHaveLength(known + 1);
    await stack.api.send('POST', `/api/dead-letters/${letter.id}/drop`, { reason: 'no such order' });
    expect((await letters('closed')).find(({ id }) => id === letter.id)?.closed?.reason).toBe('no such order');
  });

  it('of a capture put it in review with its original, and sending again reads it', async () => {
    // Whoever reads it cannot get at the original.
    await stack.control.setFaults({
      rules: [{ kind: 'error', function: 'interpret', service: 's3', action: 'GetObject' }],
    });
    const before = new Set((await stack.captures('erp')).map(({ id }) => id));
    const outgoing = await traffic.message('erp', traffic.sample(13), 'poison-13');
    expect(await traffic.deliver('erp', outgoing)).toBeLessThan(300);
    const captureId = await eventually(
      'the capture',
      async () => (await stack.captures('erp')).find(({ id }) => !before.has(id))?.id,
    );
    const letter = await swept('interpret-dlq', JSON.stringify({ captureId }));
    expect(letter).toMatchObject({ queue: 'interpret', captureId, status: 'waiting' });
    const { capture } = await stack.api.get<{ capture: Capture }>(`/api/captures/${captureId}`);
    expect(capture.outcome).toMatchObject({ status: 'in-review', rule: 'failed-to-read' });
    await eventually('a mail to the reviewer', async () =>
      (await stack.mails()).some(({ text }) => text.includes(captureId) || text.includes('仍未能读取此来件')),
    );
    await stack.control.setFaults({ rules: [] });
    expect((await stack.api.bytes(`/api/captures/${captureId}/original`)).length).toBeGreaterThan(0);
    // Of two who send it again in one moment, one may hear that the other was faster.
    const tries = await Promise.allSettled([retry(letter.id), retry(letter.id)]);
    expect(tries.map(({ status }) => status)).toContain('fulfilled');
    await eventually('the order', async () => {
      const capture = (await stack.captures('erp')).find(({ id }) => id === captureId);
      return capture?.outcome.status === 'ordered';
    });
    await stack.control.idle();
    const orders = await stack.api.get<{ orders: Order[] }>('/api/orders');
    expect(orders.orders.filter((order) => order.captureId === captureId)).toHaveLength(1);
  });
});
