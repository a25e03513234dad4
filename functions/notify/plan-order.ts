import { stageOf } from '../../shared/lifecycle/stages.ts';
import { actorWords } from '../../shared/lifecycle/words.ts';
import { type FactMessageId, messagesOn } from '../../shared/messages/index.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Task } from '../../shared/orders/work.ts';
import type { Names } from '../../shared/settings/language.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { aboutOf, customerData, customerOf, type OrderOccasion, tellsCustomer } from './occasion.ts';
import { type Outgoing, type Reader, type StaffMessage, toCustomer, toStaff } from './outgoing.ts';
import { customerNews, staffNews } from './plan-news.ts';
import { takesReplies, taskData, tasksOf } from './task-data.ts';

const stageNames = (id: string, settings: Settings): Names => stageOf(settings, id)?.names ?? { 'zh-CN': id, en: id };

const nameOf = (staffId: string, settings: Settings): string =>
  settings.staff.find(({ id }) => id === staffId)?.name ?? staffId;

/** Tasks that the event gave to somebody and that are still theirs to do. */
const givenTasks = ({ event, order }: OrderOccasion, wanted: (task: Task) => boolean): Task[] =>
  tasksOf(event.fact)
    .filter(({ id, owner }) => order.tasks.some((task) => task.id === id && task.owner === owner))
    .filter(wanted);

/** Owners of the order's own work, without the one who caused the event. */
const otherOwners = ({ tasks }: Pick<Order, 'tasks'>, { actor }: OrderEvent): Task[] =>
  tasks.filter(({ kind, owner }) => kind !== 'notice' && !(actor.kind === 'staff' && actor.id === owner));

/** With the task that an answer acts on, as the order stands in the mail. */
const answerable = ({ order, settings }: OrderOccasion, task: Task, message: StaffMessage): StaffMessage =>
  takesReplies(settings)
    ? { ...message, answers: { orderNumber: order.number, version: order.version, taskId: task.id } }
    : message;

/** Who gets each message, and what it says. Every message that the table ties to a fact has its line here, or this does not compile. */
const PLANS: Readonly<Record<FactMessageId, (occasion: OrderOccasion) => Outgoing[]>> = {
  'task-opened': (occasion) => {
    const { fact, actor } = occasion.event;
    const from = fact.type === 'task-handed-over' ? nameOf(fact.from, occasion.settings) : null;
    const byHub = actor.kind === 'hub';
    return givenTasks(occasion, ({ kind }) => kind !== 'notice').map((task) =>
      answerable(
        occasion,
        task,
        toStaff('task-opened', aboutOf(occasion), task.owner, (reader) => ({
          ...taskData(task, occasion, reader),
          handedOverBy: byHub ? null : from,
          handedOverFor: byHub ? from : null,
          note: fact.type === 'task-handed-over' ? (fact.note ?? null) : null,
        })),
      ),
    );
  },
  notice: (occasion) =>
    givenTasks(occasion, ({ kind }) => kind === 'notice').map((task) =>
      answerable(
        occasion,
        task,
        toStaff('notice', aboutOf(occasion), task.owner, (reader) => taskData(task, occasion, reader)),
      ),
    ),
  reminder: (occasion) => {
    const { fact } = occasion.event;
    if (fact.type !== 'reminded') return [];
    const task = occasion.order.tasks.find(({ id }) => id === fact.taskId);
    if (!task) return [];
    const owner = nameOf(task.owner, occasion.settings);
    return fact.to.map((person) => {
      const absent = fact.standsFor?.[person];
      const data = (reader: Reader) => ({
        ...taskData(task, occasion, {
          ...reader,
          insteadOf: reader.insteadOf ?? (absent === undefined ? null : nameOf(absent, occasion.settings)),
        }),
        when: fact.kind,
        owner,
      });
      const reminder = answerable(occasion, task, toStaff('reminder', aboutOf(occasion), person, data));
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
    const asked = fact.type === 'capture-attached';
    const stage = asked ? fact.told : fact.type === 'stage-entered' ? fact.to : undefined;
    if (stage === undefined || !tellsCustomer(stage, settings)) return [];
    const entered = fact.type === 'stage-entered' ? fact : null;
    return customerOf(occasion, asked).map((customer) =>
      toCustomer('customer-status', aboutOf(occasion), customer, {
        ...customerData(occasion),
        stage: stageNames(stage, settings),
        carrier: entered?.carrier ?? order.carrier,
        trackingNumber: entered?.trackingNumber ?? order.trackingNumber,
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
  'customer-news': customerNews,
  'staff-news': staffNews,
};

/** Every message that an event of an order brings about. Pure: the same event and order always give the same receipts. */
export const planOrder = (occasion: OrderOccasion): Outgoing[] =>
  messagesOn(occasion.event.fact.type).flatMap((id) => PLANS[id](occasion));
