import { dayOf } from '../../shared/deadlines/calendar.ts';
import { stageOf } from '../../shared/lifecycle/stages.ts';
import { hubMailbox } from '../../shared/messages/addresses.ts';
import { compose } from '../../shared/messages/compose.ts';
import type { DigestRow, MessageData } from '../../shared/messages/data.ts';
import { renderMail } from '../../shared/messages/index.ts';
import { voiceOf } from '../../shared/messages/voice.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Task } from '../../shared/orders/work.ts';
import type { EffectResult } from '../../shared/platform/effects.ts';
import type { WaitingMail } from '../../shared/platform/mail-volume.ts';
import type { DigestWanted } from '../../shared/platform/messages.ts';
import type { Names } from '../../shared/settings/language.ts';
import type { Staff } from '../../shared/settings/people.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { type Links, linksOf } from './links.ts';
import type { NotifyDeps } from './wire.ts';

interface Context {
  settings: Settings;
  reader: Staff;
  links: Links;
  deps: NotifyDeps;
}

/** Work beside the stage's own; a hold has a stage of its own. */
const BESIDE: Readonly<Partial<Record<Task['kind'], Names>>> = {
  approval: { 'zh-CN': '审批', en: 'Approval' },
  change: { 'zh-CN': '变更申请', en: 'Change request' },
  complaint: { 'zh-CN': '投诉', en: 'Complaint' },
  return: { 'zh-CN': '退换货', en: 'Return' },
  'stock-take': { 'zh-CN': '盘点', en: 'Stock-take' },
  notice: { 'zh-CN': '请查看', en: 'Please look at this' },
};

const whatOf = ({ kind, stage }: Task, settings: Settings): Names =>
  BESIDE[kind] ?? stageOf(settings, stage)?.names ?? { 'zh-CN': stage, en: stage };

/** The open tasks of a person in an order, as rows. */
function orderRows(order: Order, owner: string, { settings, reader, links }: Context): DigestRow[] {
  const { party } = order.content;
  return order.tasks
    .filter((task) => task.owner === owner)
    .map((task) => ({
      orderNumber: order.number,
      what: whatOf(task, settings),
      customer: party.company ?? party.name ?? null,
      dueAt: task.dueAt,
      url: links.step(order, task, reader.id, null),
    }));
}

/** Captures in review that are still with a person, as rows. */
async function reviewRows(captureIds: readonly string[], owner: string, context: Context): Promise<DigestRow[]> {
  const { settings, links, deps } = context;
  const captures = await Promise.all([...new Set(captureIds)].map((id) => deps.captures.find(id)));
  return captures.flatMap((capture): DigestRow[] => {
    if (capture?.outcome.status !== 'in-review' || capture.outcome.owner !== owner) return [];
    const source = settings.sources.find(({ id }) => id === capture.source)?.names;
    return [
      {
        orderNumber: null,
        what: source ?? { 'zh-CN': capture.source, en: capture.source },
        customer: null,
        dueAt: capture.outcome.dueAt,
        url: links.review(capture.id),
      },
    ];
  });
}

const byDue = (rows: readonly DigestRow[]): DigestRow[] => {
  const once = new Map(rows.map((row) => [`${row.orderNumber} ${row.url}`, row]));
  return [...once.values()].sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
};

/** What is still to be done of the mails that wait; what was done meanwhile needs no telling. */
async function waitingRows(mails: readonly WaitingMail[], context: Context): Promise<DigestRow[]> {
  const owners = new Map(
    mails.flatMap(({ orderId, owner }) => (orderId ? [[`${orderId} ${owner}`, { orderId, owner }]] : [])),
  );
  const orders = await context.deps.orders.findMany([...new Set([...owners.values()].map(({ orderId }) => orderId))]);
  const rows = [...owners.values()].flatMap(({ orderId, owner }) => {
    const order = orders.find(({ id }) => id === orderId);
    return order ? orderRows(order, owner, context) : [];
  });
  const reviews = new Map<string, string[]>();
  for (const { captureId, owner } of mails) {
    if (captureId) reviews.set(owner, [...(reviews.get(owner) ?? []), captureId]);
  }
  for (const [owner, ids] of reviews) rows.push(...(await reviewRows(ids, owner, context)));
  return byDue(rows);
}

/** All open work of a person. */
async function openRows(context: Context): Promise<DigestRow[]> {
  const { deps, reader } = context;
  const { tasks, captureIds } = await deps.orders.work(reader.id);
  const orders = await deps.orders.findMany([...new Set(tasks.map(({ orderId }) => orderId))]);
  return byDue([
    ...orders.flatMap((order) => orderRows(order, reader.id, context)),
    ...(await reviewRows(captureIds, reader.id, context)),
  ]);
}

/** Late, due today, due later. */
function grouped(rows: readonly DigestRow[], now: Date, { timeZone }: Settings): MessageData['digest']['groups'] {
  const today = dayOf(now, timeZone);
  const groupOf = ({ dueAt }: DigestRow) =>
    Date.parse(dueAt) <= now.getTime() ? 'late' : dayOf(dueAt, timeZone) <= today ? 'today' : 'later';
  return (['late', 'today', 'later'] as const)
    .map((when) => ({ when, rows: rows.filter((row) => groupOf(row) === when) }))
    .filter((group) => group.rows.length > 0);
}

async function send(
  receipt: string,
  data: MessageData['digest'],
  { settings, reader, deps }: Context,
): Promise<EffectResult | { outcome: 'repeat' }> {
  const { mailDomain } = deps;
  const mail = await compose({
    mail: renderMail('digest', data, voiceOf(reader.language, settings), null),
    from: hubMailbox(settings, reader.language, mailDomain),
    to: { name: reader.name, address: reader.email },
    replyTo: null,
    kind: 'notice',
    language: reader.language,
    orderNumber: null,
    id: receipt.replaceAll(/[^\w-]/g, '.'),
    mailDomain,
    thread: null,
    date: deps.clock.now(),
  });
  return deps.effects.once(receipt, () => deps.mailer.send(mail));
}

const settled = (result: EffectResult | { outcome: 'repeat' }): boolean => !('retry' in result && result.retry);

async function sendWaiting(context: Context): Promise<void> {
  const { deps, reader, settings } = context;
  const { mails, mark } = await deps.volume.waiting(reader.id);
  const rows = await waitingRows(mails, context);
  if (rows.length > 0) {
    const receipt = `digest:${reader.id}:${mails.at(-1)?.at}:${mails.length}`;
    if (!(await deps.volume.takeDigest(reader.id))) return;
    const data = {
      of: 'waiting' as const,
      groups: grouped(rows, deps.clock.now(), settings),
      deskUrl: `${deps.publicUrl}/desk`,
    };
    if (!settled(await send(receipt, data, context))) throw new Error(`to be tried again: ${receipt}`);
  }
  await deps.volume.settle(reader.id, mails, mark);
}

async function sendOpen(slot: string, context: Context): Promise<void> {
  const { deps, reader, settings } = context;
  const rows = await openRows(context);
  if (rows.length === 0) return;
  const receipt = `digest:${reader.id}:${slot}`;
  const data = {
    of: 'open' as const,
    groups: grouped(rows, deps.clock.now(), settings),
    deskUrl: `${deps.publicUrl}/desk`,
  };
  if (!settled(await send(receipt, data, context))) throw new Error(`to be tried again: ${receipt}`);
}

/**
 * One mail for many. Of mails that wait, once an hour (the sweep asks again); of all open work at its time of day. Each goes out at most once;
 * nothing to tell, no mail. Nothing is sent to an address that takes nothing: what waits for it is dropped, its work goes to others anyway.
 * @throws Error when it has to be tried again
 */
export async function sendDigest(wanted: DigestWanted, deps: NotifyDeps): Promise<void> {
  const { settings } = await deps.settings.current();
  const reader = settings.staff.find(({ id }) => id === wanted.staffId);
  const blocked = reader ? await deps.suppression.among([reader.email]) : new Set<string>();
  if (!reader || blocked.has(reader.email)) {
    const { mails, mark } = await deps.volume.waiting(wanted.staffId);
    if (wanted.of === 'waiting') await deps.volume.settle(wanted.staffId, mails, mark);
    return;
  }
  const links = linksOf(deps.publicUrl, await deps.keys(), settings, deps.clock.now());
  const context = { settings, reader, links, deps };
  await (wanted.of === 'waiting' || wanted.slot === null ? sendWaiting(context) : sendOpen(wanted.slot, context));
}
