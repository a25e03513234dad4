import type { Language } from '../shared/settings/language.ts';
import { renderError, renderLinkProblem } from './customer/link-problem.tsx';
import { renderOrderForm } from './customer/order-form.tsx';
import { renderThanks } from './customer/thanks.tsx';
import { renderTrack } from './customer/track.tsx';
import { renderAction } from './desk/action.tsx';
import { renderCapture, renderCaptureList } from './desk/capture.tsx';
import { renderLedger } from './desk/ledger.tsx';
import { renderMyTasks } from './desk/my-tasks.tsx';
import { renderOrder } from './desk/order.tsx';
import { renderReview } from './desk/review.tsx';
import { renderReviewQueue } from './desk/review-queue.tsx';
import { deskSamplesFor } from './desk/samples.ts';
import { renderEnter, renderSignin } from './desk/signin.tsx';
import { renderSources } from './desk/sources.tsx';
import { sampleContext, samplesFor } from './samples.ts';
import type { ActionView, DeskContext, PageContext } from './views.ts';

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

/** Every page in the states that look different. */
export function previews(language: Language): Preview[] {
  const { say, action, orderForm, thanks, track, happenings, confirm, cancel } = samplesFor(language);
  const desk = deskSamplesFor(language);
  const at = (here: string): DeskContext => sampleContext(language, here);
  const [, moved, commented] = happenings;
  const acting = (state: ActionView['state']): ActionView => ({ ...action, state });
  const customer = <V>(id: string, view: V, render: (view: V, context: PageContext) => string): Preview =>
    preview(id, view, render, at(`/${id}`));
  const inDesk = <V>(id: string, view: V, render: (view: V, context: DeskContext) => string, here: string): Preview =>
    preview(id, view, render, at(here));
  const hits = [
    { sku: 'BLT-M8-30-A2', name: '不锈钢六角螺栓 M8×30', unit: '盒', price: '¥38.50' },
    { sku: 'BLT-M8-40-A2', name: '不锈钢六角螺栓 M8×40', unit: '盒', price: null },
  ];
  return [
    customer('order-form', orderForm, renderOrderForm),
    customer(
      'order-form-errors',
      {
        ...orderForm,
        search: { query: 'M8', hits },
        values: { name: '周明', pickup: 'true', text: say('螺母照旧', 'nuts as always') },
        errors: [
          { field: 'phone', words: say('请填写电话或邮箱。', 'Please give a telephone number or an e-mail address.') },
          {
            field: 'lines[0][quantity]',
            words: say('商品 1 的数量不是数字。', 'The quantity of product 1 is no number.'),
          },
        ],
      },
      renderOrderForm,
    ),
    customer('order-form-no-hits', { ...orderForm, lines: [], search: { query: '螺丝刀', hits: [] } }, renderOrderForm),
    customer('thanks', thanks, renderThanks),
    customer('thanks-follows', { ...thanks, number: null, trackUrl: null }, renderThanks),
    customer('track', track, renderTrack),
    customer(
      'track-hold',
      {
        ...track,
        stage: { id: 'on-hold', name: say('已挂起', 'On hold'), category: 'hold' as const },
        shipment: null,
        pickup: true,
      },
      renderTrack,
    ),
    customer('track-closed', { ...track, takesMessages: false }, renderTrack),
    customer(
      'link-expired',
      { problem: 'expired' as const, audience: 'customer' as const, phone: track.phone },
      renderLinkProblem,
    ),
    customer('link-wrong', { problem: 'wrong' as const, audience: 'staff' as const, phone: null }, renderLinkProblem),
    customer(
      'error',
      { status: 500, words: say('发生内部错误。', 'Something broke inside.'), requestId: 'r-1' },
      renderError,
    ),
    customer('action', action, renderAction),
    customer(
      'action-choose',
      acting({ kind: 'ready', steps: [confirm, cancel], commandId: 'link', values: {}, errors: [] }),
      renderAction,
    ),
    customer(
      'action-stale',
      acting({
        kind: 'stale',
        since: [moved, commented].filter((one) => one !== undefined),
        steps: [cancel],
        commandId: 'link',
      }),
      renderAction,
    ),
    customer(
      'action-done',
      acting({ kind: 'done', happening: happenings[1] ?? { at: '', actor: '', words: '', reason: null } }),
      renderAction,
    ),
    customer('action-under-way', acting({ kind: 'under-way' }), renderAction),
    customer('signin', { state: 'ask' as const, email: '', errors: [] }, renderSignin),
    customer('signin-sent', { state: 'sent' as const, email: 'li.na@staff.example', errors: [] }, renderSignin),
    customer('enter', { token: 'abc.def', name: '李娜' }, renderEnter),
    inDesk('tasks', desk.tasks, renderMyTasks, '/desk'),
    inDesk('tasks-none', { work: [] }, renderMyTasks, '/desk'),
    inDesk('ledger', desk.ledger, renderLedger, '/desk/orders?stage=confirmed&before=x'),
    inDesk('ledger-empty', { ...desk.ledger, rows: [], next: null, paged: false }, renderLedger, '/desk/orders'),
    inDesk('order', desk.order, renderOrder, '/desk/orders/O01KB2'),
    inDesk('order-held', desk.heldOrder, renderOrder, '/desk/orders/O01KB2'),
    inDesk('reviews', desk.reviews, renderReviewQueue, '/desk/reviews'),
    inDesk('review', desk.review, renderReview, '/desk/reviews/C01KB9'),
    inDesk('review-decided', desk.decided, renderReview, '/desk/reviews/C01KB9'),
    inDesk('sources', desk.sources, renderSources, '/desk/sources?day=2026-11-23'),
    inDesk('captures', desk.captures, renderCaptureList, '/desk/sources/mail-sales?day=2026-11-23'),
    inDesk('capture', desk.capture, renderCapture, '/desk/captures/C01KB2'),
  ];
}
