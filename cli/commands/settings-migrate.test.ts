import { describe, expect, it } from 'vitest';
import { migrationWords } from './settings-migrate.ts';

type Answer = Parameters<typeof migrationWords>[0];
type Row = Answer['orders'][number];

const row = (number: string, after: string | null): Row => ({
  orderId: `O-${number}`,
  number,
  version: 3,
  settingsVersion: 1,
  flow: { before: 'standard', after: after === null ? null : 'express' },
  stage: { before: 'in-production', after },
  due: { before: '2026-11-20T09:00:00.000Z', after: after === null ? null : '2026-11-20T09:00:00.000Z' },
  refusal: after === null ? { code: 'flow-unknown', words: { 'zh-CN': '没有该阶段', en: 'No such stage' } } : null,
});
const answer = (change: Partial<Answer>): Answer => ({
  to: 2,
  orders: [],
  unmapped: {},
  sent: 0,
  left: 0,
  ...change,
});

describe('hub settings migrate', () => {
  it('says where nothing is to be done', () => {
    expect(migrationWords(answer({}), true)).toBe('No open order follows an older version than 2.');
  });

  it('shows what would become of each order, and how to name a stage for those that have none', () => {
    const orders = [row('SO-1', 'confirmed'), row('SO-2', null)];
    const said = migrationWords(answer({ orders, unmapped: { 'in-production': 1 } }), true);
    expect(said).toMatch(/SO-1 .*standard → express .*in-production → confirmed .*goes/);
    expect(said).toMatch(/SO-2 .*in-production → \? .*No such stage/);
    expect(said).toContain('Version 2 has no stage “in-production” (1 order): add --map in-production=<stage>');
    expect(said).toContain('1 order would go to version 2, 1 would stay. Nothing was changed.');
  });

  it('says what went and what is left', () => {
    const said = migrationWords(answer({ orders: [row('SO-1', 'confirmed')], sent: 1, left: 7 }), false);
    expect(said).toContain('1 order on the way to version 2.');
    expect(said).toContain('7 orders left: run it again.');
  });
});
