/** What keeps the hub's data: the emulators that are processes of their own, filled with what the template has. */
import type { StackModel } from '../assembly/model.ts';
import type { DataFolder } from '../data-folder.ts';
import type { Started } from '../stack-of-parts.ts';
import { DYNAMODB_NAME, ensureTable, startDynamoDb } from './dynamodb.ts';
import {
  ensureQueuesObjectsTopics,
  QUEUES_OBJECTS_TOPICS_NAME,
  releaseInFlight,
  startQueuesObjectsTopics,
} from './queues-objects-topics.ts';
import { type EmulatorProcess, type Supervised, supervise } from './supervise.ts';

export interface StoreParts {
  readonly stack: StackModel;
  readonly folder: DataFolder;
  /** A DynamoDB API that somebody else runs, instead of ours. */
  readonly dynamodbEndpoint: string | undefined;
  readonly say: (sentence: string) => void;
}

export interface Stores {
  readonly database: Supervised;
  readonly queues: Supervised;
}

export async function startStores(parts: StoreParts, started: Started): Promise<Stores> {
  const { stack, folder, dynamodbEndpoint, say } = parts;
  const pids = new Map<string, number>();
  const supervised = (name: string, start: (again: boolean) => Promise<EmulatorProcess>) => {
    const onStart = (pid: number) => {
      pids.set(name, pid);
      folder.noteChildren([...pids.values()]);
    };
    return supervise({ name, region: stack.region, start, onStart, say });
  };
  const ours = () => supervised(DYNAMODB_NAME, () => startDynamoDb(folder.path('dynamodb.db')));
  const theirs = (url: string) => notOurs({ url, region: stack.region });
  const [database, queues] = await Promise.all([
    started.start('DynamoDB', dynamodbEndpoint === undefined ? ours() : theirs(dynamodbEndpoint)),
    started.start(
      'SQS, S3, SNS',
      supervised(QUEUES_OBJECTS_TOPICS_NAME, (again) => startQueues(parts, again)),
    ),
  ]);
  await Promise.all([
    ...stack.tables.map((table) => ensureTable(database.endpoint, table)),
    ensureQueuesObjectsTopics(queues.endpoint, stack).then(() => releaseInFlight(queues.endpoint, stack)),
  ]);
  return { database, queues };
}

/** Also gives back, before anybody is served, what was in flight: its receivers may have failed to say that they were done. */
async function startQueues({ stack, folder }: StoreParts, again: boolean): Promise<EmulatorProcess> {
  const process = await startQueuesObjectsTopics(folder.path('fauxqs'), stack.region);
  if (!again) return process;
  try {
    await releaseInFlight({ url: process.url, region: stack.region }, stack);
    return process;
  } catch (error) {
    await process.stop();
    throw error;
  }
}

function notOurs(endpoint: Supervised['endpoint']): Supervised {
  return { endpoint, pid: () => undefined, died: new Promise(() => {}), stop: async () => {} };
}
