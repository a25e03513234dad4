import type { Wish } from '../lifecycle/commands.ts';
import type { Order } from '../orders/order.ts';
import type { Right, Staff } from '../settings/people.ts';
import type { Settings } from '../settings/schema.ts';
import { mayOn, maySee } from './rights.ts';

/** `anybody`: whoever sees the order; the rules of the order itself say more. `nobody`: no person wishes this. */
export type Needed = Right | 'anybody' | 'nobody';

type WishType = Wish['type'];

/** The right that each wish needs: a wish without an entry is a compile error. */
const NEEDED: Record<WishType, Needed> = {
  'take-step': 'orders.act',
  'undo-step': 'orders.act',
  hold: 'orders.act',
  'lift-hold': 'orders.act',
  resume: 'orders.act',
  // The approval names who is asked; nobody else is heard.
  'answer-approval': 'anybody',
  'record-lines': 'orders.act',
  'cancel-lines': 'orders.change',
  'record-return': 'orders.change',
  'answer-return': 'orders.change',
  'promise-date': 'orders.act',
  'migrate-flow': 'orders.change',
  'ask-change': 'orders.change',
  'answer-change': 'orders.change',
  'open-complaint': 'complaints.act',
  'answer-complaint': 'complaints.act',
  'close-complaint': 'complaints.act',
  'open-stock-take': 'nobody',
  // The owner answers for their own orders, whatever else they may do.
  'answer-stock-take': 'anybody',
  'record-cause': 'orders.act',
  cancel: 'orders.change',
  'change-content': 'orders.change',
  'attach-capture': 'captures.review',
  'detach-capture': 'captures.review',
  'record-payment': 'orders.act',
  'open-notice': 'nobody',
  'hand-over': 'orders.act',
  'claim-task': 'orders.act',
  'close-task': 'orders.act',
  remind: 'nobody',
  comment: 'anybody',
};

/** The right that a wish needs on this order. `settings`: with the flow that the order follows. */
export function neededFor(wish: Wish, order: Pick<Order, 'stage'>, settings: Pick<Settings, 'stages'>): Needed {
  if (wish.type === 'record-lines' && wish.what === 'confirmed') return 'orders.confirm';
  if (wish.type !== 'take-step') return NEEDED[wish.type];
  const step = settings.stages.find(({ id }) => id === order.stage)?.steps.find(({ id }) => id === wish.step);
  if (step?.lines === 'confirmed' || step?.id === 'confirm') return 'orders.confirm';
  const category = settings.stages.find(({ id }) => id === step?.to)?.category;
  return category === 'void' ? 'orders.change' : NEEDED['take-step'];
}

/** Whether the person may wish this of the order, as far as rights go; the order's own rules come after. */
export function mayWish(
  staff: Pick<Staff, 'id' | 'roles'>,
  wish: Wish,
  order: Order,
  settings: Pick<Settings, 'stages' | 'roles' | 'reminders' | 'currency'>,
): boolean {
  const needed = neededFor(wish, order, settings);
  if (needed === 'nobody' || !maySee(staff, order, settings)) return false;
  return needed === 'anybody' || mayOn(staff, needed, order, settings);
}
