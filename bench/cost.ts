import type { CallPerOrder } from './calls.ts';
import { rounded, sum } from './numbers.ts';
import { PRICES } from './prices.ts';

/** Everything that a price is asked for, of one order. */
export interface Usage {
  readonly calls: readonly CallPerOrder[];
  /** Megabytes of each function by name. */
  readonly memory: ReadonlyMap<string, number>;
  readonly logBytes: number;
}

export interface CostRow {
  readonly [column: string]: string | number;
  readonly what: string;
  readonly 'per order': number;
  readonly 'USD per 1,000 orders': number;
}

const READS = /^(Get|BatchGet|TransactGet|Query|Scan)/;
const isMail = (service: string): boolean => service === 'ses';

/** Quantity per order with the price of one. */
interface Item {
  readonly what: string;
  readonly quantity: number;
  readonly price: number;
}

function items({ calls, memory, logBytes }: Usage): Item[] {
  const of = (service: string, test: (call: CallPerOrder) => boolean = () => true) =>
    calls.filter((call) => call.service === service && test(call));
  const requests = (some: readonly CallPerOrder[]) => sum(some.map((call) => call.requests));
  const units = (some: readonly CallPerOrder[]) => sum(some.map((call) => call.requests * call.units));
  const isRead = ({ action }: CallPerOrder) => READS.test(action);
  const schedules =
    requests(of('scheduler', ({ action }) => action === 'CreateSchedule')) -
    requests(of('scheduler', ({ action }) => action === 'DeleteSchedule'));
  const gbSeconds = of('lambda').map((call) => {
    const megabytes = memory.get(call.caller);
    if (megabytes === undefined) throw new Error(`the template has no memory size of ${call.caller}`);
    return (call.requests * call.ms * megabytes) / 1024 / 1000;
  });
  return [
    {
      what: 'DynamoDB write units',
      quantity: units(of('dynamodb', (call) => !isRead(call))),
      price: PRICES.dynamodb.writeUnit,
    },
    { what: 'DynamoDB read units', quantity: units(of('dynamodb', isRead)), price: PRICES.dynamodb.readUnit },
    { what: 'S3 writes', quantity: requests(of('s3', (call) => !isRead(call))), price: PRICES.s3.put },
    { what: 'S3 reads', quantity: requests(of('s3', isRead)), price: PRICES.s3.get },
    // All at the price of FIFO queues, which the queue of commands is.
    { what: 'SQS requests', quantity: requests(of('sqs')), price: PRICES.sqs.fifo },
    { what: 'Lambda requests', quantity: requests(of('lambda')), price: PRICES.lambda.request },
    { what: 'Lambda GB-seconds', quantity: sum(gbSeconds), price: PRICES.lambda.gbSecond },
    { what: 'HTTP API requests', quantity: requests(of('apigateway')), price: PRICES.httpApi.request },
    // As if every reminder fired that is not removed again.
    { what: 'Scheduler invocations', quantity: schedules, price: PRICES.scheduler.invocation },
    { what: 'Logs, GB', quantity: logBytes / 1e9, price: PRICES.logs.gigabyte },
  ];
}

/** The cost of an order by item, and what 1,000 of them cost without mail and what their mails cost. */
export function costOf(usage: Usage): { rows: CostRow[]; withoutMail: number; mail: number } {
  const row = ({ what, quantity, price }: Item): CostRow => ({
    what,
    'per order': Number(quantity.toPrecision(3)),
    'USD per 1,000 orders': rounded(quantity * price * 1000, 4),
  });
  const all = items(usage);
  const mails = sum(usage.calls.filter(({ service }) => isMail(service)).map(({ requests }) => requests));
  const mail = { what: 'Mails (apart)', quantity: mails, price: PRICES.ses.mail };
  const withoutMail = 1000 * sum(all.map(({ quantity, price }) => quantity * price));
  return { rows: [...all, mail].map(row), withoutMail, mail: 1000 * mails * PRICES.ses.mail };
}
