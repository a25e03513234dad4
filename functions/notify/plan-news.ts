import { actorWords, factWords } from '../../shared/lifecycle/words.ts';
import type { CustomerNews } from '../../shared/messages/data.ts';
import type { OrderEvent } from '../../shared/orders/events.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { aboutOf, customerData, customerOf, type OrderOccasion, tellsCustomer } from './occasion.ts';
import { type Outgoing, toCustomer, toStaff } from './outgoing.ts';

/** Whether the customer is told of goods on their way: where the stage that shipping leads to tells them. */
const tellsOfShipping = (settings: Settings): boolean =>
  settings.stages.some(({ steps }) =>
    steps.some(
      ({ id, lines, needs, to }) =>
        (lines === 'shipped' || id === 'ship' || needs.includes('trackingNumber')) && tellsCustomer(to, settings),
    ),
  );

/** The whole order left with the same command: the stage says it, once. */
const saidByStage = ({ event, events, settings }: OrderOccasion): boolean =>
  events.some(
    ({ causedBy, seq, fact }) =>
      causedBy === event.causedBy &&
      seq > event.seq &&
      fact.type === 'stage-entered' &&
      tellsCustomer(fact.to, settings),
  );

function changeNews(fact: Extract<OrderEvent['fact'], { type: 'change-ended' }>, order: Order): CustomerNews | null {
  const change = order.changes.find(({ id }) => id === fact.changeId);
  // Whoever withdrew their own wish knows it; of ours the customer hears only what they were asked about.
  const concerned = change && (change.by.kind === 'customer' || change.customer !== null);
  if (!concerned || fact.state === 'withdrawn') return null;
  return { is: fact.state === 'applied' ? 'change-applied' : 'change-refused', words: fact.words };
}

function newsOf(occasion: OrderOccasion): CustomerNews | null {
  const { event, order, settings } = occasion;
  const { fact, actor } = event;
  switch (fact.type) {
    case 'lines-progressed':
      return fact.what === 'shipped' && fact.shipment && tellsOfShipping(settings) && !saidByStage(occasion)
        ? { is: 'parcel', shipment: fact.shipment }
        : null;
    case 'date-promised':
      return fact.date && fact.date === order.promisedDate ? { is: 'dated', day: fact.date } : null;
    case 'complaint-opened':
      return actor.kind === 'staff' && fact.complaint.captureId === null ? null : { is: 'complaint' };
    case 'complaint-answered':
      return { is: 'answer', answer: fact.answer };
    case 'change-asked':
      return settings.changes.customerAgrees && fact.change.by.kind !== 'customer' && fact.change.customer === null
        ? { is: 'change-wanted', change: fact.change }
        : null;
    case 'change-ended':
      return changeNews(fact, order);
    default:
      return null;
  }
}

/** What the customer hears beside the stages, in the channel and language that the order came by. */
export function customerNews(occasion: OrderOccasion): Outgoing[] {
  const news = newsOf(occasion);
  if (!news) return [];
  const answersNow = news.is === 'complaint' && occasion.event.actor.kind === 'customer';
  return customerOf(occasion, answersNow).map((customer) =>
    toCustomer('customer-news', aboutOf(occasion), customer, { ...customerData(occasion), news }),
  );
}

/** Who asked for the approval that this event ends. */
function askedApproval({ event, events }: OrderOccasion): string[] {
  const asked = events.findLast(({ seq, fact }) => seq < event.seq && fact.type === 'approval-asked');
  return asked?.fact.type === 'approval-asked' ? [asked.fact.approval.askedBy] : [];
}

/** Those who asked for a change or own the order's work. */
function concernedBy(changeId: string, order: Order): string[] {
  const change = order.changes.find(({ id }) => id === changeId);
  const asker = change?.by.kind === 'staff' && change.by.id ? [change.by.id] : [];
  const owners = order.tasks.filter(({ kind }) => kind !== 'notice').map(({ owner }) => owner);
  return [...asker, ...owners];
}

function staffConcerned(occasion: OrderOccasion): string[] {
  const { fact } = occasion.event;
  switch (fact.type) {
    case 'approval-ended':
      return askedApproval(occasion);
    case 'change-ended':
      return concernedBy(fact.changeId, occasion.order);
    case 'commented':
      return [...fact.mentions];
    default:
      return [];
  }
}

/** What staff hear of without having to act: the end of what they asked for, and comments that name them. Nobody is told of their own doing. */
export function staffNews(occasion: OrderOccasion): Outgoing[] {
  const { event, order, settings, links } = occasion;
  const { fact, actor, reason } = event;
  const people = [...new Set(staffConcerned(occasion))].filter(
    (person) => person !== actor.id && settings.staff.some(({ id }) => id === person),
  );
  return people.map((person) =>
    toStaff('staff-news', aboutOf(occasion), person, ({ insteadOf }) => ({
      order,
      by: actorWords(actor, settings),
      what: factWords(fact, settings),
      reason: fact.type === 'change-ended' ? (fact.words ?? reason) : reason,
      quote: fact.type === 'commented' ? fact.text : null,
      mentioned: fact.type === 'commented',
      url: links.desk(order),
      insteadOf,
    })),
  );
}
