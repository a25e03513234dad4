import type { Language } from '../../shared/settings/language.ts';
import { samplesFor } from '../samples.ts';
import { type BulkResultView, type BulkView, itemRef } from './bulk-model.ts';
import type { TeamView, TeamWorkView } from './team-model.ts';

/** Samples of the team's work and of work on several orders at once. */
export function teamSamplesFor(language: Language) {
  const { say, task } = samplesFor(language);
  const work: TeamWorkView = {
    kind: 'task',
    orderId: 'O01KB1',
    orderNumber: 'SO-2PXD-38',
    version: 3,
    customer: 'Müller Befestigungstechnik GmbH',
    task: {
      ...task,
      dueAt: '2026-11-21T04:00:00.000Z',
      reason: say('客户来信询问交期', 'The customer asks about the date'),
    },
    urgent: false,
  };
  const second: TeamWorkView = {
    ...work,
    orderId: 'O01KB2',
    orderNumber: 'SO-7K3M-91',
    customer: '宁波海达机械有限公司',
    task,
  };
  const team: TeamView = {
    people: [
      { staffId: 'zhao-lei', name: '赵磊', roles: ['warehouse'], state: 'absent', open: 14, today: 3, late: 4 },
      { staffId: 'li-na', name: '李娜', roles: ['sales'], state: 'there', open: 9, today: 5, late: 1 },
      {
        staffId: 'emma',
        name: 'Emma Bergström-Castellanos',
        roles: ['sales'],
        state: 'there',
        open: 0,
        today: 0,
        late: 0,
      },
      { staffId: 'chen', name: 'chen', roles: [], state: 'gone', open: 1, today: 0, late: 0 },
    ],
    roles: [
      { role: 'warehouse', open: 14, today: 3, late: 4 },
      { role: 'sales', open: 10, today: 5, late: 1 },
    ],
    choices: ['sales', 'warehouse'],
    role: 'sales',
    complete: false,
    claimable: [work, second],
    claimableLeft: 3,
    person: { id: 'zhao-lei', name: '赵磊', work: [work, second], left: 0 },
    commandId: 'K01KB2J0000000000000000000',
  };
  const noTeam: TeamView = {
    ...team,
    people: [],
    roles: [],
    role: '',
    complete: true,
    claimable: [],
    claimableLeft: 0,
    person: { id: 'emma', name: 'Emma', work: [], left: 0 },
  };
  const itemOf = ({ orderId, orderNumber, customer, task: own, version }: TeamWorkView) => ({
    ref: itemRef(orderId, own.id, version),
    orderId,
    orderNumber,
    customer,
    task: own,
  });
  const bulk: BulkView = {
    items: [itemOf(work), itemOf(second)],
    cut: true,
    acts: [
      { id: 'confirm', to: 'confirmed', name: say('确认 → 已确认', 'Confirm → Confirmed'), count: 2, warns: false },
      { id: 'cancel', to: 'cancelled', name: say('取消 → 已取消', 'Cancel → Cancelled'), count: 1, warns: true },
    ],
    staff: [{ id: 'zhao-lei', name: '赵磊' }],
    may: { handOver: true, hold: true },
    commandId: 'K01KB2J0000000000000000000',
  };
  const noBulk: BulkView = { ...bulk, items: [], cut: false, acts: [] };
  const outcome = { orderId: 'O01KB2', orderNumber: 'SO-7K3M-91', words: null };
  const result: BulkResultView = {
    done: [outcome],
    refused: [
      { ...outcome, orderNumber: 'SO-2PXD-38', words: say('任务已由他人完成或转走。', 'Somebody else has done it.') },
    ],
    waiting: [{ ...outcome, orderNumber: 'SO-4HTA-60' }],
    posted: [
      ['do', 'act'],
      ['task', bulk.items[0]?.ref ?? ''],
    ],
  };
  return { team, noTeam, bulk, noBulk, result };
}
