import type { HolidayLaw } from './law.ts';

/** The nine holidays of all Länder, and those of each as far as they hold in the whole of it. */
export const DE: HolidayLaw = {
  source: 'Einigungsvertrag Art. 2 Abs. 2; holiday acts (Feiertagsgesetze) of the Länder',
  regions: ['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'],
  holidays: [
    { on: '01-01' },
    { on: '01-06', in: ['BW', 'BY', 'ST'] },
    { on: '03-08', in: ['BE', 'MV'] },
    { easter: -2 },
    { easter: 1 },
    { on: '05-01' },
    { easter: 39 },
    { easter: 50 },
    { easter: 60, in: ['BW', 'BY', 'HE', 'NW', 'RP', 'SL'] },
    { on: '08-15', in: ['SL'] },
    { on: '09-20', in: ['TH'] },
    { on: '10-03' },
    { on: '10-31', in: ['BB', 'HB', 'HH', 'MV', 'NI', 'SN', 'ST', 'SH', 'TH'] },
    { on: '11-01', in: ['BW', 'BY', 'NW', 'RP', 'SL'] },
    { reckoned: repentanceDay, in: ['SN'] },
    { on: '12-25' },
    { on: '12-26' },
  ],
};

/** The Wednesday before 23 November. */
function repentanceDay(year: number): string {
  const weekday = new Date(Date.UTC(year, 10, 22)).getUTCDay();
  return `${year}-11-${22 - ((weekday - 3 + 7) % 7)}`;
}
