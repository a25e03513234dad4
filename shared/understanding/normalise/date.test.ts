import { describe, expect, it } from 'vitest';
import { dayOf, findDays } from './date.ts';
import { plain } from './text.ts';

/** Tuesday. */
const context = { receivedAt: new Date('2026-03-24T08:55:00+08:00'), timeZone: 'Asia/Shanghai', country: 'CN' };
const days = (text: string, country = 'CN') => findDays(plain(text), { ...context, country }).map(({ day }) => day);

describe('findDays', () => {
  it.each([
    ['今天', '2026-03-24'],
    ['明天到', '2026-03-25'],
    ['後天', '2026-03-26'],
    ['大后天', '2026-03-27'],
    ['周五送到', '2026-03-27'],
    ['下周一', '2026-03-30'],
    ['下下周三', '2026-04-08'],
    ['周一', '2026-03-30'],
    ['月底前', '2026-03-31'],
    ['下月底', '2026-04-30'],
    ['五一前', '2026-04-30'],
    ['4月8日', '2026-04-08'],
    ['四月八号', '2026-04-08'],
    ['1月5日', '2026-01-05'],
    ['2026-05-11', '2026-05-11'],
    ['2026年5月11日', '2026-05-11'],
    ['12号前', '2026-04-12'],
    ['by Friday', '2026-03-27'],
    ['24 April 2026', '2026-04-24'],
    ['May 5th', '2026-05-05'],
    ['29.05.2026', '2026-05-29'],
    ['by 5/22', '2026-05-22'],
    ['KW 15, spätestens Mittwoch', '2026-04-08'],
    ['calendar week 15 until Thursday', '2026-04-09'],
    ['Monday of week 15', '2026-04-06'],
    ['week 15', '2026-04-10'],
    ['Friday week', '2026-04-03'],
    ['on weds', '2026-03-25'],
  ])('%s is %s', (text, day) => expect(days(text)).toEqual([day]));

  it('reads two numbers by the country, and not at all where both orders are in use', () => {
    expect(days('05/06', 'US')).toEqual(['2026-05-06']);
    expect(days('05/06', 'GB')).toEqual(['2026-06-05']);
    expect(days('05/06', 'CA')).toEqual([null]);
    const abroad = { ...context, country: null };
    expect(findDays('25/06 or 05/06', abroad).map(({ day }) => day)).toEqual(['2026-06-25', null]);
  });

  it('says what is no day', () => expect(days('2026-02-30')).toEqual([null]));

  it.each(['1/4-20x1', '前埔路66号', '88号', '5箱', '3号仓', 'M8x30'])('sees no day in %s', (text) =>
    expect(findDays(plain(text), context).filter(({ unclear }) => !unclear)).toEqual([]),
  );
});

it('takes the day in the business time zone', () => {
  expect(dayOf(new Date('2026-03-24T17:00:00Z'), 'Asia/Shanghai')).toBe('2026-03-25');
  expect(dayOf(new Date('2026-03-24T17:00:00Z'), 'Pacific/Kiritimati')).toBe('2026-03-25');
});
