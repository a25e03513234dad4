import type { Capture } from '../../shared/capture/record.ts';
import { identitiesHeld, placesOf, sameIdentity } from '../../shared/customers/customer.ts';
import type { MergeRecord } from '../../shared/customers/history.ts';
import { returning } from '../../shared/customers/merge.ts';
import { actorWords } from '../../shared/lifecycle/words.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Dossier } from '../../shared/platform/customer-dossier.ts';
import type { CustomerView, MergeView } from '../desk/customer-views.ts';
import { textsOf } from '../texts.ts';
import { outcomeWords } from './capture.ts';
import { becauseWords, customerName, entryView, markView, placeWords, type Showing } from './customer.ts';
import { goodsLine } from './ledger.ts';
import { lessonRows, type ProductNames } from './lesson-rows.ts';
import { sourceName, stageView } from './order.ts';

export interface Shown {
  dossier: Dossier;
  /** The orders of the dossier that the person may see, as they may see them. */
  orders: readonly Order[];
  reviews: readonly Capture[];
  /** The survivor, where this record is a pointer. */
  survivor: { id: string; line: string } | null;
  mayChange: boolean;
  mayReview: boolean;
  /** Names of products by their code. */
  names: ProductNames;
  /** Whether the person may open the messages that things came by. */
  mayOpen: boolean;
}

/** Lessons on the page of a customer; the page of lessons has all. */
const MOST_LESSONS = 10;

const orderRow = (order: Order, showing: Showing): CustomerView['orders'][number] => ({
  id: order.id,
  number: order.number,
  stage: stageView(order.stage, showing),
  goods: goodsLine(order),
  total: order.content.total,
  placedAt: order.placedAt,
});

const complaintRows = (order: Order): CustomerView['complaints'] =>
  order.complaints.map((complaint) => ({
    orderId: order.id,
    number: order.number,
    words: complaint.text,
    open: complaint.closedAt === null,
    at: complaint.at,
  }));

function mergeView(record: MergeRecord, { dossier, mayChange }: Shown, showing: Showing): MergeView {
  const { customer } = dossier;
  const { settings, language } = showing;
  const canUndo = mayChange && record.undone === null && customer.mergedInto === undefined;
  const since = canUndo ? returning(record, customer).since.map((identity) => markView(identity, showing)) : null;
  return {
    merge: record.id,
    other: { id: record.mergedId, line: customerName(record.mergedBefore, showing) },
    at: record.at,
    by: actorWords(record.by, settings)[language],
    reason: record.reason,
    moved: record.moved.length,
    undone: record.undone && { at: record.undone.at, by: actorWords(record.undone.by, settings)[language] },
    since,
  };
}

function identityRows({ dossier, mayOpen }: Shown, showing: Showing): CustomerView['identities'] {
  return identitiesHeld(dossier.customer).map((identity) => {
    const seen = dossier.firstSeen.find((one) => sameIdentity(one.identity, identity));
    const source = seen?.source ? sourceName(seen.source, showing) : textsOf(showing.language).customers.byPerson;
    return {
      ...markView(identity, showing),
      at: seen?.at ?? null,
      source: seen ? source : null,
      captureId: mayOpen ? (seen?.captureId ?? null) : null,
    };
  });
}

/** Places of the newest orders that the record does not name. */
function orderPlacesOf(orders: readonly Order[], known: readonly string[], showing: Showing): string[] {
  const places = orders.flatMap(({ content: { shipTo } }) => (shipTo ? [placeWords(shipTo, showing)] : []));
  return [...new Set(places)].filter((words) => !known.includes(words)).slice(0, 10);
}

/** One customer with all that the person may see of it. */
export function customerView(shown: Shown, showing: Showing): CustomerView {
  const { dossier, orders, reviews, survivor, mayChange, mayReview } = shown;
  const { customer, history } = dossier;
  const [newest] = orders;
  const places = placesOf(customer).map((place) => placeWords(place, showing));
  const entries = history.map((entry) => ({ entry, view: entryView(entry, showing) }));
  return {
    id: customer.id,
    version: customer.version,
    line: customerName(customer, showing),
    name: customer.name,
    company: customer.company,
    allowRepeats: customer.allowRepeats ?? false,
    since: customer.createdAt,
    language: newest ? textsOf(showing.language).customers.languages[newest.language] : null,
    mergedInto: survivor,
    mayChange,
    identities: identityRows(shown, showing),
    free: dossier.free.map((identity) => markView(identity, showing)),
    places,
    orderPlaces: orderPlacesOf(orders, places, showing),
    partNumbers: Object.entries(customer.partNumbers).map(([number, sku]) => ({ number, sku })),
    lessons: lessonRows(customer, { mayChange, names: shown.names }, showing).slice(0, MOST_LESSONS),
    orders: orders.map((order) => orderRow(order, showing)),
    complaints: orders.flatMap(complaintRows),
    reviews: reviews.map((capture) => ({
      captureId: capture.id,
      words: outcomeWords(capture, showing),
      receivedAt: capture.receivedAt,
      mayOpen: mayReview,
    })),
    proposals: dossier.proposals.map(({ customer: other, because }) => ({
      id: other.id,
      line: customerName(other, showing),
      because: becauseWords(because, showing),
    })),
    merges: dossier.merges.map((record) => mergeView(record, shown, showing)),
    notes: entries.flatMap(({ entry: { fact }, view: { at, by } }) =>
      fact.type === 'note' ? [{ at, by, text: fact.text }] : [],
    ),
    history: entries
      .filter(({ entry }) => entry.fact.type !== 'lessons-used')
      .map(({ view }) => (shown.mayOpen ? view : { ...view, captureId: null })),
    answer: null,
  };
}
