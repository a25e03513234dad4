import { expect } from 'vitest';
import { isOpen } from '../../shared/lifecycle/stages.ts';
import type { Order } from '../../shared/orders/order.ts';
import type { Settings } from '../../shared/settings/schema.ts';

const DUE_KINDS = ['stage', 'hold', 'approval'];

/** Somebody owns the order until it is done: the stage's owner, those of its holds, or those who have to agree. */
export function checkOwned(order: Order, inForce: Settings): void {
  const own = order.tasks.filter(({ kind }) => DUE_KINDS.includes(kind));
  if (!isOpen(order, inForce)) expect(own).toEqual([]);
  else if (order.approval) expect(own.some(({ kind }) => kind === 'approval')).toBe(true);
  else if (order.holds.length > 0)
    expect(own.map(({ about }) => about).sort()).toEqual(order.holds.map(({ id }) => id).sort());
  else expect(own.map(({ kind }) => kind)).toEqual(['stage']);
  for (const { dueAt, openedAt } of order.tasks) expect(Date.parse(dueAt)).toBeGreaterThan(Date.parse(openedAt));
  expect(new Set(order.tasks.map(({ id }) => id)).size).toBe(order.tasks.length);
}

const LITTLE = 1e-9;

export function checkQuantities({ content, progress }: Order): void {
  expect(progress.map(({ lineNo }) => lineNo)).toEqual(content.lines.map(({ lineNo }) => lineNo));
  for (const [index, { confirmed, produced, shipped, cancelled, returned }] of progress.entries()) {
    const ordered = content.lines[index]?.quantity ?? 0;
    expect(returned).toBeLessThanOrEqual(shipped + LITTLE);
    expect(shipped).toBeLessThanOrEqual(produced + LITTLE);
    expect(produced).toBeLessThanOrEqual(confirmed + LITTLE);
    expect(confirmed).toBeLessThanOrEqual(ordered - cancelled + LITTLE);
  }
}

/** Every request that is open has somebody who sees to it. */
export function checkRequests({ changes, complaints, returns, tasks }: Order): void {
  const open = [
    ...changes.filter(({ state }) => state === 'open'),
    ...complaints.filter(({ closedAt }) => closedAt === null),
    ...returns.filter(({ state }) => state === 'asked' || state === 'agreed'),
  ];
  for (const { id } of open) expect(tasks.some(({ about }) => about === id)).toBe(true);
}
