import type { Order } from '../../shared/orders/order.ts';
import { dashboardOf } from '../../shared/reports/dashboard.ts';
import { incidentReport } from '../../shared/reports/incidents.ts';
import { stockTakeReport } from '../../shared/reports/stock-take.ts';
import type { DashboardView, IncidentsView, StockTakeView } from './reports-views.ts';

type Reported = Pick<
  Order,
  | 'id'
  | 'number'
  | 'channel'
  | 'stage'
  | 'createdAt'
  | 'enteredBy'
  | 'tasks'
  | 'way'
  | 'incidents'
  | 'content'
  | 'rounds'
>;

const DAY = 86_400_000;
const NOW = new Date('2026-11-23T03:00:00.000Z');
const CHANNELS = ['email', 'form', 'wecom', 'shopify'];
const STAGES = [
  { id: 'pending', names: { 'zh-CN': '待确认', en: 'Pending confirmation' } },
  { id: 'confirmed', names: { 'zh-CN': '已确认', en: 'Confirmed' } },
  { id: 'completed', names: { 'zh-CN': '已完成', en: 'Completed' } },
] as const;

/** Orders of four weeks that differ by their number alone: the same picture each time. */
function orders(): Order[] {
  const before = (days: number, hours = 0): string =>
    new Date(NOW.getTime() - days * DAY + hours * 3_600_000).toISOString();
  return Array.from({ length: 60 }, (_, index): Reported => {
    const age = (index * 5) % 28;
    const done = age > 4;
    const stay = (stage: string, hours: number, due: number, owner: string) => ({
      stage,
      at: before(age, hours),
      dueAt: before(age, due),
      owner,
    });
    const leave = 2 + (index % 5) * 2;
    return {
      id: `O${index}`,
      number: `SO-${1000 + index}`,
      channel: CHANNELS[index % CHANNELS.length] ?? 'email',
      stage: done ? 'completed' : 'pending',
      createdAt: before(age),
      enteredBy: index % 6 === 0 ? 'li-na' : null,
      tasks: [],
      way: [
        stay('pending', 0, 4, 'li-na'),
        ...(done
          ? [
              stay('confirmed', leave, 30, 'zhao-lei'),
              { ...stay('completed', leave + 20 + (index % 7) * 4, 0, ''), dueAt: null, owner: null },
            ]
          : []),
      ],
      incidents:
        index % 4 === 0
          ? [
              {
                seq: 2,
                at: before(age, 1),
                kind: index % 8 === 0 ? 'hold' : 'late',
                stage: 'pending',
                owner: 'li-na',
                cause: index % 8 === 0 ? 'price' : null,
              },
            ]
          : [],
      rounds: ['2026-11-16', '2026-11-23'].map((round) => ({
        round,
        askedAt: before(0),
        owner: index % 2 === 0 ? 'li-na' : 'zhao-lei',
        answer: index % 3 === 0 ? null : index % 3 === 1 ? ('on-time' as const) : ('late' as const),
        until: index % 3 === 2 ? before(-2) : null,
        by: index % 3 === 0 ? null : 'li-na',
        at: index % 3 === 0 ? null : before(0, 2),
      })),
      content: {
        party: { customerId: null, name: '周明', company: null, phone: null, email: null, chatId: null },
        lines: [{ lineNo: 1, sku: 'HN-M8', description: 'M8', quantity: 1, unit: '盒', unitPrice: null }],
        shipTo: null,
        pickup: true,
        requestedDate: null,
        customerReference: null,
        note: null,
        total: null,
      },
    };
  }) as Order[];
}

export interface ReportSamples {
  dashboard: DashboardView;
  noDashboard: DashboardView;
  incidents: IncidentsView;
  stockTake: StockTakeView;
}

/** Samples of the reports, reckoned by the very functions that reckon the real ones. */
export function reportSamples(language: 'zh-CN' | 'en'): ReportSamples {
  const names = {
    stages: Object.fromEntries(STAGES.map((stage) => [stage.id, stage.names[language]])),
    staff: { 'li-na': '李娜', 'zhao-lei': '赵磊' },
    channels: { email: 'E-mail', form: 'Form' },
  };
  const stages = STAGES.map((stage) => ({
    ...stage,
    category: stage.id === 'completed' ? ('done' as const) : ('open' as const),
    steps: [],
    tellCustomer: false,
  }));
  const settings = { stages, timeZone: 'Asia/Shanghai' };
  const span = { from: '2026-10-27', to: '2026-11-23', now: NOW, settings };
  return {
    dashboard: { dashboard: dashboardOf({ orders: orders(), ...span }), complete: true, ...names },
    noDashboard: { dashboard: dashboardOf({ orders: [], ...span }), complete: false, ...names },
    incidents: {
      report: incidentReport(orders(), { to: '2026-11-23', weeksBefore: 4, timeZone: 'Asia/Shanghai' }),
      complete: true,
      ...names,
    },
    stockTake: {
      rounds: ['2026-11-23', '2026-11-16'],
      report: stockTakeReport('2026-11-23', orders().slice(0, 12), settings),
      before: stockTakeReport('2026-11-16', orders().slice(0, 9), settings),
      staff: names.staff,
    },
  };
}
