/** An AWS request as the gateway sees it, and what it turned out to be. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Ask } from './policy.ts';

export interface AwsRequest {
  readonly method: string;
  /** As in the request line, with the query. */
  readonly target: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** How a service writes its answers and errors. */
export type Dialect = 'json' | 'rest-json' | 'query' | 's3';

export type ServiceId = 'dynamodb' | 'sqs' | 's3' | 'sns' | 'ses' | 'ssm' | 'scheduler' | 'lambda' | 'sts' | 'bedrock';

export interface IdentifiedCall {
  readonly service: ServiceId;
  readonly dialect: Dialect;
  /** The API's name for it, e.g. `TransactWriteItems`. */
  readonly action: string;
  /** Everything that the caller needs to be allowed to do. */
  readonly asks: readonly Ask[];
  /** Why the local runtime does not carry this call, if so. */
  readonly refused?: string;
  /** Number of items of a transaction, for its conflict answer. */
  readonly items?: number;
}

/** What identification has to know of the stack. */
export interface Scope {
  readonly region: string;
  readonly account: string;
  /** Name of a table's partition key. */
  readonly partitionKey: (tableName: string) => string | undefined;
  readonly mailIdentities: readonly string[];
}
