import { Command } from 'commander';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import { clientOf } from '../client.ts';
import { findPlace } from '../place.ts';
import { show, table } from '../print.ts';
import { saveEvidence } from './verify.ts';

interface ListOptions {
  stage?: string;
  source?: string;
  owner?: string;
  search?: string;
  overdue?: boolean;
  limit: string;
  json?: boolean;
}

const dueOf = (order: Order): string => order.tasks.map(({ dueAt }) => dueAt).sort()[0] ?? '';

async function list(options: ListOptions): Promise<void> {
  const query = new URLSearchParams({ limit: options.limit });
  for (const name of ['stage', 'source', 'owner', 'search'] as const) if (options[name]) query.set(name, options[name]);
  if (options.overdue) query.set('overdue', 'true');
  const page = await clientOf(findPlace()).get<{ orders: Order[]; next: string | null }>(`/api/orders?${query}`);
  const rows = page.orders.map((order) => [
    order.number,
    order.stage,
    order.tasks[0]?.owner ?? '',
    dueOf(order),
    order.source,
    order.content.party.company ?? order.content.party.name ?? '',
    String(order.content.lines.length),
  ]);
  show(
    page,
    rows.length === 0 ? 'No orders.' : table(['number', 'stage', 'owner', 'due', 'source', 'customer', 'lines'], rows),
    options.json,
  );
}

async function one(number: string, options: { json?: boolean }): Promise<void> {
  const client = clientOf(findPlace());
  const order = await client.get<Order>(`/api/orders/${encodeURIComponent(number)}`);
  const { events } = await client.get<{ events: OrderEvent[] }>(`/api/orders/${order.id}/events`);
  const lines = table(
    ['sku', 'quantity', 'unit', 'as written'],
    order.content.lines.map((line) => [line.sku, String(line.quantity), line.unit, line.description]),
  );
  const timeline = table(
    ['#', 'at', 'what', 'by'],
    events.map((event) => [
      String(event.seq),
      event.at,
      event.fact.type,
      `${event.actor.kind} ${event.actor.id ?? ''}`,
    ]),
  );
  show(
    { order, events },
    `${order.number}  ${order.stage}  version ${order.version}\n\n${lines}\n\n${timeline}`,
    options.json,
  );
}

async function step(
  number: string,
  name: string,
  options: { carrier?: string; tracking?: string; reason?: string },
): Promise<void> {
  const wish = {
    type: 'take-step',
    step: name,
    carrier: options.carrier ?? null,
    trackingNumber: options.tracking ?? null,
  };
  const answer = await clientOf(findPlace()).send<{
    state: string;
    receipt: { refusal: { words: { en: string } } | null } | null;
  }>('POST', `/api/orders/${encodeURIComponent(number)}/commands`, { wish, reason: options.reason ?? null });
  show(answer, answer.receipt?.refusal ? `Refused: ${answer.receipt.refusal.words.en}` : answer.state, false);
}

async function revokeLinks(number: string): Promise<void> {
  const path = `/api/orders/${encodeURIComponent(number)}/revoke-links`;
  const answer = await clientOf(findPlace()).send<{ number: string; revokedUntil: string }>('POST', path, {});
  show(
    answer,
    `Links to ${answer.number} that were sent until now lead nowhere. The next mail carries a fresh one.`,
    false,
  );
}

/** `hub orders`: the ledger from the command line. */
export function ordersCommand(): Command {
  const orders = new Command('orders').description('List orders, look at one, take a step');
  orders
    .command('list', { isDefault: true })
    .description('The ledger, newest first')
    .option('--stage <id>')
    .option('--source <id>')
    .option('--owner <staff id>')
    .option('--search <text>', 'number, phone, mail address, reference, name or sku')
    .option('--overdue', 'only orders with an overdue task')
    .option('--limit <count>', 'at most this many', '50')
    .option('--json')
    .action(list);
  orders.command('show <number>').description('One order with its lines and events').option('--json').action(one);
  orders
    .command('step <number> <step>')
    .description('Take a step of the present stage, such as confirm or ship')
    .option('--carrier <name>')
    .option('--tracking <number>')
    .option('--reason <words>')
    .action(step);
  orders
    .command('evidence <number>')
    .description('One file with originals, events, decisions and the hash chain')
    .option('--output <file>')
    .action(saveEvidence);
  orders
    .command('revoke-links <number>')
    .description('End all tracking links of an order that were sent until now')
    .action(revokeLinks);
  return orders;
}
