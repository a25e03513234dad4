/** DynamoDB's own bill: capacity units, asked for with every item call and read from its answer. */
import type { IdentifiedCall } from './call.ts';

const BILLED = /^(Get|Put|Update|Delete)Item$|^(Batch|Transact)|^(Query|Scan)$/;

/** The request with the wish for its capacity, unless it has one of its own. */
export function askForCapacity({ service, action }: IdentifiedCall, body: Buffer): Buffer {
  if (service !== 'dynamodb' || !BILLED.test(action) || body.includes('"ReturnConsumedCapacity"')) return body;
  const start = body.indexOf('{');
  return Buffer.concat([Buffer.from('{"ReturnConsumedCapacity":"TOTAL",'), body.subarray(start + 1)]);
}

/** Units that an answer says were used; it stands after the items, whose content may look like anything. */
export function usedCapacity({ service }: IdentifiedCall, answer: Buffer): number {
  if (service !== 'dynamodb') return 0;
  const at = answer.lastIndexOf('"ConsumedCapacity"');
  if (at < 0) return 0;
  const matches = answer.toString('utf8', at).matchAll(/"CapacityUnits":\s*([\d.]+)/g);
  return [...matches].reduce((sum, [, units]) => sum + Number(units), 0);
}
