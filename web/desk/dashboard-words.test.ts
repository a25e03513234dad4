import { expect, it } from 'vitest';
import { pageOf } from '../parts/page.ts';
import { sampleContext } from '../samples.ts';
import { dashboardWords } from './dashboard-words.tsx';
import { reportSamples } from './reports-samples.ts';

it('the overview says in sentences what its numbers mean', () => {
  const { dashboard: view, noDashboard } = reportSamples('en');
  const page = pageOf(sampleContext('en'));
  const { admitted, openByAge } = view.dashboard;
  const words = dashboardWords(view, page);
  const open = openByAge.reduce((sum, row) => sum + row.open, 0);
  expect(words[0]).toMatch(new RegExp(`^${admitted.orders} orders came in`));
  expect(words[1]).toContain(`${Math.round((admitted.untouched / admitted.orders) * 100)}%`);
  expect(words[2]).toMatch(/^Orders by .+ need a person most often: \d+% of them/);
  expect(words.some((sentence) => sentence.startsWith('Orders stay longest in'))).toBe(true);
  expect(words.at(-1)).toContain(`${open} orders are open`);
  expect(words.join()).not.toMatch(/undefined|NaN/);
  expect(dashboardWords(noDashboard, page).join()).not.toMatch(/undefined|NaN/);
});
