import type { Language } from '../../shared/settings/language.ts';
import type { LearnedView, LessonRow } from './learned-views.ts';

/** Samples of what was learnt, for the page of lessons and that of a customer. */
export function learnedSamplesFor(language: Language): {
  all: LearnedView;
  one: LearnedView;
  none: LearnedView;
  rows: LessonRow[];
} {
  const say = (zh: string, en: string): string => (language === 'en' ? en : zh);
  const row: LessonRow = {
    id: 'C01KB2.1',
    customerId: 'U01',
    version: 5,
    customer: '宁波海达机械有限公司 · 周明',
    what: say('“长栓”指 BLT-M8-30-A2 不锈钢六角螺栓 M8×30', '“long bolts” means BLT-M8-30-A2 Stainless hex bolt M8×30'),
    before: 'BLT-M8-40-A2 (SO-6J2L-40, 2026-10-02)',
    order: { id: 'O01KB2', number: 'SO-7K3M-91' },
    by: '李娜',
    at: '2026-11-20T02:00:00.000Z',
    used: 4,
    lastUsedAt: '2026-11-23T01:12:00.000Z',
    takenBack: null,
    mayChange: true,
  };
  const takenBack = { by: '陈静', at: '2026-11-22T02:00:00.000Z' };
  const place = say(
    '“二号库”指地址 浙江省宁波市北仑区榕江路66号',
    '“depot 2” is the address 66 Rongjiang Road, Beilun, Ningbo',
  );
  const rows: LessonRow[] = [
    row,
    { ...row, id: 'C01KB2.2', what: place, before: null, used: 0, lastUsedAt: null, takenBack },
    {
      ...row,
      id: 'C01KB3.1',
      customerId: 'U05',
      customer: '海达机械 · 周先生',
      used: 1,
      before: null,
      mayChange: false,
    },
  ];
  const customer = { id: 'U01', line: row.customer };
  return {
    all: { customer: null, rows, next: '2026-01-01#U01' },
    one: { customer, rows: rows.slice(0, 2), next: null },
    none: { customer: null, rows: [], next: null },
    rows: rows.slice(0, 2),
  };
}
