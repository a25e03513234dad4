import { Approval, Flow, Stage } from '../../shared/settings/flow.ts';
import { Role } from '../../shared/settings/people.ts';
import type { LineWork } from '../../shared/settings/reasons.ts';
import type { Settings } from '../../shared/settings/schema.ts';
import { sampleSettings } from '../kit/samples.ts';

const names = { 'zh-CN': 'x', en: 'x' };
const LINES: Readonly<Record<string, LineWork>> = {
  confirm: 'confirmed',
  'start-production': 'produced',
  ship: 'shipped',
};
const before = { beforeDelivery: { days: 2, at: '17:00', workdays: true }, else: { hours: 30 } };

/** The stages of the sample, whose steps do their work to all lines, due so long before the delivery. */
const worked = (): Stage[] =>
  sampleSettings().stages.map((stage) =>
    Stage.parse({
      ...stage,
      ...(stage.category === 'open' ? { due: before } : {}),
      steps: stage.steps.map((step) => ({ ...step, ...(LINES[step.id] ? { lines: LINES[step.id] } : {}) })),
    }),
  );

const approval = (id: string, steps: string[], levels: { role: string; need: 'one' | 'all' }[]): Approval =>
  Approval.parse({ id, names, steps, levels, backTo: ['pending'] });

/** Three versions of a company's settings: as they come, with everything that stops or redirects an order, and with another flow. */
export function versions(): Readonly<Record<number, Settings>> {
  const sample = sampleSettings();
  const plain: Settings = { ...sample, stockTake: { ...sample.stockTake, weekday: null } };
  const strict: Settings = {
    ...plain,
    stages: worked(),
    approvals: [
      approval(
        'amount',
        ['confirm'],
        [
          { role: 'sales', need: 'all' },
          { role: 'manager', need: 'one' },
        ],
      ),
      approval('check', ['confirm', 'ship', 'cancel'], [{ role: 'production', need: 'one' }]),
    ],
    holds: [
      { reason: 'credit', stopsClock: false, role: 'manager', liftBy: ['manager'], review: before },
      { reason: 'customer', stopsClock: true },
      { reason: 'stock', stopsClock: true, when: { shortOfStock: true } },
      { reason: 'fraud', stopsClock: false, role: 'manager', liftBy: ['manager'], when: { overCredit: true } },
    ],
    roles: [
      Role.parse({ id: 'sales', rights: ['orders.see', 'orders.act', 'orders.confirm'], onlyRegions: ['浙江'] }),
      Role.parse({ id: 'production', rights: ['orders.see', 'orders.act'], onlyRegions: ['广东'] }),
      Role.parse({ id: 'shipping', rights: ['orders.see', 'orders.act', 'complaints.act', 'orders.change'] }),
    ],
    changes: { ...plain.changes, customerAgrees: true, free: 1, fee: 5, most: 2, pointOfNoReturn: 'confirmed' },
  };
  const short: Settings = {
    ...plain,
    stages: worked()
      .filter(({ id }) => id !== 'confirmed')
      .map((stage) => ({
        ...stage,
        steps: stage.steps.map((step) => (step.to === 'confirmed' ? { ...step, to: 'in-production' } : step)),
      })),
    flows: [Flow.parse({ id: 'express', names, stages: ['pending', 'in-production', 'shipped', 'completed'] })],
    changes: { ...plain.changes, pointOfNoReturn: 'shipped' },
  };
  return { 1: plain, 2: strict, 3: short };
}
