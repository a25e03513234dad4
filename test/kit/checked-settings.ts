import { expect } from 'vitest';
import { type Fault, readSettings } from '../../shared/settings/load.ts';

/** A company with one of everything that the check looks at, in order as it stands. */
export const CHECKED_YAML = `company: { name: { zh-CN: 示例, en: Example } }
deploy: { regions: [eu-central-1], mailDomain: hub.example.com, adminEmail: admin@example.com }
sources:
  - { id: web, channel: form, names: { zh-CN: 网页, en: Web } }
staff:
  - { id: ada, name: Ada, email: ada@staff.example, roles: [sales], substitute: bob }
  - { id: bob, name: Bob, email: bob@staff.example, roles: [sales, shipping] }
  - { id: cy, name: Cy, email: cy@staff.example, roles: [manager], absent: [{ from: 2026-10-01, to: 2026-10-08 }] }
stages:
  - id: new
    names: { zh-CN: 新, en: New }
    category: open
    role: sales
    due: { hours: 4 }
    steps:
      - { id: check, names: { zh-CN: 审, en: Check }, to: checking, by: [sales] }
      - { id: send, names: { zh-CN: 发, en: Send }, to: sending, when: { amountBelow: 100 } }
      - { id: cancel, names: { zh-CN: 取消, en: Cancel }, to: void }
  - id: checking
    names: { zh-CN: 审核, en: Checking }
    category: waiting-customer
    role: sales
    due: { workingHours: 8 }
    steps: [{ id: ready, names: { zh-CN: 好, en: Ready }, to: sending }]
  - id: sending
    names: { zh-CN: 发货, en: Sending }
    category: open
    role: shipping
    due: { beforeDelivery: { days: 1, at: "12:00" }, else: { days: 2, at: "17:00" } }
    steps: [{ id: done, names: { zh-CN: 完成, en: Done }, to: done }]
  - { id: done, names: { zh-CN: 完成, en: Done }, category: done }
  - { id: held, names: { zh-CN: 挂起, en: Held }, category: hold, role: manager, due: { hours: 8 } }
  - { id: void, names: { zh-CN: 作废, en: Void }, category: void }
flows:
  - id: express
    names: { zh-CN: 绿色通道, en: Express }
    when: { amountBelow: 100 }
    stages: [new, sending, done]
    due: { new: { hours: 1 } }
    urgent: true
  - id: whole
    names: { zh-CN: 全部, en: Whole }
    stages: [new, checking, sending, done]
approvals:
  - id: large
    names: { zh-CN: 大额, en: Large }
    when: { amountFrom: 1000 }
    steps: [ready]
    levels: [{ role: sales }, { role: shipping, need: all }]
    backTo: [new]
holds:
  - { reason: credit, role: manager, liftBy: [manager], when: { overCredit: true } }
  - { reason: stock, when: { shortOfStock: true } }
roles:
  - { id: shipping, rights: [orders.see, orders.act], onlyCountries: [CN, DE], calendar: night }
owners:
  - { role: sales, when: { countries: [DE] }, owner: bob }
  - { role: sales, team: sales }
calendars:
  - id: night
    names: { zh-CN: 夜班, en: Night }
    timeZone: Europe/Berlin
    country: DE
    hours: ["18:00-21:00", "21:30-24:00"]
    weekdays: { "5": ["18:00-20:00"], "7": [] }
    daysOff: [2026-12-24]
    workDays: [2026-12-27]
calendar: night
peaks:
  - id: double-eleven
    names: { zh-CN: 双十一, en: Double Eleven }
    from: 2026-11-09
    to: 2026-11-13
    due: { new: { hours: 12 } }
    owners: [{ role: sales, owner: ada }]
changes: { role: sales }
complaints: { role: manager }
reminders: { quiet: { from: "21:00", to: "07:00" }, digestAt: ["08:30"] }
`;

export const faultsOf = (yaml: string): Fault[] => {
  const read = readSettings(yaml);
  return 'faults' in read ? read.faults : [];
};

/** Line (from 1) at which the text first stands. */
const lineWith = (text: string, yaml: string): number => yaml.slice(0, yaml.indexOf(text)).split('\n').length;

/** Name, what is there, what it is changed to, where the fault is, the text (as changed) at whose line it is told, and its words. */
export type FaultCase = [string, string, string, string, string, RegExp];

/** That the change makes the fault, told at its path and on its line. */
export function expectFault([, from, to, path, on, words]: FaultCase): void {
  expect(CHECKED_YAML).toContain(from);
  const yaml = CHECKED_YAML.replace(from, to);
  const faults = faultsOf(yaml);
  const found = faults.find((fault) => fault.path === path && words.test(fault.words));
  expect(found, JSON.stringify(faults)).toBeDefined();
  expect(yaml).toContain(on);
  expect(found?.line).toBe(lineWith(on, yaml));
}
