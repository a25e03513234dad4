import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

type Row = Record<string, unknown>;
type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

const nameOf = ({ pk, sk }: Row): string => `${pk}\u0000${sk}`;

/** The conditions that `shared/platform/table/write.ts` sends; another one is a fault of the test. */
const CONDITIONS: Record<string, (row: Row | undefined, values: Row) => boolean> = {
  'attribute_not_exists(pk)': (row) => row === undefined,
  '#version = :version': (row, values) => row?.version === values[':version'],
  'attribute_not_exists(pk) OR holder = :holder': (row, values) => !row || row.holder === values[':holder'],
};

/** The bounds of a sort key that `shared/platform/table/read.ts` sends. */
function within(expression: string, key: string, values: Row): boolean {
  if (expression.includes('begins_with')) return key.startsWith(String(values[':prefix']));
  if (expression.includes('BETWEEN')) return key >= String(values[':low']) && key <= String(values[':high']);
  if (expression.includes('>')) return key > String(values[':low']);
  if (expression.includes('<')) return key < String(values[':high']);
  return true;
}

/**
 * The single table in memory, under the real stores: reads see what is written, a transaction is checked and written in one go.
 * `pause` lets other work happen before each access. Items are copied in and out, as a wire does.
 */
export class MemoryTable {
  readonly rows = new Map<string, Row>();
  readonly client: DynamoDBDocumentClient;

  constructor(pause: () => Promise<void> = async () => {}) {
    const send = async (command: unknown): Promise<unknown> => {
      await pause();
      return structuredClone(this.#answer(command));
    };
    this.client = { send } as unknown as DynamoDBDocumentClient;
  }

  #answer(command: unknown): unknown {
    if (command instanceof GetCommand) return { Item: this.rows.get(nameOf(command.input.Key ?? {})) };
    if (command instanceof BatchGetCommand) {
      const [[table = '', { Keys = [] } = {}] = []] = Object.entries(command.input.RequestItems ?? {});
      return { Responses: { [table]: Keys.flatMap((key) => this.rows.get(nameOf(key)) ?? []) } };
    }
    if (command instanceof QueryCommand) return this.#query(command.input);
    if (command instanceof TransactWriteCommand) return this.#write(command.input.TransactItems ?? []);
    if (command instanceof PutCommand && !command.input.ConditionExpression)
      return this.#write([{ Put: { ...command.input, Item: command.input.Item, TableName: 'T' } }]);
    throw new Error('not in this table');
  }

  #query(input: QueryCommand['input']): { Items: Row[] } {
    const [partition, sort] = input.IndexName ? [`${input.IndexName}pk`, `${input.IndexName}sk`] : ['pk', 'sk'];
    const values = input.ExpressionAttributeValues ?? {};
    const [, bounds = ''] = (input.KeyConditionExpression ?? '').split(' AND ', 2);
    const rows = [...this.rows.values()]
      .filter((row) => row[partition] === (values[':partition'] ?? values[':pk']))
      .filter((row) => within(bounds, String(row[sort]), values))
      .sort((a, b) => (String(a[sort]) < String(b[sort]) ? -1 : 1));
    if (input.ScanIndexForward === false) rows.reverse();
    return { Items: rows.slice(0, input.Limit ?? rows.length) };
  }

  #holds({ Put, Delete, ConditionCheck }: Action): boolean {
    const part = Put ?? Delete ?? ConditionCheck;
    const condition = part?.ConditionExpression;
    if (condition === undefined) return true;
    const test = CONDITIONS[condition];
    if (!test) throw new Error(`a condition that this table does not know: ${condition}`);
    const key = Put?.Item ?? Delete?.Key ?? ConditionCheck?.Key ?? {};
    return test(this.rows.get(nameOf(key)), part?.ExpressionAttributeValues ?? {});
  }

  #write(actions: readonly Action[]): object {
    if (actions.length > 100) throw new Error('more than 100 items in a transaction');
    const keys = actions.map(({ Put, Delete, ConditionCheck }) =>
      nameOf(Put?.Item ?? Delete?.Key ?? ConditionCheck?.Key ?? {}),
    );
    if (new Set(keys).size < keys.length) throw new Error('an item twice in a transaction');
    const results = actions.map((action) => this.#holds(action));
    if (results.includes(false)) {
      const CancellationReasons = results.map((ok) => ({ Code: ok ? 'None' : 'ConditionalCheckFailed' }));
      throw new TransactionCanceledException({ message: 'cancelled', $metadata: {}, CancellationReasons });
    }
    for (const { Put, Delete } of actions) {
      if (Put?.Item) this.rows.set(nameOf(Put.Item), structuredClone(Put.Item));
      if (Delete?.Key) this.rows.delete(nameOf(Delete.Key));
    }
    return {};
  }
}
