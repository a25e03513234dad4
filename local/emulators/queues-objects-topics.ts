/** SQS, S3 and SNS: fauxqs over one SQLite file, in a process of its own. */
import { fileURLToPath } from 'node:url';
import type { QueueModel, StackModel, TopicModel } from '../assembly/model.ts';
import type { QueueState } from '../gateway/control.ts';
import { startChild } from './child.ts';
import { callJson, callQuery, EmulatorError, type Endpoint, type HttpAnswer, send, unsigned } from './http-call.ts';
import type { EmulatorProcess } from './supervise.ts';

export const QUEUES_OBJECTS_TOPICS_NAME = 'fauxqs (SQS, S3, SNS)';

/** Starts fauxqs over `dataDir` on a free port. */
export async function startQueuesObjectsTopics(dataDir: string, region: string): Promise<EmulatorProcess> {
  let port = '';
  const script = fileURLToPath(new URL('./fauxqs-process.ts', import.meta.url));
  const environment = { ...process.env, FAUXQS_DATA_DIR: dataDir, FAUXQS_REGION: region };
  const child = await startChild(QUEUES_OBJECTS_TOPICS_NAME, [process.execPath, script], environment, (line) => {
    port = /^fauxqs ready on (\d+)$/.exec(line.trim())?.[1] ?? port;
    return port !== '';
  });
  return { ...child, url: `http://127.0.0.1:${port}` };
}

/** Creates or updates what the template has: dead-letter queues first, then their senders, topics, subscriptions. */
export async function ensureQueuesObjectsTopics(at: Endpoint, stack: StackModel): Promise<void> {
  for (const queue of stack.queues) await ensureQueue(at, queue);
  for (const { name } of stack.buckets) await send(at.url, `/${name}`, { method: 'PUT', headers: s3Headers(at) });
  for (const topic of stack.topics) await ensureTopic(at, topic);
}

async function ensureQueue(at: Endpoint, { name, url, attributes }: QueueModel): Promise<void> {
  const { FifoQueue, ...settable } = attributes;
  const fixed = FifoQueue === undefined ? {} : { FifoQueue };
  await callJson(at, 'AmazonSQS.CreateQueue', { QueueName: name, Attributes: fixed }).catch((error: unknown) => {
    // A queue of an earlier run, whose other attributes were set since.
    if (!(error instanceof EmulatorError && error.code === 'QueueNameExists')) throw error;
  });
  const Attributes = { RedrivePolicy: '', ...settable };
  await callJson(at, 'AmazonSQS.SetQueueAttributes', { QueueUrl: url, Attributes });
}

async function ensureTopic(at: Endpoint, { name, arn, subscriptions }: TopicModel): Promise<void> {
  await callQuery(at, 'sns', { Action: 'CreateTopic', Name: name });
  for (const { queueArn, attributes } of subscriptions) {
    const entries = Object.entries(attributes).flatMap(([key, value], index) => [
      [`Attributes.entry.${index + 1}.key`, key],
      [`Attributes.entry.${index + 1}.value`, value],
    ]);
    const target = { TopicArn: arn, Protocol: 'sqs', Endpoint: queueArn };
    await callQuery(at, 'sns', { Action: 'Subscribe', ...target, ...Object.fromEntries(entries) });
  }
}

/** fauxqs' own view of its queues. */
export async function queueStates(at: Endpoint): Promise<readonly QueueState[]> {
  return inspect<readonly QueueState[]>(at, '/_fauxqs/queues');
}

/**
 * Makes a message that was received visible again. fauxqs loses a message whose time-out is set to nothing (its own
 * database refuses the write after the message has left the list), so that the least is a millisecond.
 */
export async function showAgain(at: Endpoint, QueueUrl: string, ReceiptHandle: string, seconds: number): Promise<void> {
  const VisibilityTimeout = Math.max(LEAST_SECONDS, seconds);
  await callJson(at, 'AmazonSQS.ChangeMessageVisibility', { QueueUrl, ReceiptHandle, VisibilityTimeout });
}

const LEAST_SECONDS = 0.001;

/** The same for what functions ask for: a zero in a request becomes the least. */
export function withoutZeroTimeouts(body: Buffer): Buffer {
  const text = body.toString('utf8');
  return Buffer.from(text.replace(/"VisibilityTimeout":\s*0(?=\s*[,}])/g, `"VisibilityTimeout":${LEAST_SECONDS}`));
}

interface Inspected {
  readonly messages: { readonly inflight: readonly { readonly receiptHandle: string }[] };
}

/** What was taken before a kill comes back at once, not after its time-out. */
export async function releaseInFlight(at: Endpoint, stack: StackModel): Promise<void> {
  for (const { name, url } of stack.queues) {
    const { messages } = await inspect<Inspected>(at, `/_fauxqs/queues/${name}`);
    for (const { receiptHandle } of messages.inflight) {
      await showAgain(at, url, receiptHandle, 0);
    }
  }
}

async function inspect<T>(at: Endpoint, path: string): Promise<T> {
  const answer = await send(at.url, path, { method: 'GET', headers: {} });
  if (answer.status !== 200) throw new Error(`fauxqs answered ${answer.status} to ${path}`);
  return JSON.parse(answer.body.toString('utf8')) as T;
}

export interface NewMessage {
  readonly body: string;
  readonly groupId?: string | undefined;
  readonly deduplicationId?: string | undefined;
  /** Message attributes, all of type String. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/** Puts a message on a queue as the runtime itself (a schedule, a failed stream batch). */
export async function sendMessage(at: Endpoint, queueUrl: string, message: NewMessage): Promise<void> {
  const attributes = Object.entries(message.attributes ?? {}).map(([name, StringValue]) => {
    return [name, { DataType: 'String', StringValue }];
  });
  await callJson(at, 'AmazonSQS.SendMessage', {
    QueueUrl: queueUrl,
    MessageBody: message.body,
    MessageAttributes: Object.fromEntries(attributes),
    ...(message.groupId === undefined ? {} : { MessageGroupId: message.groupId }),
    ...(message.deduplicationId === undefined ? {} : { MessageDeduplicationId: message.deduplicationId }),
  });
}

export async function publish(at: Endpoint, topicArn: string, message: string, subject?: string): Promise<void> {
  const named = subject === undefined ? {} : { Subject: subject };
  await callQuery(at, 'sns', { Action: 'Publish', TopicArn: topicArn, Message: message, ...named });
}

/** The emulator takes bodies of up to 11 MiB, a mail may be longer; a part has at least 5 MiB. */
const PART_BYTES = 8 * 1024 * 1024;

/** Stores an object as the runtime itself (received mail), a large one in parts. */
export async function putObject(at: Endpoint, bucket: string, key: string, body: Buffer): Promise<void> {
  const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const call = async (method: string, query: string, part: Buffer): Promise<HttpAnswer> => {
    const headers = {
      ...s3Headers(at),
      'content-type': 'application/octet-stream',
      'content-length': `${part.length}`,
    };
    const answer = await send(at.url, `${path}${query}`, { method, headers, body: part });
    if (answer.status !== 200) throw new Error(`S3 answered ${answer.status} to the object ${bucket}/${key}`);
    return answer;
  };
  if (body.length <= PART_BYTES) {
    await call('PUT', '', body);
    return;
  }
  const begun = await call('POST', '?uploads', Buffer.alloc(0));
  const upload = encodeURIComponent(/<UploadId>([^<]+)/.exec(begun.body.toString('utf8'))?.[1] ?? '');
  const parts: string[] = [];
  for (let from = 0; from < body.length; from += PART_BYTES) {
    const number = parts.length + 1;
    const part = body.subarray(from, from + PART_BYTES);
    const { headers } = await call('PUT', `?partNumber=${number}&uploadId=${upload}`, part);
    parts.push(`<Part><PartNumber>${number}</PartNumber><ETag>${headers.etag ?? ''}</ETag></Part>`);
  }
  const whole = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
  await call('POST', `?uploadId=${upload}`, Buffer.from(whole));
}

const s3Headers = (at: Endpoint) => unsigned(at.region, 's3');
