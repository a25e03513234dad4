import { describe, expect, it } from 'vitest';
import { HUB_YAML, sampleSettings } from '../../test/kit/samples.ts';
import { type Fault, readSettings } from './load.ts';
import { Settings } from './schema.ts';

const lineWith = (text: string, yaml = HUB_YAML): number => yaml.slice(0, yaml.indexOf(text)).split('\n').length;

function faultsOf(yaml: string): Fault[] {
  const read = readSettings(yaml);
  return 'faults' in read ? read.faults : [];
}

/** The example with one place changed; the place has to be there. */
function changed(from: string, to: string): string {
  expect(HUB_YAML).toContain(from);
  return HUB_YAML.replace(from, to);
}

describe('hub.yaml', () => {
  it('of the examples is in order, and its stages are those that one gets without', () => {
    expect(faultsOf(HUB_YAML)).toEqual([]);
    const { stages, ...rest } = sampleSettings();
    expect(Settings.parse(rest).stages).toEqual(stages);
  });

  it.each<[string, string, string, string, RegExp]>([
    ['an unknown time zone', 'timeZone: Asia/Shanghai', 'timeZone: Mars/Base', 'timeZone', /no time zone/],
    ['an unknown currency', 'currency: CNY', 'currency: QQQ', 'currency', /no currency/],
    ['a small country code', 'country: CN ', 'country: cn ', 'country', /no country code/],
    ['a source twice', 'id: web\n', 'id: erp\n', 'sources[3].id', /named twice/],
    ['the mailbox for answers to task mails', '[orders]', '[task]', 'sources[0].addresses[0]', /answers to task mails/],
    ['an e-mail source without mailboxes', '    addresses: [orders]', '    #', 'sources[0]', /needs addresses/],
    [
      'a mailbox that is none',
      'addresses: [orders]',
      'addresses: [a b]',
      'sources[0].addresses[0]',
      /neither a mailbox/,
    ],
    ['mail where none is received', 'mailReceive: true', 'mailReceive: false', 'sources[0]', /mailReceive is false/],
    ['WeCom without its application', '    agentId: 1000002', '    #', 'sources[4]', /agentId/],
    ['an unknown channel', 'channel: wecom', 'channel: fax', 'sources[4].channel', /Invalid option/],
    [
      'a setting that does not exist',
      'showPrices: true',
      'showPrice: true',
      'sources[1].showPrice',
      /there is no setting/,
    ],
    ['a person twice', 'id: wang-wei', 'id: li-na', 'staff[1].id', /named twice/],
    ['an address twice', 'wang.wei@staff.example', 'LI.NA@staff.example', 'staff[1].email', /named twice/],
    ['a role that nobody fills', 'role: shipping', 'role: drivers', 'stages[3].role', /nobody of the staff/],
    ['no manager', 'escalateTo: manager', 'escalateTo: boss', 'reminders.escalateTo', /nobody of the staff/],
    ['a step to nowhere', 'to: shipped', 'to: gone', 'stages[2].steps[0].to', /no stage/],
    ['a step to the hold', 'to: in-production', 'to: on-hold', 'stages[1].steps[0].to', /without a step/],
    [
      'a dead end',
      '      - { id: complete, names: { zh-CN: 确认完成, en: Complete }, to: completed }',
      '      []',
      'stages[0]',
      /category done/,
    ],
    ['no void stage', 'category: void', 'category: done', 'stages', /one stage of category void/],
    ['no due rule', '    due: { days: 1, at: "17:00" }\n', '', 'stages[1]', /needs a due rule/],
    [
      'a due rule of neither kind',
      '    due: { days: 1, at: "17:00" }',
      '    due: { days: 1 }',
      'stages[1].due',
      /use either/,
    ],
    ['a time that is none', 'at: "12:00"', 'at: "25:00"', 'stages[5].due.at', /time of day/],
    [
      'a missing part',
      'names: { zh-CN: 已取消, en: Cancelled }',
      'names: { zh-CN: 已取消 }',
      'stages[6].names.en',
      /expected string/,
    ],
  ])('%s is told with its place and line', (_name, from, to, path, words) => {
    const yaml = changed(from, to);
    const found = faultsOf(yaml).find((fault) => fault.path === path && words.test(fault.words));
    expect(found, JSON.stringify(faultsOf(yaml))).toBeDefined();
    expect(found?.line).toBeGreaterThan(0);
  });

  it('names the very line', () => {
    const [zone] = faultsOf(changed('timeZone: Asia/Shanghai', 'timeZone: Mars'));
    expect(zone?.line).toBe(lineWith('timeZone:'));
    const [role] = faultsOf(changed('role: shipping', 'role: drivers'));
    expect(role?.line).toBe(lineWith('role: shipping'));
    const [missing] = faultsOf(changed('    due: { days: 1, at: "12:00" }\n', ''));
    expect(missing?.line).toBe(lineWith('id: on-hold'));
  });

  it('that is no settings file at all is told so', () => {
    for (const yaml of ['', '[]', 'a: [1', 'just words', '\u0000', 'a: *x', 'a: 1\na: 2', 'x'.repeat(600_000)]) {
      expect(faultsOf(yaml).length, yaml.slice(0, 20)).toBeGreaterThan(0);
    }
  });

  it('that unfolds without end is refused', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'
        .split('')
        .map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`),
    ].join('\n');
    const begun = performance.now();
    expect(faultsOf(bomb)[0]?.words).toMatch(/alias/i);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
