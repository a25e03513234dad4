import { z } from 'zod';
import { HubError } from '../../../shared/errors/hub-error.ts';
import { Wish } from '../../../shared/lifecycle/commands.ts';
import { OrderEvent } from '../../../shared/orders/events.ts';
import { Order } from '../../../shared/orders/order.ts';
import { evidenceOf } from '../../../shared/platform/evidence-store.ts';
import { CommandReceipt } from '../../../shared/platform/orders.ts';
import { sendCommand } from '../../../shared/platform/send-command.ts';
import { json, route } from '../route.ts';
import { FileLink, savedFile } from '../saved-file.ts';
import type { ApiDeps } from '../wire.ts';

const Limit = z.coerce.number().int().min(1).max(200).default(50);

async function found(idOrNumber: string | undefined, deps: ApiDeps): Promise<Order> {
  const order = idOrNumber ? await deps.ledger.find(idOrNumber) : undefined;
  if (!order) throw new HubError('not-found', { order: idOrNumber?.slice(0, 60) });
  return order;
}

const CommandAnswer = z.object({
  commandId: z.string(),
  state: z.enum(['done', 'refused', 'under-way']),
  receipt: CommandReceipt.nullable(),
});

const answerOf = (commandId: string, receipt: CommandReceipt | null): z.infer<typeof CommandAnswer> => ({
  commandId,
  state: receipt === null ? 'under-way' : receipt.refusal ? 'refused' : 'done',
  receipt,
});

/** What the order's own history says of it. */
const LINKS_REVOKED = {
  'zh-CN': '此前发给客户的订单链接已全部停用。',
  en: 'All tracking links that were sent to the customer until now were revoked.',
};

export const orderRoutes = [
  route({
    method: 'GET',
    path: '/api/orders',
    summary: 'The ledger, newest first, with filters and a cursor',
    query: z.object({
      stage: z.string().optional(),
      channel: z.string().optional(),
      source: z.string().optional(),
      owner: z.string().optional(),
      overdue: z.stringbool().optional(),
      search: z.string().max(200).optional(),
      before: z.string().max(100).optional(),
      limit: Limit,
    }),
    response: z.object({ orders: z.array(Order), next: z.string().nullable() }),
    run: async ({ query }, deps) => json(200, await deps.ledger.page(query, deps.clock.now())),
  }),
  route({
    method: 'GET',
    path: '/api/orders/{id}',
    summary: 'One order, by id or number',
    response: Order,
    run: async ({ params }, deps) => json(200, await found(params.id, deps)),
  }),
  route({
    method: 'GET',
    path: '/api/orders/{id}/events',
    summary: 'All events of an order: a hash chain from the first on',
    response: z.object({ events: z.array(OrderEvent) }),
    run: async ({ params }, deps) => json(200, { events: await deps.orders.events((await found(params.id, deps)).id) }),
  }),
  route({
    method: 'GET',
    path: '/api/orders/{id}/evidence',
    summary: 'One file (ZIP) with originals, events, decisions and the hash chain of an order; large ones by a link',
    bytes: true,
    redirect: { description: 'Where the file can be fetched, without a key, until the link ends', schema: FileLink },
    run: async ({ params }, deps) => savedFile(await evidenceOf(await found(params.id, deps), deps, deps.clock.now())),
  }),
  route({
    method: 'POST',
    path: '/api/orders/{id}/commands',
    summary: 'A wish to change an order; answers what came of it, or that it is under way',
    body: z.object({
      wish: Wish,
      reason: z.string().max(1000).nullable().default(null),
      expectedVersion: z.int().positive().nullable().default(null),
      /** Makes a repeat of this request harmless. */
      commandId: z
        .string()
        .regex(/^[\w.-]{8,100}$/)
        .optional(),
    }),
    response: CommandAnswer,
    run: async ({ params, body, caller }, deps) => {
      const order = await found(params.id, deps);
      const actor = { kind: 'api', id: caller.name } as const;
      const { commandId, receipt } = await sendCommand({ orderId: order.id, actor, ...body }, deps);
      const answer = answerOf(commandId, receipt);
      return json(answer.state === 'under-way' ? 202 : answer.state === 'refused' ? 409 : 200, answer);
    },
  }),
  route({
    method: 'POST',
    path: '/api/orders/{id}/revoke-links',
    summary: 'Ends all tracking links of an order that were made until now; later mails carry fresh ones',
    response: z.object({ number: z.string(), revokedUntil: z.string() }),
    run: async ({ params, caller }, deps) => {
      const order = await found(params.id, deps);
      const until = deps.clock.now();
      await deps.orderLinks.revoke(order.id, until, caller.name);
      const actor = { kind: 'api', id: caller.name } as const;
      const { settings } = await deps.settings.current();
      const text = LINKS_REVOKED[settings.language];
      const wish = { type: 'comment', text } as const;
      await sendCommand({ orderId: order.id, actor, reason: null, expectedVersion: null, wish }, deps);
      return json(200, { number: order.number, revokedUntil: until.toISOString() });
    },
  }),
  route({
    method: 'GET',
    path: '/api/orders/{id}/commands/{commandId}',
    summary: 'What came of a command',
    response: CommandAnswer,
    run: async ({ params }, deps) => {
      const order = await found(params.id, deps);
      const { receipt } = await deps.orders.withReceipt(order.id, params.commandId ?? '');
      return json(200, answerOf(params.commandId ?? '', receipt ?? null));
    },
  }),
];
