import type { Customer } from '../../shared/customers/customer.ts';
import { mayOnCustomer } from '../../shared/customers/reach.ts';
import { HubError } from '../../shared/errors/hub-error.ts';
import { settleLesson } from '../../shared/platform/customer-acts.ts';
import { searchCustomers } from '../../shared/platform/customer-search.ts';
import type { HttpReply } from '../../shared/platform/handler.ts';
import { formOf } from '../../shared/platform/page-context.ts';
import { renderLearned } from '../../web/desk/learned.tsx';
import type { LessonRow } from '../../web/desk/learned-views.ts';
import { paths } from '../../web/paths.ts';
import { customerName } from '../../web/present/customer.ts';
import { lessonRows } from '../../web/present/lesson-rows.ts';
import type { FlashView } from '../../web/views.ts';
import { actingAs, refusalWords, versionIn } from './customer-changes.ts';
import { customerInReach, mayChange, showingOf } from './customers.ts';
import type { DeskRoute } from './desk-route.ts';
import { productNames } from './product-names.ts';
import { deskPage, seeOther, type Visit } from './visit.ts';

/** Customers whose lessons one page shows. */
const PAGE = 30;
const LONGEST = 200;

async function rowsOf(customer: Customer, visit: Visit): Promise<LessonRow[]> {
  const may = customer.mergedInto === undefined && mayChange(customer, visit);
  return lessonRows(
    customer,
    { mayChange: may, names: await productNames(customer, visit.deps) },
    showingOf(customer, visit),
  );
}

interface Said {
  status?: number;
  flash?: FlashView;
}

async function ofOne(customer: Customer, visit: Visit, said: Said = {}): Promise<HttpReply> {
  const line = customerName(customer, showingOf(customer, visit));
  const view = { customer: { id: customer.id, line }, rows: await rowsOf(customer, visit), next: null };
  return deskPage(visit, (context) => renderLearned(view, context), said);
}

/** Customers of whom something was learnt, looked for among the newest records as in every search by words. */
async function ofAll(visit: Visit): Promise<HttpReply> {
  const { request, deps, settings, staff, now } = visit;
  const inReach = (one: Customer): boolean =>
    (one.lessons?.length ?? 0) > 0 && mayOnCustomer(staff, 'orders.see', one, settings);
  const before = request.query.get('before')?.slice(0, LONGEST) || undefined;
  const { customers, next } = await searchCustomers(
    { search: '', before, limit: PAGE, personal: false, inReach },
    deps,
    settings,
    now,
  );
  const rows = (await Promise.all(customers.map((customer) => rowsOf(customer, visit)))).flat();
  return deskPage(visit, (context) => renderLearned({ customer: null, rows, next }, context));
}

/** `GET /desk/learned`: what corrections taught, of all customers or of one. */
async function showLearned(visit: Visit): Promise<HttpReply> {
  const id = visit.request.query.get('customer');
  return id ? ofOne(await customerInReach(id, visit), visit) : ofAll(visit);
}

const BACK: Readonly<Record<string, (customerId: string) => string>> = {
  customer: paths.customer,
  one: paths.learnedOf,
  all: () => paths.learned,
};

/** `POST /desk/learned`: takes something that was learnt back, or puts it back. */
async function settleLearned(visit: Visit): Promise<HttpReply> {
  const form = formOf(visit.request);
  const deed = form.get('do');
  if (deed !== 'take-back' && deed !== 'put-back') throw new HubError('input-invalid', { faults: ['do'] });
  const customer = await customerInReach(form.get('customer') ?? '', visit);
  if (!mayChange(customer, visit)) throw new HubError('not-allowed', { why: 'right missing on this customer' });
  try {
    await settleLesson(customer.id, form.get('lesson') ?? '', deed, actingAs(visit, versionIn(form, 'version')));
  } catch (error) {
    const { words, status } = refusalWords(error, visit.language);
    return ofOne(await customerInReach(customer.id, visit), visit, { status, flash: { kind: 'refused', words } });
  }
  const name = form.get('back') ?? '';
  const back = Object.hasOwn(BACK, name) ? BACK[name] : undefined;
  return seeOther(
    (back ?? paths.learnedOf)(customer.id),
    deed === 'take-back' ? 'lesson-taken-back' : 'lesson-put-back',
  );
}

/** What was learnt of customers; of whom somebody sees and may change it is asked for each one. */
export const learnedRoutes: readonly DeskRoute[] = [
  { method: 'GET', path: '/desk/learned', rights: ['orders.see'], page: showLearned },
  {
    method: 'POST',
    path: '/desk/learned',
    rights: ['orders.see', 'personal.see', 'customers.merge'],
    page: settleLearned,
  },
];
