import { daysLater } from '../../shared/deadlines/calendar.ts';
import type { StockTakeOver } from '../../shared/platform/messages.ts';
import { reportOrders } from '../../shared/platform/report-orders.ts';
import { stockTakeReport } from '../../shared/reports/stock-take.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { staffWithRole } from '../../shared/tasks/assign.ts';
import { paths } from '../../web/paths.ts';
import { type Outgoing, toStaff } from './outgoing.ts';
import type { NotifyDeps } from './wire.ts';

/** Orders older than this before the round are closed or among the open ones anyway. */
const DAYS_BACK = 92;

/** The report of a round for each manager, with the round before beside it; null where there was no such round. */
export async function planStockTake(
  { round }: StockTakeOver,
  deps: Pick<NotifyDeps, 'orders' | 'rounds' | 'settings' | 'clock' | 'publicUrl'>,
): Promise<{ settings: Settings; messages: Outgoing[] } | null> {
  const { settings } = await deps.settings.current();
  const rounds = await deps.rounds.list();
  const place = rounds.findIndex((one) => one.round === round);
  const [found, last] = place < 0 ? [] : rounds.slice(place);
  if (!found) return null;
  const since = daysLater((last ?? found).openedAt.slice(0, 10), -DAYS_BACK);
  const { orders } = await reportOrders(deps.orders, { since, now: deps.clock.now() });
  const data = {
    report: stockTakeReport(round, orders, settings),
    before: last ? stockTakeReport(last.round, orders, settings) : null,
    names: Object.fromEntries(settings.staff.map(({ id, name }) => [id, name])),
    orderUrl: (orderId: string) => `${deps.publicUrl}${paths.order(orderId)}`,
    pageUrl: `${deps.publicUrl}${paths.stockTake(round)}`,
  };
  const about = {
    occasion: `stock-take:${round}`,
    number: 1,
    orderNumber: null,
    reference: `stock-take.${round}`,
    source: '',
  };
  const managers = staffWithRole(settings, settings.reminders.escalateTo);
  const messages = managers.map(({ id }) =>
    toStaff('stock-take-report', about, id, ({ insteadOf }) => ({ ...data, insteadOf })),
  );
  return { settings, messages };
}
