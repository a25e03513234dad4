import { describe, it } from 'vitest';
import { expectFault, type FaultCase } from '../../test/kit/checked-settings.ts';

const CASES: FaultCase[] = [
  [
    'a calendar twice',
    'calendar: night\n',
    '  - { id: night, names: { zh-CN: 又, en: Again } }\ncalendar: night\n',
    'calendars[1].id',
    '  - { id: night,',
    /named twice/,
  ],
  [
    'a zone that is none',
    'timeZone: Europe/Berlin',
    'timeZone: Mars/Base',
    'calendars[0].timeZone',
    'timeZone: Mars',
    /no time zone/,
  ],
  ['a country that is none', 'country: DE', 'country: De', 'calendars[0].country', 'country: De', /no country code/],
  [
    'hours backwards',
    '"18:00-21:00"',
    '"21:00-18:00"',
    'calendars[0].hours[0]',
    '    hours: [',
    /ends before it begins/,
  ],
  ['hours that overlap', '"21:30-24:00"', '"20:30-24:00"', 'calendars[0].hours[1]', '    hours: [', /overlap/],
  [
    'hours of a day backwards',
    '"18:00-20:00"',
    '"20:00-18:00"',
    'calendars[0].weekdays.5[0]',
    'weekdays:',
    /ends before/,
  ],
  [
    'a day off that is worked',
    'daysOff: [2026-12-24]',
    'daysOff: [2026-12-27]',
    'calendars[0].daysOff[0]',
    'daysOff:',
    /a day off and a work day/,
  ],
  [
    'no work day',
    'weekdays: { "5": ["18:00-20:00"], "7": [] }\n    daysOff: [2026-12-24]\n    workDays: [2026-12-27]',
    'weekdays: { "1": [], "2": [], "3": [], "4": [], "5": [] }',
    'calendars[0].weekdays',
    'weekdays:',
    /no work day/,
  ],
  [
    'a company calendar that is none',
    'calendar: night\n',
    'calendar: day\n',
    'calendar',
    'calendar: day\n',
    /no calendar “day”/,
  ],
  [
    'a peak that ends before',
    'to: 2026-11-13',
    'to: 2026-11-03',
    'peaks[0].to',
    'to: 2026-11-03',
    /ends .* before it begins/,
  ],
  [
    'a peak with a stage that is none',
    'due: { new: { hours: 12 } }',
    'due: { nwe: { hours: 12 } }',
    'peaks[0].due.nwe',
    'due: { nwe',
    /no stage “nwe”/,
  ],
  [
    'a peak with an owner who is nobody',
    'owner: ada }]',
    'owner: eve }]',
    'peaks[0].owners[0].owner',
    'owner: eve',
    /nobody “eve”/,
  ],
  ['quiet hours without end', 'to: "07:00"', 'to: "21:00"', 'reminders.quiet', 'reminders:', /nobody would ever/],
  [
    'a digest in the quiet hours',
    '"08:30"',
    '"06:30"',
    'reminders.digestAt[0]',
    'reminders:',
    /quiet hours.*move it to 07:00/,
  ],
  [
    'a round that counts back',
    'changes: {',
    'stockTake: { due: { beforeDelivery: { days: 1, at: "12:00" }, else: { hours: 4 } } }\nchanges: {',
    'stockTake.due',
    'stockTake:',
    /cannot count back/,
  ],
];

describe('a fault of calendars, peaks and rhythm', () => {
  it.each(CASES)('%s', (...fault) => expectFault(fault));
});
