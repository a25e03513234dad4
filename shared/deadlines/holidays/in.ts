import type { HolidayLaw } from './law.ts';

/**
 * The days on which all offices of the central government are closed. The three national days, Good Friday and Christmas are sure for every year; the
 * others follow the moon and are announced each summer for the next year. Holidays of the states are the business of calendars.
 */
export const IN: HolidayLaw = {
  source:
    'Department of Personnel and Training, Office Memoranda on holidays in Central Government offices, 2025 and 2026 (of 3 July 2025)',
  regions: [],
  holidays: [
    { on: '01-26' },
    { easter: -2 },
    { on: '08-15' },
    { on: '10-02' },
    { on: '12-25' },
    {
      announced: {
        // Id-ul-Fitr, Mahavir Jayanti, Buddha Purnima, Id-ul-Zuha, Muharram, Milad-un-Nabi, Dussehra, Diwali, Guru Nanak's birthday.
        2025: [
          '2025-03-31',
          '2025-04-10',
          '2025-05-12',
          '2025-06-07',
          '2025-07-06',
          '2025-09-05',
          '2025-10-02',
          '2025-10-20',
          '2025-11-05',
        ],
        2026: [
          '2026-03-21',
          '2026-03-31',
          '2026-05-01',
          '2026-05-27',
          '2026-06-26',
          '2026-08-26',
          '2026-10-20',
          '2026-11-08',
          '2026-11-24',
        ],
      },
    },
  ],
};
