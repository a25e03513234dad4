import { Readable } from 'node:stream';
import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { CallError, type CallFault } from '../../shared/interpret/call-error.ts';
import type { ReaderRequest } from '../../shared/reader/prompt.ts';

/** Longest answer that is read, in bytes: far more than any answer that can be taken. */
const LONGEST_ANSWER = 512 * 1024;

const THROTTLED = ['ThrottlingException', 'ServiceQuotaExceededException', 'ModelNotReadyException'];

function faultOf(error: unknown): CallFault {
  const { name = '' } = error as { name?: string };
  if (THROTTLED.includes(name)) return 'throttled';
  return /abort|timeout/i.test(name) ? 'timed-out' : 'failed';
}

async function* bounded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > LONGEST_ANSWER) throw new Error(`the answer is longer than ${LONGEST_ANSWER} bytes`);
    yield part;
  }
}

/** Speaks HTTP/1.1 as all other clients do, and reads no more of an answer than one may have, whatever it says of its own length. */
function boundedHandler(): NodeHttpHandler {
  const handler = new NodeHttpHandler();
  const handle = handler.handle.bind(handler);
  handler.handle = async (request, options) => {
    const { response } = await handle(request, options);
    const body: unknown = response.body;
    if (body instanceof Readable) response.body = Readable.from(bounded(body));
    return { response };
  };
  return handler;
}

const clients = new Map<string, BedrockRuntimeClient>();

/** A call is made once and never again: what fails is left to the rules. */
function clientFor(region: string | undefined): BedrockRuntimeClient {
  const known = clients.get(region ?? '');
  if (known) return known;
  const options = { maxAttempts: 1, requestHandler: boundedHandler(), ...(region ? { region } : {}) };
  const client = new BedrockRuntimeClient(options);
  clients.set(region ?? '', client);
  return client;
}

/**
 * One call of the Converse API.
 * @returns its answer, in which nothing has been checked
 * @throws CallError, at the latest when the time is up
 */
export async function converse(
  request: ReaderRequest,
  { region, timeoutSeconds }: { region?: string | undefined; timeoutSeconds: number },
): Promise<unknown> {
  try {
    const client = clientFor(region);
    const abortSignal = AbortSignal.timeout(timeoutSeconds * 1000);
    return await client.send(new ConverseCommand(request), { abortSignal });
  } catch (error) {
    throw new CallError(faultOf(error), error);
  }
}
