import { nextSteps, stageOf } from '../../shared/lifecycle/stages.ts';
import { actorWords } from '../../shared/lifecycle/words.ts';
import type { AboutTask } from '../../shared/messages/data.ts';
import { type FactMessageId, messagesOn } from '../../shared/messages/index.ts';
import { eventIdOf, type OrderEvent, type OrderFact } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Task } from '../../shared/orders/work.ts';
import type { Names } from '../../shared/settings/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import type { Links } from './links.ts';
import { type About, type CustomerRecipient, type Outgoing, type Reader, toCustomer, toStaff } from './outgoing.ts';

/** An event of an order, with what its messages are made of. */
export interface OrderOccasion {
  event: OrderEvent;
  /** As it is now: what is done meanwhile needs no mail any more. */
  order: Order;
  /** As it was before the event; only needed for cancellations. */
  before: Order | null;
  /** The flow that the order follows, the people of now. */
  settings: Settings;
  links: Links;
}

const aboutOf = ({ event, order }: OrderOccasion): About => ({
  occasion: eventIdOf(event),
  number: event.seq,
  orderNumber: order.number,
  reference: order.number,
  source: order.source,
});

const sourceNames = ({ order, settings }: OrderOccasion): Names =>
  settings.sources.find(({ id }) => id === order.source)?.names ?? { 'zh-CN': order.source, en: order.source };

const stageNames = (id: string, settings: Settings): Names => stageOf(settings, id)?.names ?? { 'zh-CN': id, en: id };

const nameOf = (staffId: string, settings: Settings): string =>
  settings.staff.find(({ id }) => id === staffId)?.name ?? staffId;

function tasksOf(fact: OrderFact): Task[] {
  switch (fact.type) {
    case 'order-admitted':
      return fact.order.tasks;
    case 'stage-entered':
    case 'resumed':
      return fact.task ? [fact.task] : [];
    case 'held':
    case 'task-opened':
    case 'task-handed-over':
      return [fact.task];
    default:
      return [];
  }
}

/** Tasks that the event gave to somebody and that are still theirs to do. */
const givenTasks = ({ event, order }: OrderOccasion, wanted: (task: Task) => boolean): Task[] =>
  tasksOf(event.fact)
    .filter(({ id, owner }) => order.tasks.some((task) => task.id === id && task.owner === owner))
    .filter(wanted);

function taskData(task: Task, occasion: OrderOccasion, { staff, insteadOf }: Reader): AboutTask {
  const { order, settings, links } = occasion;
  const steps = task.kind === 'notice' ? [] : nextSteps(order, settings);
  return {
    order,
    task,
    stage: stageNames(task.stage, settings),
    source: sourceNames(occasion),
    steps: steps.map(({ id, names, needs }) => ({ names, needs, url: links.step(order, task, staff.id, id) })),
    showUrl: links.step(order, task, staff.id, null),
    insteadOf,
  };
}

/** Owners of the order's own work, without the one who caused the event. */
const otherOwners = ({ tasks }: Pick<Order, 'tasks'>, { actor }: OrderEvent): Task[] =>
  tasks.filter(({ kind, owner }) => kind !== 'notice' && !(actor.kind === 'staff' && actor.id === owner));

/** The customer, where the order can be answered at all. */
function customerOf(occasion: OrderOccasion, answersNow: boolean): CustomerRecipient[] {
  const { order, event } = occasion;
  if (!order.replyTo) return [];
  const answers = answersNow ? { receivedAt: new Date(event.at) } : null;
  return [{ route: order.replyTo, language: order.language, answers }];
}

function customerData({ order, settings, links }: OrderOccasion) {
  const source = settings.sources.find(({ id }) => id === order.source);
  return { order, trackUrl: links.track(order), showPrices: source?.showPrices ?? true };
}

const tellsCustomer = (stage: string, settings: Settings): boolean => stageOf(settings, stage)?.tellCustomer ?? false;

/** Who gets each message, and what it says. Every message that the table ties to a fact has its line here, or this does not compile. */
const PLANS: Readonly<Record<FactMessageId, (occasion: OrderOccasion) => Outgoing[]>> = {
  'task-opened': (occasion) => {
    const { fact, actor } = occasion.event;
    const from = fact.type === 'task-handed-over' ? nameOf(fact.from, occasion.settings) : null;
    const byHub = actor.kind === 'hub';
    return givenTasks(occasion, ({ kind }) => kind !== 'notice').map((task) =>
      toStaff('task-opened', aboutOf(occasion), task.owner, (reader) => ({
        ...taskData(task, occasion, reader),
        handedOverBy: byHub ? null : from,
        handedOverFor: byHub ? from : null,
      })),
    );
  },
  notice: (occasion) =>
    givenTasks(occasion, ({ kind }) => kind === 'notice').map((task) =>
      toStaff('notice', aboutOf(occasion), task.owner, (reader) => taskData(task, occasion, reader)),
    ),
  reminder: (occasion) => {
    const { fact } = occasion.event;
    if (fact.type !== 'reminded') return [];
    const task = occasion.order.tasks.find(({ id }) => id === fact.taskId);
    if (!task) return [];
    const owner = nameOf(task.owner, occasion.settings);
    return fact.to.map((person) => {
      const data = (reader: Reader) => ({ ...taskData(task, occasion, reader), when: fact.kind, owner });
      const reminder = toStaff('reminder', aboutOf(occasion), person, data);
      return { ...reminder, mayWait: reminder.mayWait && fact.kind !== 'escalate' };
    });
  },
  'order-changed': (occasion) => {
    const { event, order, settings, links } = occasion;
    const { fact } = event;
    if (fact.type !== 'content-changed') return [];
    return otherOwners(order, event).map((task) =>
      toStaff('order-changed', aboutOf(occasion), task.owner, ({ staff, insteadOf }) => ({
        order,
        differences: fact.differences,
        by: actorWords(event.actor, settings),
        showUrl: links.step(order, task, staff.id, null),
        insteadOf,
      })),
    );
  },
  'order-cancelled': (occasion) => {
    const { event, order, before, settings } = occasion;
    if (event.fact.type !== 'cancelled' || !before) return [];
    const reason = event.fact.wish ?? event.reason;
    return otherOwners(before, event).map((task) =>
      toStaff('order-cancelled', aboutOf(occasion), task.owner, ({ insteadOf }) => ({
        order,
        by: actorWords(event.actor, settings),
        reason,
        insteadOf,
      })),
    );
  },
  'customer-received': (occasion) =>
    customerOf(occasion, true).map((customer) =>
      toCustomer('customer-received', aboutOf(occasion), customer, customerData(occasion)),
    ),
  'customer-status': (occasion) => {
    const { event, order, settings } = occasion;
    const { fact } = event;
    if (fact.type !== 'stage-entered' || !tellsCustomer(fact.to, settings)) return [];
    return customerOf(occasion, false).map((customer) =>
      toCustomer('customer-status', aboutOf(occasion), customer, {
        ...customerData(occasion),
        stage: stageNames(fact.to, settings),
        carrier: fact.carrier ?? order.carrier,
        trackingNumber: fact.trackingNumber ?? order.trackingNumber,
      }),
    );
  },
  'customer-cancelled': (occasion) => {
    const { event, order, settings } = occasion;
    if (event.fact.type !== 'cancelled' || !tellsCustomer(event.fact.to, settings)) return [];
    return customerOf(occasion, false).map((customer) =>
      toCustomer('customer-cancelled', aboutOf(occasion), customer, { order }),
    );
  },
};

/** Every message that an event of an order brings about. Pure: the same event and order always give the same receipts. */
export const planOrder = (occasion: OrderOccasion): Outgoing[] =>
  messagesOn(occasion.event.fact.type).flatMap((id) => PLANS[id](occasion));
