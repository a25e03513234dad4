import type { Language } from '../shared/settings/language.ts';
import { renderError, renderLinkProblem } from './customer/link-problem.tsx';
import { renderOrderForm } from './customer/order-form.tsx';
import { customerPreviews } from './customer/previews.ts';
import { renderThanks } from './customer/thanks.tsx';
import { renderAbsences } from './desk/absences.tsx';
import { renderAction } from './desk/action.tsx';
import { renderBulk, renderBulkResult } from './desk/bulk.tsx';
import { renderCapture, renderCaptureList } from './desk/capture.tsx';
import { renderCheck } from './desk/check.tsx';
import { renderCustomer } from './desk/customer.tsx';
import { renderMergePreview } from './desk/customer-merges.tsx';
import { customerSamplesFor } from './desk/customer-samples.ts';
import { renderCustomers, renderPairs } from './desk/customers.tsx';
import { renderDashboard } from './desk/dashboard.tsx';
import { renderLetter, renderLetters } from './desk/dead-letters.tsx';
import { duplicatePreviews, entryPreviews } from './desk/entry-previews.ts';
import { renderIncidents } from './desk/incidents.tsx';
import { renderLearned } from './desk/learned.tsx';
import { learnedSamplesFor } from './desk/learned-samples.ts';
import { renderLedger } from './desk/ledger.tsx';
import { renderMyTasks } from './desk/my-tasks.tsx';
import { renderNewDevice } from './desk/new-device.tsx';
import { renderOrder } from './desk/order.tsx';
import { renderChange } from './desk/order-change.tsx';
import { changeSample } from './desk/order-samples.ts';
import { reportSamples } from './desk/reports-samples.ts';
import { renderReview } from './desk/review.tsx';
import { renderReviewQueue } from './desk/review-queue.tsx';
import { deskSamplesFor } from './desk/samples.ts';
import { renderSettings, renderSettingsDifference } from './desk/settings.tsx';
import { renderSettingsEdit, renderSettingsPreview } from './desk/settings-edit.tsx';
import { hubSamplesFor } from './desk/settings-samples.ts';
import { renderEnter, renderSignin } from './desk/signin.tsx';
import { renderSignout } from './desk/signout.tsx';
import { renderSources } from './desk/sources.tsx';
import { renderSource } from './desk/sources-one.tsx';
import { sourceSamplesFor } from './desk/sources-samples.ts';
import { renderStockTake } from './desk/stock-take.tsx';
import { renderTeam } from './desk/team.tsx';
import { teamSamplesFor } from './desk/team-samples.ts';
import { sampleContext, samplesFor } from './samples.ts';
import type { ActionView, DeskContext, OrderFormView, PageContext } from './views.ts';

/** A page with its sample: `render` takes the view so that tests can change it. */
export interface Preview<V = unknown> {
  id: string;
  view: V;
  context: DeskContext;
  render: (view: V, context: DeskContext) => string;
}

function preview<V>(
  id: string,
  view: V,
  render: (view: V, context: DeskContext) => string,
  context: DeskContext,
): Preview {
  return { id, view, context, render: render as Preview['render'] };
}

const outside =
  (language: Language) =>
  <V>(id: string, view: V, render: (view: V, context: PageContext) => string): Preview =>
    preview(id, view, render, sampleContext(language, `/${id}`));

const inside =
  (language: Language) =>
  <V>(id: string, view: V, render: (view: V, context: DeskContext) => string, here: string): Preview =>
    preview(id, view, render, sampleContext(language, here));

const HITS = [
  { sku: 'BLT-M8-30-A2', name: '不锈钢六角螺栓 M8×30', unit: '盒', price: '¥38.50' },
  { sku: 'BLT-M8-40-A2', name: '不锈钢六角螺栓 M8×40', unit: '盒', price: null },
];

function formPreviews(language: Language): Preview[] {
  const { say, orderForm, thanks } = samplesFor(language);
  const page = outside(language);
  const wrong: OrderFormView = {
    ...orderForm,
    search: { query: 'M8', hits: HITS },
    values: { name: '周明', pickup: 'true', text: say('螺母照旧', 'nuts as always') },
    errors: [
      { field: 'phone', words: say('请填写电话或邮箱。', 'Please give a telephone number or an e-mail address.') },
      { field: 'lines[0][quantity]', words: say('商品 1 的数量不是数字。', 'The quantity of product 1 is no number.') },
    ],
  };
  return [
    page('order-form', orderForm, renderOrderForm),
    page('order-form-errors', wrong, renderOrderForm),
    page('order-form-no-hits', { ...orderForm, lines: [], search: { query: '螺丝刀', hits: [] } }, renderOrderForm),
    page('thanks', thanks, renderThanks),
    page('thanks-follows', { ...thanks, number: null, trackUrl: null }, renderThanks),
  ];
}

function linkPreviews(language: Language): Preview[] {
  const { say } = samplesFor(language);
  const page = outside(language);
  return [
    page('link-expired', { problem: 'expired', audience: 'customer', phone: '+86 574 5550 0100' }, renderLinkProblem),
    page('link-wrong', { problem: 'wrong', audience: 'staff', phone: null }, renderLinkProblem),
    page(
      'error',
      { status: 500, words: say('发生内部错误。', 'Something broke inside.'), requestId: 'r-1' },
      renderError,
    ),
  ];
}

function staffPreviews(language: Language): Preview[] {
  const { action, happenings, confirm, cancel } = samplesFor(language);
  const page = outside(language);
  const acting = (state: ActionView['state']): ActionView => ({ ...action, state });
  const choose = { kind: 'ready', steps: [confirm, cancel], commandId: 'link', values: {}, errors: [] } as const;
  const stale = { kind: 'stale', since: happenings.slice(1), steps: [cancel], commandId: 'link' } as const;
  const done = happenings.slice(1, 2).map((happening) => ({ kind: 'done', happening }) as const);
  return [
    page('action', action, renderAction),
    page('action-choose', acting({ ...choose, steps: [...choose.steps], besides: [], errors: [] }), renderAction),
    page('action-stale', acting({ ...stale, steps: [...stale.steps] }), renderAction),
    page('action-stale-nothing', acting({ ...stale, steps: [] }), renderAction),
    ...done.map((state) => page('action-done', acting(state), renderAction)),
    page('action-under-way', acting({ kind: 'under-way' }), renderAction),
    page('signin', { state: 'ask', email: '', errors: [] }, renderSignin),
    page('signin-sent', { state: 'sent', email: 'li.na@staff.example', errors: [] }, renderSignin),
    page('new-device', { back: '/do/abc.def', orderNumber: 'SO-7K3M-91', acted: true }, renderNewDevice),
    page('enter', { token: 'abc.def', name: '李娜' }, renderEnter),
  ];
}

function deskPreviews(language: Language): Preview[] {
  const desk = deskSamplesFor(language);
  const reports = reportSamples(language);
  const page = inside(language);
  return [
    page('tasks', desk.tasks, renderMyTasks, '/desk'),
    page('tasks-none', { work: [], tag: 't' }, renderMyTasks, '/desk'),
    page('ledger', desk.ledger, renderLedger, '/desk/orders?stage=confirmed&before=x'),
    page('ledger-empty', { ...desk.ledger, rows: [], next: null, paged: false }, renderLedger, '/desk/orders'),
    page('order', desk.order, renderOrder, '/desk/orders/O01KB2'),
    page('order-held', desk.heldOrder, renderOrder, '/desk/orders/O01KB2'),
    page('order-change', changeSample, renderChange, '/desk/orders/O01KB2/change'),
    page('reviews', desk.reviews, renderReviewQueue, '/desk/reviews'),
    page('review', desk.review, renderReview, '/desk/reviews/C01KB9'),
    page('review-decided', desk.decided, renderReview, '/desk/reviews/C01KB9'),
    page('signout', { name: '李娜' }, renderSignout, '/desk/signout'),
    page('reports', reports.dashboard, renderDashboard, '/desk/reports'),
    page('reports-none', reports.noDashboard, renderDashboard, '/desk/reports?from=2026-11-01'),
    page('stock-take', reports.stockTake, renderStockTake, '/desk/stock-takes'),
    page('stock-take-none', null, renderStockTake, '/desk/stock-takes'),
    page('incidents', reports.incidents, renderIncidents, '/desk/reports/errors'),
    page('dead-letters', desk.letters, renderLetters, '/desk/dead-letters'),
    page('dead-letters-none', { part: 'closed', rows: [] }, renderLetters, '/desk/dead-letters?part=closed'),
    page('dead-letter', desk.letter, renderLetter, '/desk/dead-letters/5f0c'),
    page('dead-letter-closed', desk.sentLetter, renderLetter, '/desk/dead-letters/5f0c'),
    page('captures', desk.captures, renderCaptureList, '/desk/sources/mail-sales/captures?day=2026-11-23'),
    page('capture', desk.capture, renderCapture, '/desk/captures/C01KB2'),
  ];
}

function sourcePreviews(language: Language): Preview[] {
  const { sources, source, quiet } = sourceSamplesFor(language);
  const page = inside(language);
  return [
    page('sources', sources, renderSources, '/desk/sources?day=2026-11-23'),
    page('source', source, renderSource, '/desk/sources/shop'),
    page('source-quiet', quiet, renderSource, '/desk/sources/mail-sales'),
  ];
}

function peoplePreviews(language: Language): Preview[] {
  const people = customerSamplesFor(language);
  const learned = learnedSamplesFor(language);
  const page = inside(language);
  const tooMuch = { ...people.preview, refusal: 'x', because: [], conflicts: [] };
  return [
    page('customers', people.customers, renderCustomers, '/desk/customers?before=x'),
    page(
      'customers-none',
      { search: '海达', rows: [], next: null, paged: false },
      renderCustomers,
      '/desk/customers?search=x',
    ),
    page('customer-proposals', people.pairs, renderPairs, '/desk/customers/proposals?before=x'),
    page('customer', people.customer, renderCustomer, '/desk/customers/U01'),
    page('customer-merged', people.pointer, renderCustomer, '/desk/customers/U05'),
    page('customer-merge', people.preview, renderMergePreview, '/desk/customers/U01/merge?with=U05'),
    page('customer-merge-refused', tooMuch, renderMergePreview, '/desk/customers/U01/merge?with=U05'),
    page('learned', learned.all, renderLearned, '/desk/learned'),
    page('learned-one', learned.one, renderLearned, '/desk/learned?customer=U01'),
    page('learned-none', learned.none, renderLearned, '/desk/learned'),
  ];
}

function workPreviews(language: Language): Preview[] {
  const { team, noTeam, bulk, noBulk, result } = teamSamplesFor(language);
  const page = inside(language);
  return [
    page('team', team, renderTeam, '/desk/team?person=zhao-lei'),
    page('team-none', noTeam, renderTeam, '/desk/team'),
    page('bulk', bulk, renderBulk, '/desk/bulk'),
    page('bulk-none', noBulk, renderBulk, '/desk/bulk'),
    page('bulk-result', result, renderBulkResult, '/desk/bulk'),
  ];
}

function hubPreviews(language: Language): Preview[] {
  const hub = hubSamplesFor(language);
  const page = inside(language);
  const noAbsences = { ...hub.absences, away: [], rows: [], people: hub.absences.people.slice(0, 1), errors: [] };
  return [
    page('settings', hub.settings, renderSettings, '/desk/settings'),
    page('settings-older', hub.older, renderSettings, '/desk/settings?version=1'),
    page('settings-difference', hub.difference, renderSettingsDifference, '/desk/settings/difference?from=1&to=2'),
    page('settings-edit', hub.edit, renderSettingsEdit, '/desk/settings/edit'),
    page('settings-conflict', hub.conflict, renderSettingsEdit, '/desk/settings/edit'),
    page('settings-preview', hub.preview, renderSettingsPreview, '/desk/settings/edit'),
    page('check', hub.check, renderCheck, '/desk/check'),
    page('check-none', { ...hub.check, last: 8, rows: [] }, renderCheck, '/desk/check'),
    page('absences', hub.absences, renderAbsences, '/desk/absences'),
    page('absences-none', noAbsences, renderAbsences, '/desk/absences'),
  ];
}

/** Every page in the states that look different. */
export const previews = (language: Language): Preview[] => [
  ...formPreviews(language),
  ...linkPreviews(language),
  ...customerPreviews(language, outside(language)),
  ...staffPreviews(language),
  ...deskPreviews(language),
  ...workPreviews(language),
  ...entryPreviews(language, inside(language)),
  ...duplicatePreviews(language, inside(language)),
  ...sourcePreviews(language),
  ...peoplePreviews(language),
  ...hubPreviews(language),
];
