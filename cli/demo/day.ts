import type { Product } from '../../shared/catalogue/catalogue.ts';
import type { Source } from '../../shared/settings/schema.ts';
import type { Outgoing } from '../deliver.ts';
import { messageFor } from '../samples/messages.ts';
import { sampleOrder } from '../samples/order.ts';

/** One thing that happens in the demo's day. `kind` says it to the person who watches. */
export interface Happening {
  kind:
    | 'order'
    | 'the same message again'
    | 'the same order by another way'
    | 'shop reports a payment'
    | 'not an order'
    | 'incomplete'
    | 'unreadable';
  source: Source;
  outgoing: Outgoing;
}

const of = (sources: readonly Source[], channel: Source['channel']): Source | undefined =>
  sources.find((source) => source.channel === channel);

/** Every sixth order or so comes twice: by its own channel again, or by another one. */
function copiesOf(
  order: Happening,
  at: number,
  sources: readonly Source[],
  products: readonly Product[],
  now: Date,
): Happening[] {
  if (at % 5 === 1) return [{ ...order, kind: 'the same message again' }];
  const mail = of(sources, 'email');
  if (at % 7 === 2 && mail && order.source.channel === 'form') {
    return [
      {
        kind: 'the same order by another way',
        source: mail,
        outgoing: messageFor('email', sampleOrder(at, products), `demo-copy-${at}`, now),
      },
    ];
  }
  if (at % 6 === 3 && order.outgoing.as === 'webhook') {
    const { data } = order.outgoing.body as { data: { id: string } };
    const body = { type: 'order.paid', timestamp: now.toISOString(), data: { id: data.id } };
    return [
      {
        kind: 'shop reports a payment',
        source: order.source,
        outgoing: { as: 'webhook', id: `demo-paid-${at}`, body },
      },
    ];
  }
  return [];
}

/** What is no clean order: automatic mail, a question, an order without quantities, a body that is no order. */
function disturbances(sources: readonly Source[]): Happening[] {
  const [mail, web, erp, chat] = (['email', 'form', 'standard-webhook', 'wecom'] as const).map((channel) =>
    of(sources, channel),
  );
  const found: (Happening | undefined)[] = [
    mail && {
      kind: 'not an order',
      source: mail,
      outgoing: {
        as: 'mail',
        id: 'demo-absent',
        from: 'mailer-daemon@shop-one.example',
        subject: '自动回复: 不在办公室',
        text: '我正在休假，回来后回复您。',
      },
    },
    chat && {
      kind: 'not an order',
      source: chat,
      outgoing: { as: 'chat', id: 'demo-question', user: 'wang_xiaoming', text: '你们周六上班吗？' },
    },
    mail && {
      kind: 'incomplete',
      source: mail,
      outgoing: {
        as: 'mail',
        id: 'demo-vague',
        from: '"李四" <li.si@shop-two.example>',
        subject: '订货',
        text: '老板，上次那种螺丝再来一些，尽快。',
      },
    },
    web && {
      kind: 'incomplete',
      source: web,
      outgoing: { as: 'form', id: 'demo-empty', fields: { token: 'demo-empty', name: '赵六', text: '要一批扳手' } },
    },
    erp && {
      kind: 'unreadable',
      source: erp,
      outgoing: { as: 'webhook', id: 'demo-broken', body: { type: 'order.created', data: 'oops' } },
    },
  ];
  return found.filter((happening) => happening !== undefined);
}

/** A day's messages by every source: orders, copies, reports, and what is no clean order. The same count gives the same day. */
export function dayOf(
  sources: readonly Source[],
  products: readonly Product[],
  orders: number,
  now: Date,
): Happening[] {
  const happenings: Happening[] = [];
  const entrances = sources.filter(({ channel }) => channel !== 'telephone');
  for (let at = 0; at < orders; at += 1) {
    const source = entrances[at % entrances.length];
    if (!source) continue;
    const outgoing = messageFor(source.channel, sampleOrder(at, products), `demo-${at}`, now);
    const order: Happening = { kind: 'order', source, outgoing };
    happenings.push(order, ...copiesOf(order, at, sources, products, now));
  }
  const extra = disturbances(sources);
  for (const [index, happening] of extra.entries())
    happenings.splice(Math.floor(((index + 1) * happenings.length) / (extra.length + 1)), 0, happening);
  return happenings;
}
