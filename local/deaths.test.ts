import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { HubState } from './gateway/control.ts';
import { type RunningHub, startHub } from './hub.ts';
import { testOptions } from './options.ts';
import { READY } from './print.ts';

const ASSEMBLY = fileURLToPath(new URL('./fixtures/assembly', import.meta.url));
const PATIENCE_MS = 60_000;
const settled = { timeout: PATIENCE_MS, interval: 50 };

async function call(base: string, method: string, path: string, body?: string) {
  const response = await fetch(base + path, { method, ...(body === undefined ? {} : { body }) });
  return { status: response.status, json: (await response.json()) as Readonly<Record<string, unknown>> };
}

const stateOf = async (gateway: string) =>
  (await call(gateway, 'GET', '/_hub/state')).json as unknown as Partial<HubState>;

/** The process that runs now and is not `before`. */
const pidOf = (gateway: string, name: string, before?: number) =>
  vi.waitFor(async () => {
    const pid = (await stateOf(gateway)).emulators?.find((each) => each.name === name)?.pid;
    if (!pid || pid === before) throw new Error(`no new process of the ${name}`);
    return pid;
  }, settled);

describe('a hub whose emulator is killed', { timeout: PATIENCE_MS }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'hub-deaths-'));
  let hub: RunningHub;
  const said: string[] = [];
  const order = (id: string) => call(hub.run.url, 'POST', `/orders/${id}`, 'x');
  const done = async (id: string) => (await call(hub.run.url, 'GET', `/orders/${id}`)).json.done;

  beforeAll(async () => {
    const options = { assemblyDir: ASSEMBLY, setUp: false, print: (line: string) => said.push(line) };
    hub = await startHub(testOptions(dataDir, options));
  }, PATIENCE_MS);
  afterAll(async () => {
    await hub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it.each([
    ['database', 'dynoxide (DynamoDB)'],
    ['queues', 'fauxqs (SQS, S3, SNS)'],
  ])('goes on with a new %s over the same data', async (name, title) => {
    expect((await order(`before-${name}`)).status).toBe(202);
    const before = await pidOf(hub.run.gateway, name);
    process.kill(before, 'SIGKILL');
    await pidOf(hub.run.gateway, name, before);
    expect((await order(`after-${name}`)).status).toBe(202);
    for (const id of [`before-${name}`, `after-${name}`])
      await vi.waitFor(async () => expect(Number(await done(id))).toBeGreaterThanOrEqual(1), settled);
    const lines = said.filter((line) => line.startsWith(title));
    expect(lines).toEqual([`${title} ended (killed by SIGKILL); it starts again on the same data in 0.1 s.`]);
  });

  it('answers for a service that is down as AWS would', async () => {
    const pid = await pidOf(hub.run.gateway, 'queues');
    process.kill(pid, 'SIGKILL');
    const url = `${hub.run.gateway}/some-bucket/key`;
    const authorization = `AWS4-HMAC-SHA256 Credential=${hub.run.accessKeyId}/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=0`;
    const answer = await vi.waitFor(async () => {
      const response = await fetch(url, { headers: { authorization } });
      if (response.status !== 503) throw new Error(`it answered ${response.status}`);
      return response.text();
    });
    expect(answer).toContain('<Code>ServiceUnavailable</Code>');
    await pidOf(hub.run.gateway, 'queues', pid);
  });
});

it(
  'ends with a clear sentence when an emulator dies again and again, and leaves no process behind',
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'hub-deaths-'));
    const ports = { HUB_HTTP_PORT: '0', HUB_SMTP_PORT: '0', HUB_MAILBOX_PORT: '0' };
    const env = { ...process.env, ...ports, HUB_ASSEMBLY_DIR: ASSEMBLY, HUB_DATA_DIR: dataDir, HUB_SETUP: '0' };
    const child = spawn(process.execPath, [fileURLToPath(new URL('./start.ts', import.meta.url))], { env });
    const ended = new Promise<number | null>((over) => child.once('close', over));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += String(data)));
    await vi.waitFor(() => expect(output).toContain(READY), settled);
    const { gateway } = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as RunningHub['run'];
    const queues = await pidOf(gateway, 'queues');
    let last: number | undefined;
    for (let death = 1; death <= 6; death += 1) {
      last = await pidOf(gateway, 'database', last);
      process.kill(last, 'SIGKILL');
    }
    expect(await ended).toBe(1);
    expect(output).toContain(
      'dynoxide (DynamoDB) ended 6 times within a minute, so that the hub ends too: killed by SIGKILL',
    );
    expect(() => process.kill(queues, 0)).toThrow('ESRCH');
    rmSync(dataDir, { recursive: true, force: true });
  },
  PATIENCE_MS,
);
