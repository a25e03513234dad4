import { actOnTrack, showTrack } from '../../functions/customer-pages/track.ts';
import type { PageDeps } from '../../functions/customer-pages/wire.ts';
import { append } from '../../shared/lifecycle/append.ts';
import type { Command } from '../../shared/lifecycle/commands.ts';
import { decide } from '../../shared/lifecycle/decide.ts';
import type { Refusal } from '../../shared/lifecycle/refusals.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { expiresIn, signLink } from '../../shared/tasks/action-link.ts';
import { assigner } from '../../shared/tasks/assign.ts';
import type { Story } from './given.ts';

const KEY = 'k'.repeat(40);

interface Asking {
  query?: Record<string, string>;
  form?: Record<string, string>;
  /** When the link was made; now, unless it is said. */
  madeAt?: Date;
}

/** The pages behind a customer's link, over one order in memory; commands are decided by the real rules. */
export function customerWorld(story: Story, now: Date) {
  const { settings } = story;
  const world = { order: story.order as Order, events: [...story.events] as OrderEvent[], commands: [] as Command[] };
  const receipts = new Map<string, { refusal: Refusal | null }>();
  let revokedUntil = 0;
  const write = async (commands: readonly Command[]): Promise<void> => {
    for (const command of commands) {
      if (receipts.has(command.id)) continue;
      world.commands.push(command);
      const people = { settings, now, assign: assigner(settings), away: new Set<string>() };
      const outcome = decide(world.order, command, { ...people, seen: false, since: [] });
      receipts.set(command.id, { refusal: outcome.ok ? null : outcome.refusal });
      if (!outcome.ok || outcome.facts.length === 0) continue;
      const { actor, reason, id } = command;
      const added = append(world.order, outcome.facts, { at: now, actor, reason, causedBy: id });
      Object.assign(world, { order: added.order, events: [...world.events, ...added.events] });
    }
  };
  const version = { version: 1, settings, yaml: '', by: '', at: '', note: null };
  const deps = {
    orders: {
      events: async () => world.events,
      withReceipt: async (_: string, commandId: string) => ({
        order: world.order,
        receipt: receipts.get(commandId),
      }),
    },
    orderLinks: {
      open: async (orderId: string, madeAt: number) => ({
        order: orderId === world.order.id ? world.order : undefined,
        revoked: madeAt <= revokedUntil,
      }),
      revoke: async (_: string, until: Date) => {
        revokedUntil = until.getTime();
      },
    },
    settings: { current: async () => version, version: async () => version },
    links: { of: async () => ({ current: { key: KEY }, previous: null }) },
    commands: { send: write },
    clock: { now: () => now },
    publicUrl: 'https://hub.example.com',
  } as unknown as PageDeps;
  const ask = (method: 'GET' | 'POST', { query = {}, form = {}, madeAt = now }: Asking = {}): Promise<HttpReply> => {
    const claims = {
      purpose: 'track',
      orderId: world.order.id,
      madeAt: madeAt.getTime(),
      exp: expiresIn(9, now),
    } as const;
    const token = signLink(claims, { current: KEY, previous: null });
    const request = {
      method,
      path: `/track/${token}`,
      params: { token },
      rawQuery: '',
      query: new URLSearchParams({ lang: 'en', ...query }),
      headers: {},
      cookies: [],
      body: Buffer.from(new URLSearchParams(form).toString()),
      sourceIp: '192.0.2.1',
      requestId: 'r1',
    };
    return method === 'GET' ? showTrack(request, deps) : actOnTrack(request, deps);
  };
  const post = (form: Record<string, string>) =>
    ask('POST', { form: { version: String(world.order.version), ...form } });
  return { world, deps, ask, post };
}
