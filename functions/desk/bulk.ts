import { HubError } from '../../shared/errors/hub-error.ts';
import { Wish } from '../../shared/lifecycle/commands.ts';
import { Hold } from '../../shared/orders/work.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { newId } from '../../shared/platform/ids.ts';
import type { CommandReceipt } from '../../shared/platform/orders.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import { sendCommands } from '../../shared/platform/send-command.ts';
import { maySee } from '../../shared/rights/rights.ts';
import { mayWish } from '../../shared/rights/wishes.ts';
import { renderBulk, renderBulkResult } from '../../web/desk/bulk.tsx';
import type { BulkAct, BulkOutcome, BulkResultView, BulkView } from '../../web/desk/bulk-model.ts';
import { customerLine } from '../../web/present/ledger.ts';
import { stageView, taskView } from '../../web/present/order.ts';
import { type Texts, textsOf } from '../../web/texts.ts';
import { type Item, itemsOf, plainActs, refsIn, sameAct } from './bulk-items.ts';
import { deskPage, type Visit } from './visit.ts';

type Why = Extract<keyof Texts['bulk'], `why${string}`>;

function actsFor(items: readonly Item[], visit: Visit): BulkAct[] {
  const found = new Map<string, BulkAct>();
  for (const item of items) {
    for (const { id, to, names, warns } of plainActs(item, visit)) {
      const name = names[visit.language];
      const stage = to ? stageView(to, { settings: item.settings, language: visit.language }).name : null;
      const key = `${sameAct(id)} ${to ?? ''}`;
      const words = stage ? `${name} → ${stage}` : name;
      const before = found.get(key) ?? { id: sameAct(id), to: to ?? '', name: words, count: 0, warns };
      found.set(key, { ...before, count: before.count + 1 });
    }
  }
  return [...found.values()].sort((a, b) => Number(a.warns) - Number(b.warns) || b.count - a.count);
}

const holdOf = (form: URLSearchParams): unknown => ({
  type: 'hold',
  reason: Hold.shape.reason.catch('other').parse(form.get('holdReason')),
  note: (form.get('note') ?? '').trim().slice(0, 1000),
});

/** `GET /desk/bulk?task=…&task=…`: what can be done with the selected tasks together. It changes nothing. */
export async function showBulk(visit: Visit): Promise<HttpReply> {
  const { request, settings, staff, rights, now, language } = visit;
  const { refs, cut } = refsIn(request.query.getAll('task'));
  const items = await itemsOf(refs, visit);
  const view: BulkView = {
    items: items.flatMap(({ ref, order, task, settings: own }) =>
      order && task
        ? [
            {
              ref: ref.text,
              orderId: order.id,
              orderNumber: order.number,
              customer: customerLine(order),
              task: taskView(task, { settings: own, language }),
            },
          ]
        : [],
    ),
    cut,
    acts: actsFor(items, visit),
    staff: settings.staff.filter(({ id }) => id !== staff.id).map(({ id, name }) => ({ id, name })),
    may: { handOver: rights.has('orders.act'), hold: rights.has('orders.act') },
    commandId: newId('K', now),
  };
  return deskPage(visit, (context) => renderBulk(view, context));
}

/** The wish for one task, or why there is none. */
function wishFor(item: Item, form: URLSearchParams, visit: Visit): Wish | Why {
  const { order, task } = item;
  if (!order) return 'why404';
  if (!task) return 'whyGone';
  const { staff } = visit;
  const wish = wanted(item, form, visit);
  if (typeof wish === 'string') return wish;
  return mayWish(staff, wish, order, item.settings) ? wish : 'whyRight';
}

function wanted(item: Item, form: URLSearchParams, visit: Visit): Wish | Why {
  const { order, task } = item;
  if (!order || !task) return 'whyGone';
  switch (form.get('do')) {
    case 'act': {
      const act = plainActs(item, visit).find(
        ({ id, to }) => sameAct(id) === form.get('act') && (to ?? '') === (form.get('to') ?? ''),
      );
      return act?.wish({}) ?? 'whyNotOffered';
    }
    case 'hand-over': {
      const to = visit.settings.staff.find(({ id }) => id === form.get('person'));
      const sees = to && maySee(to, { ...order, tasks: [{ ...task, owner: to.id }] }, visit.settings);
      if (!sees) return 'whyNotAble';
      const note = (form.get('note') ?? '').trim().slice(0, 1000);
      return { type: 'hand-over', taskId: task.id, to: to.id, note, from: task.owner };
    }
    case 'hold':
      return Wish.parse(holdOf(form));
    default:
      throw new HubError('input-invalid', { field: 'do' });
  }
}

const COMMAND_ID = /^K[0-9A-HJKMNP-TV-Z]{26}$/;

/** Unique over all orders: the queue takes an id once. A hold is of the order: two of its tasks are one hold. */
const commandIdOf = ({ ref }: Item, base: string, form: URLSearchParams): string =>
  `desk-${base}.${ref.orderId}.${form.get('do') === 'hold' ? 'hold' : ref.taskId}`;

type Came = { item: Item; receipt: CommandReceipt | null } | { item: Item; why: Why };

/** What came of each: what was carried out before says so, what cannot be wished says why, the rest is sent. */
async function carryOut(items: readonly Item[], base: string, form: URLSearchParams, visit: Visit): Promise<Came[]> {
  const { deps, staff } = visit;
  const idOf = (item: Item): string => commandIdOf(item, base, form);
  const earlier = await Promise.all(items.map((item) => deps.orders.withReceipt(item.ref.orderId, idOf(item))));
  const taken = new Set<string>();
  const came = items.map((item, index): { item: Item; wish: Wish } | Came => {
    const receipt = earlier[index]?.receipt;
    if (taken.has(idOf(item))) return { item, why: 'whyTwice' };
    taken.add(idOf(item));
    if (receipt && item.order) return { item, receipt };
    const wish = wishFor(item, form, visit);
    return typeof wish === 'string' ? { item, why: wish } : { item, wish };
  });
  const sent = came.filter((one) => 'wish' in one);
  const receipts = await sendCommands(
    sent.map(({ item, wish }) => ({
      orderId: item.ref.orderId,
      commandId: idOf(item),
      actor: { kind: 'staff', id: staff.id },
      reason: null,
      expectedVersion: item.ref.version,
      wish,
    })),
    deps,
  );
  return came.map((one) => ('wish' in one ? { item: one.item, receipt: receipts[sent.indexOf(one)] ?? null } : one));
}

function resultOf(came: readonly Came[], form: URLSearchParams, visit: Visit): BulkResultView {
  const { bulk } = textsOf(visit.language);
  const outcome = ({ ref, order }: Item, words: string | null): BulkOutcome => ({
    orderId: ref.orderId,
    orderNumber: order?.number ?? '…',
    words,
  });
  const view: BulkResultView = { done: [], refused: [], waiting: [], posted: [...form] };
  for (const one of came) {
    if ('why' in one) view.refused.push(outcome(one.item, bulk[one.why]));
    else if (!one.receipt) view.waiting.push(outcome(one.item, null));
    else if (one.receipt.refusal) view.refused.push(outcome(one.item, one.receipt.refusal.words[visit.language]));
    else view.done.push(outcome(one.item, null));
  }
  return view;
}

/**
 * `POST /desk/bulk`: the same wish for several tasks, each a command of its own with the version that was seen. The same form again does nothing twice
 * and shows what came of it meanwhile.
 * @throws HubError `input-invalid` for what no form of ours sends
 */
export async function doBulk(visit: Visit): Promise<HttpReply> {
  const form = formOf(visit.request);
  const base = form.get('commandId') ?? '';
  const { refs } = refsIn(form.getAll('task'));
  if (!COMMAND_ID.test(base) || refs.length === 0) throw new HubError('input-invalid', { field: 'commandId' });
  const came = await carryOut(await itemsOf(refs, visit), base, form, visit);
  const view = resultOf(came, form, visit);
  return deskPage(visit, (context) => renderBulkResult(view, context));
}
