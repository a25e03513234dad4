import type { StockTakeReport } from '../reports/stock-take.ts';
import type { MessageData } from './data.ts';

const row = (orderNumber: string, answer: 'silent' | 'late', owner: string): StockTakeReport['rows'][number] => ({
  orderId: `O-${orderNumber}`,
  orderNumber,
  owner,
  answer,
  until: answer === 'late' ? '2026-11-20T15:59:59.000Z' : null,
  by: answer === 'silent' ? null : owner,
  at: answer === 'silent' ? null : '2026-11-16T03:00:00.000Z',
  open: true,
});

const counts = { 'on-time': 4, late: 1, 'waiting-customer': 0, cancel: 0, silent: 1 };

export const stockTakeSample: MessageData['stock-take-report'] = {
  report: {
    round: '2026-11-16',
    asked: 6,
    counts,
    byOwner: [
      { owner: 'zhao-lei', asked: 2, counts: { ...counts, 'on-time': 1, late: 0 } },
      { owner: 'li-na', asked: 4, counts: { ...counts, 'on-time': 3, silent: 0 } },
    ],
    rows: [row('SO-7K3M-91', 'silent', 'zhao-lei'), row('SO-2PXD-38', 'late', 'li-na')],
  },
  before: {
    round: '2026-11-09',
    asked: 6,
    counts: { 'on-time': 3, late: 2, 'waiting-customer': 1, cancel: 0, silent: 0 },
    byOwner: [],
    rows: [],
  },
  names: { 'zhao-lei': '赵磊', 'li-na': '李娜' },
  orderUrl: (orderId) => `https://hub.example.com/desk/orders/${orderId}`,
  pageUrl: 'https://hub.example.com/desk/stock-takes?round=2026-11-16',
  insteadOf: null,
};
