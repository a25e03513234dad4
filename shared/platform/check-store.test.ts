import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { sampleContent } from '../../test/kit/samples.ts';
import { creditClaim } from '../checks/credit.ts';
import { stockClaim } from '../checks/stock.ts';
import { checkStore } from './check-store.ts';
import { creditKey, stockKey } from './table/keys.ts';

const mock = mockClient(DynamoDBDocumentClient);
const client = mock as unknown as DynamoDBDocumentClient;
let now = new Date('2026-11-16T01:30:00.000Z');
const store = () => checkStore(client, 'hub', { now: () => now });
const at = '2026-11-15T00:00:00.000Z';

beforeEach(() => {
  mock.reset();
  now = new Date('2026-11-16T01:30:00.000Z');
});

describe('credit and stock in the table', () => {
  it('cost one read in a minute, and no batch, while nothing was ever told', async () => {
    mock.on(GetCommand).resolves({});
    const checks = store();
    for (let order = 0; order < 5; order += 1) {
      expect(await checks.told(sampleContent())).toEqual({ credit: null, stock: [] });
    }
    expect(mock.commandCalls(GetCommand)).toHaveLength(1);
    expect(mock.commandCalls(BatchGetCommand)).toHaveLength(0);
    now = new Date(now.getTime() + 61_000);
    await checks.told(sampleContent());
    expect(mock.commandCalls(GetCommand)).toHaveLength(2);
  });

  it('cost one batch where they were told; the surest mark of a customer decides', async () => {
    mock.on(GetCommand).resolves({ Item: { credit: at, stock: at } });
    const credit = { customer: 'x', limit: { minor: 1, currency: 'CNY' }, used: null, at, by: 'erp' };
    mock.on(BatchGetCommand).resolves({
      Responses: {
        hub: [
          { ...creditKey(creditClaim('慈溪新浦胡记五金店')), ...credit, customer: 'by company' },
          { ...creditKey(creditClaim('hujiwujin@mail.example')), ...credit, customer: 'by mail' },
          { ...stockKey(stockClaim('HN-M8')), sku: 'HN-M8', available: 3, at, by: 'wms' },
        ],
      },
    });
    const told = await store().told(sampleContent());
    expect(told.credit?.customer).toBe('by mail');
    expect(told.stock).toEqual([{ sku: 'HN-M8', available: 3, at, by: 'wms' }]);
    expect(mock.commandCalls(BatchGetCommand)).toHaveLength(1);
  });

  it('ask only for what was told', async () => {
    mock.on(GetCommand).resolves({ Item: { stock: at } });
    mock.on(BatchGetCommand).resolves({ Responses: { hub: [] } });
    await store().told(sampleContent());
    const keys = mock.commandCalls(BatchGetCommand)[0]?.args[0].input.RequestItems?.hub?.Keys;
    expect(keys).toEqual([stockKey(stockClaim('HN-M8'))]);
  });

  it('are written one by one, and the mark after all of them', async () => {
    const puts = Array.from({ length: 60 }, (_, index) => ({ sku: `S-${index}`, available: index }));
    await store().tellStock(puts, 'erp');
    expect(mock.commandCalls(PutCommand)).toHaveLength(60);
    expect(mock.commandCalls(PutCommand)[0]?.args[0].input.Item).toMatchObject({ sku: 'S-0', available: 0, by: 'erp' });
    expect(mock.calls().at(-1)?.args[0]).toBeInstanceOf(UpdateCommand);
  });
});
