import { BedrockRuntimeClient, ConverseCommand, type ConverseCommandInput } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HttpServer } from '../http.ts';
import { startModels } from './server.ts';

let server: HttpServer;
let client: BedrockRuntimeClient;

beforeAll(async () => {
  server = await startModels();
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  const requestHandler = new NodeHttpHandler();
  client = new BedrockRuntimeClient({ endpoint: server.url, region: 'us-east-1', credentials, requestHandler });
});

afterAll(async () => {
  client.destroy();
  await server.stop();
});

const json = {
  type: 'object',
  properties: {
    name: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    lines: { type: 'array', items: { type: 'object' } },
    words: { type: 'string' },
  },
};
const request: ConverseCommandInput = {
  modelId: 'amazon.nova-lite-v1:0',
  messages: [{ role: 'user', content: [{ text: 'hello' }] }],
  toolConfig: { tools: [{ toolSpec: { name: 'report', inputSchema: { json } } }], toolChoice: { any: {} } },
};

it('calls the tool that it is given, and reports nothing', async () => {
  const { output, stopReason } = await client.send(new ConverseCommand(request));
  expect(stopReason).toBe('tool_use');
  expect(output?.message?.content?.[0]?.toolUse).toMatchObject({
    name: 'report',
    input: { name: null, lines: [], words: '' },
  });
});

it('refuses what Bedrock would refuse', async () => {
  await expect(client.send(new ConverseCommand({ ...request, messages: [] }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});
