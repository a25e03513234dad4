import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { verifyEvidence } from '../../shared/evidence/verify.ts';
import { stack, traffic } from './world.ts';

async function evidence(number: string): Promise<Uint8Array> {
  const { url, apiKey } = stack.run;
  const response = await fetch(`${url}/api/orders/${number}/evidence`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe('the evidence of an order', () => {
  it('has its originals as they came, its events and what was understood, and holds together', async () => {
    const order = await traffic.order('erp', traffic.sample(680), 'evidence-680');
    await traffic.command(order.id, { type: 'take-step', step: 'confirm' });
    await traffic.command(order.id, { type: 'comment', text: 'as agreed by phone' });
    const zip = await evidence(order.number);
    const found = verifyEvidence(zip);
    expect(found).toMatchObject({ events: 3, originals: 1, faults: [], manifest: { orderNumber: order.number } });
    const original = unzipSync(zip)[`originals/${order.captureId}.bin`];
    expect(strFromU8(original ?? new Uint8Array())).toContain(traffic.sample(680).reference ?? 'evidence-680');
  });
});
