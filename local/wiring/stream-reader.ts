/** Reads a table's stream from where this mapping stopped, over restarts. */
import { readFileSync } from 'node:fs';
import { writeAtomically } from '../data-folder.ts';
import { callJson, EmulatorError, type Endpoint } from '../emulators/http-call.ts';
import type { StreamRecord } from './stream-event.ts';

const API = 'DynamoDBStreams_20120810';

interface Position {
  readonly streamArn: string;
  /** Last handled sequence number by shard; `end` when a shard is closed and read. */
  readonly shards: Record<string, string>;
}

interface Description {
  readonly StreamDescription: { readonly Shards: readonly { readonly ShardId: string }[] };
}

interface Page {
  readonly Records: readonly StreamRecord[];
  readonly NextShardIterator?: string;
}

export class StreamReader {
  readonly #at: Endpoint;
  readonly #tableName: string;
  readonly #file: string;
  readonly #iterators = new Map<string, string>();
  #position: Position | undefined;

  constructor(at: Endpoint, tableName: string, file: string) {
    this.#at = at;
    this.#tableName = tableName;
    this.#file = file;
  }

  /** Hands over what is new, shard by shard and in order; each page counts as handled when `handle` is through. */
  async read(limit: number, handle: (records: readonly StreamRecord[]) => Promise<void>): Promise<number> {
    const position = await this.#load();
    let count = 0;
    for (const shard of await this.#shards(position.streamArn)) {
      if (position.shards[shard] === 'end') continue;
      const page = await this.#page(position, shard, limit);
      if (page.Records.length > 0) await handle(page.Records);
      count += page.Records.length;
      this.#advance(position, shard, page);
    }
    return count;
  }

  #advance(position: Position, shard: string, { Records, NextShardIterator }: Page): void {
    const last = Records.at(-1)?.dynamodb.SequenceNumber;
    if (NextShardIterator === undefined) this.#iterators.delete(shard);
    else this.#iterators.set(shard, NextShardIterator);
    if (last === undefined && NextShardIterator !== undefined) return;
    position.shards[shard] = NextShardIterator === undefined ? 'end' : (last ?? '');
    writeAtomically(this.#file, JSON.stringify(position));
  }

  /** After a failure the page is read again from the remembered position. */
  forget(): void {
    this.#iterators.clear();
  }

  async #page(position: Position, shard: string, Limit: number): Promise<Page> {
    const ShardIterator = this.#iterators.get(shard) ?? (await this.#iterator(position, shard));
    try {
      return await this.#call<Page>('GetRecords', { ShardIterator, Limit });
    } catch (error) {
      this.#iterators.delete(shard);
      throw error;
    }
  }

  async #iterator({ streamArn: StreamArn, shards }: Position, ShardId: string): Promise<string> {
    const after = shards[ShardId];
    const from = (where: object) =>
      this.#call<{ readonly ShardIterator: string }>('GetShardIterator', { StreamArn, ShardId, ...where });
    const oldest = { ShardIteratorType: 'TRIM_HORIZON' };
    if (after === undefined) return (await from(oldest)).ShardIterator;
    const next = { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    const found = await from(next).catch((error: unknown) => {
      if (error instanceof EmulatorError && error.code === 'TrimmedDataAccessException') return from(oldest);
      throw error;
    });
    return found.ShardIterator;
  }

  async #shards(StreamArn: string): Promise<readonly string[]> {
    // dynoxide has one shard and keeps it; asking again is only needed for servers that split theirs.
    if (this.#iterators.size === 1) return [...this.#iterators.keys()];
    const { StreamDescription } = await this.#call<Description>('DescribeStream', { StreamArn });
    return StreamDescription.Shards.map(({ ShardId }) => ShardId);
  }

  async #load(): Promise<Position> {
    if (this.#position) return this.#position;
    const found = await this.#call<{ readonly Streams: readonly { readonly StreamArn: string }[] }>('ListStreams', {
      TableName: this.#tableName,
    });
    const streamArn = found.Streams.at(-1)?.StreamArn;
    if (streamArn === undefined) throw new Error(`The table ${this.#tableName} has no stream.`);
    const saved = savedPosition(this.#file);
    // Another stream than last time (the table was made anew) is read from its beginning.
    this.#position = saved?.streamArn === streamArn ? saved : { streamArn, shards: {} };
    return this.#position;
  }

  #call<T>(action: string, input: unknown): Promise<T> {
    return callJson<T>(this.#at, `${API}.${action}`, input);
  }
}

function savedPosition(file: string): Position | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Position;
  } catch {
    return undefined;
  }
}
