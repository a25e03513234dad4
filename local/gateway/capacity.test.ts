import { expect, it } from 'vitest';
import { askForCapacity, usedCapacity } from './capacity.ts';

const call = { service: 'dynamodb', dialect: 'json', action: 'PutItem', asks: [] } as const;
const ask = (body: string, more = {}) => askForCapacity({ ...call, ...more }, Buffer.from(body)).toString();
const used = (body: string) => usedCapacity(call, Buffer.from(body));

it('asks once, and only where there is a bill', () => {
  expect(JSON.parse(ask('{"TableName":"t"}'))).toEqual({ TableName: 't', ReturnConsumedCapacity: 'TOTAL' });
  const asked = '{"TableName":"t","ReturnConsumedCapacity":"INDEXES"}';
  expect(ask(asked)).toBe(asked);
  expect(ask('{"TableName":"t"}', { action: 'DescribeTable' })).toBe('{"TableName":"t"}');
  expect(ask('{}', { service: 'sqs' })).toBe('{}');
});

it('adds up what the answer says', () => {
  expect(used('{"ConsumedCapacity":{"TableName":"t","CapacityUnits":4.0}}')).toBe(4);
  expect(used('{"ConsumedCapacity":[{"CapacityUnits":5.0,"WriteCapacityUnits":5.0},{"CapacityUnits":0.5}]}')).toBe(5.5);
  expect(used('{"Item":{"a":{"S":"\\"CapacityUnits\\":9"}}}')).toBe(0);
});
