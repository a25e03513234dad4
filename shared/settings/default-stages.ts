import type { z } from 'zod';
import type { Stage } from './flow.ts';

const cancel = {
  id: 'cancel',
  names: { 'zh-CN': '取消订单', en: 'Cancel the order' },
  to: 'cancelled',
  needs: ['reason' as const],
};

/** The flow of a company that names none: what `hub.yaml` has under `stages` replaces it whole. */
export const DEFAULT_STAGES: z.input<typeof Stage>[] = [
  {
    id: 'pending',
    names: { 'zh-CN': '待确认', en: 'Pending confirmation' },
    category: 'open',
    role: 'sales',
    due: { hours: 4 },
    steps: [
      { id: 'confirm', names: { 'zh-CN': '确认订单', en: 'Confirm the order' }, to: 'confirmed', lines: 'confirmed' },
      cancel,
    ],
  },
  {
    id: 'confirmed',
    names: { 'zh-CN': '已确认', en: 'Confirmed' },
    category: 'open',
    role: 'production',
    due: { days: 1, at: '17:00' },
    steps: [
      { id: 'start-production', names: { 'zh-CN': '开始生产', en: 'Start production' }, to: 'in-production' },
      cancel,
    ],
    tellCustomer: true,
  },
  {
    id: 'in-production',
    names: { 'zh-CN': '生产中', en: 'In production' },
    category: 'open',
    role: 'production',
    due: { days: 3, at: '17:00' },
    steps: [
      {
        id: 'ship',
        names: { 'zh-CN': '发货', en: 'Ship' },
        to: 'shipped',
        needs: ['carrier', 'trackingNumber'],
        lines: 'shipped',
      },
      cancel,
    ],
  },
  {
    id: 'shipped',
    names: { 'zh-CN': '已发货', en: 'Shipped' },
    category: 'open',
    role: 'shipping',
    due: { days: 7, at: '17:00', workdays: false },
    steps: [{ id: 'complete', names: { 'zh-CN': '确认完成', en: 'Complete' }, to: 'completed' }],
    tellCustomer: true,
  },
  { id: 'completed', names: { 'zh-CN': '已完成', en: 'Completed' }, category: 'done', tellCustomer: true },
  {
    id: 'on-hold',
    names: { 'zh-CN': '已挂起', en: 'On hold' },
    category: 'hold',
    role: 'manager',
    due: { days: 1, at: '12:00' },
    steps: [cancel],
  },
  { id: 'cancelled', names: { 'zh-CN': '已取消', en: 'Cancelled' }, category: 'void', tellCustomer: true },
];
