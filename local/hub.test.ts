import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type RunningHub, startHub } from './hub.ts';
import { testOptions } from './options.ts';
import { listen } from './ports.ts';
import { READY } from './print.ts';

const ASSEMBLY = fileURLToPath(new URL('./fixtures/assembly', import.meta.url));
const folder = (name: string) => mkdtempSync(join(tmpdir(), `hub-${name}-`));
const options = (dataDir: string, more = {}) => testOptions(dataDir, { assemblyDir: ASSEMBLY, setUp: false, ...more });

type Answer = Readonly<Record<string, unknown>>;

async function call(
  base: string,
  method: string,
  path: string,
  body?: string,
): Promise<{ status: number; json: Answer }> {
  const response = await fetch(base + path, { method, ...(body === undefined ? {} : { body }) });
  return { status: response.status, json: (await response.json()) as Answer };
}

/** A busy machine takes its time; nothing here waits for time itself. */
const PATIENCE_MS = 60_000;
const settled = { timeout: PATIENCE_MS, interval: 50 };

describe('a stack in one process', { timeout: PATIENCE_MS }, () => {
  const dataDir = folder('stack');
  let hub: RunningHub;
  const ask = (method: string, path: string, body?: string) => call(hub.run.url, method, path, body);
  const attempt = async (what: string) => (await ask('POST', `/do/${what}`)).json;
  const done = async (id: string) => (await ask('GET', `/orders/${id}`)).json.done;

  beforeAll(async () => {
    hub = await startHub(options(dataDir));
  }, PATIENCE_MS);
  afterAll(async () => {
    await hub.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('takes a request through function, table, queue and the next function', async () => {
    expect((await ask('POST', '/orders/1', 'two chairs')).status).toBe(202);
    await vi.waitFor(async () => expect(await done('1')).toBe('1'), settled);
    expect((await ask('GET', '/orders/1')).json.text).toBe('two chairs');
  });

  it('hands the stream to its function, filtered', async () => {
    await ask('POST', '/orders/watched', 'x');
    const seen = () =>
      hub.control.counts().filter(({ caller, action }) => caller === 'Fixture-Watch' && action === 'PutItem');
    await vi.waitFor(() => expect(seen()[0]?.requests).toBeGreaterThanOrEqual(1), settled);
  });

  it('refuses what the role does not allow, in the words of the service', async () => {
    expect(await attempt('read-object')).toMatchObject({ failed: 'AccessDenied' });
    expect(await attempt('put-elsewhere')).toMatchObject({ failed: 'AccessDenied' });
  });

  it('creates an object only once if told so', async () => {
    expect(await attempt('put-once')).toHaveProperty('ok');
    expect(await attempt('put-once')).toMatchObject({ failed: 'PreconditionFailed' });
  });

  it('lets no function call outside', async () => {
    expect(await attempt('call-outside')).toMatchObject({ message: expect.stringContaining('example.com') });
  });

  it('throttles a route by its own settings', async () => {
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push((await ask('GET', '/throttled')).status);
    expect(statuses).toContain(429);
    expect((await ask('GET', '/nowhere')).status).toBe(404);
  });

  it('injects faults into functions and heals again', async () => {
    hub.control.setFaults({ rules: [{ kind: 'throttle', service: 'dynamodb', action: 'PutItem', times: 1 }] });
    expect((await ask('POST', '/orders/throttled', 'x')).status).toBe(500);
    expect((await ask('POST', '/orders/throttled', 'x')).status).toBe(202);
  });

  it('moves the clock for every thread', async () => {
    const before = Number(((await attempt('clock')).ok as Answer).now);
    await hub.control.advance(3600);
    const after = Number(((await attempt('clock')).ok as Answer).now);
    expect(after - before).toBeGreaterThanOrEqual(3_600_000);
    // A skewed clock signs skewed requests; they are accepted all the same.
    expect((await ask('POST', '/orders/later', 'x')).status).toBe(202);
  });

  it('delivers twice when told to be hostile', async () => {
    hub.control.setDelivery({ hostile: true, seed: 7 });
    await ask('POST', '/orders/twice', 'x');
    await vi.waitFor(async () => expect(await done('twice')).toBe('2'), settled);
    hub.control.setDelivery({});
  });

  it('moves what fails again and again to the dead-letter queue', async () => {
    hub.control.setDelivery({ retrySeconds: 0 });
    await ask('POST', '/orders/fail-1', 'x');
    const dead = async () => (await hub.control.state()).queues.find(({ name }) => name.endsWith('WorkDlq'));
    await vi.waitFor(async () => expect((await dead())?.approximateMessageCount).toBe(1), settled);
    hub.control.setDelivery({});
  });

  it('ends a function that hangs and goes on with a new one', async () => {
    expect((await ask('POST', '/do/hang')).status).toBe(500);
    expect(await attempt('clock')).toHaveProperty('ok');
  });

  it('refuses a second hub on the same folder', async () => {
    await expect(startHub(options(dataDir))).rejects.toThrow(/already uses the data folder/);
  });

  it('writes how to reach it, for its owner only', () => {
    const file = join(dataDir, 'run.json');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ url: hub.run.url, gateway: hub.run.gateway });
  });
});

it('names a taken port in one sentence', async () => {
  const other = createServer();
  const httpPort = await listen(other, 0, '127.0.0.1', 'a test');
  const dataDir = folder('port');
  await expect(startHub(options(dataDir, { httpPort }))).rejects.toThrow(`Port ${httpPort} for the HTTP API is taken`);
  other.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a hub in a process of its own', () => {
  const dataDir = folder('kill');
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  async function start() {
    const env = {
      ...process.env,
      HUB_ASSEMBLY_DIR: ASSEMBLY,
      HUB_DATA_DIR: dataDir,
      HUB_SETUP: '0',
      HUB_HTTP_PORT: '0',
      HUB_SMTP_PORT: '0',
      HUB_MAILBOX_PORT: '0',
    };
    const child = spawn(process.execPath, [fileURLToPath(new URL('./start.ts', import.meta.url))], { env });
    const ended = new Promise<number | null>((over) => child.once('exit', over));
    let output = '';
    await new Promise<void>((ready, failed) => {
      const hear = (data: Buffer) => {
        output += String(data);
        if (output.trimEnd().endsWith(READY)) ready();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', () => failed(new Error(output)));
    });
    const run = JSON.parse(readFileSync(join(dataDir, 'run.json'), 'utf8')) as RunningHub['run'];
    return { child, ended, run };
  }

  it(
    'keeps everything over a SIGKILL and stops cleanly on Ctrl-C',
    async () => {
      const first = await start();
      const control = (path: string, body: unknown) => call(first.run.gateway, 'POST', path, JSON.stringify(body));
      await control('/_hub/clock', { advanceSeconds: 86_400 });
      // Nothing gets through to the table from the queue, so that the messages are still under way at the kill.
      await control('/_hub/faults', { rules: [{ kind: 'error', service: 'dynamodb', action: 'UpdateItem' }] });
      for (let id = 1; id <= 20; id += 1)
        expect((await call(first.run.url, 'POST', `/orders/${id}`, 'x')).status).toBe(202);
      const before = (await call(first.run.gateway, 'GET', '/_hub/clock')).json.now as string;
      first.child.kill('SIGKILL');
      await first.ended;

      const second = await start();
      const now = (await call(second.run.gateway, 'GET', '/_hub/clock')).json.now as string;
      expect(Date.parse(now)).toBeGreaterThan(Date.parse(before));
      for (let id = 1; id <= 20; id += 1) {
        const done = async () => (await call(second.run.url, 'GET', `/orders/${id}`)).json.done;
        await vi.waitFor(async () => expect(Number(await done())).toBeGreaterThanOrEqual(1), settled);
      }
      const stopping = performance.now();
      second.child.kill('SIGINT');
      expect(await second.ended).toBe(0);
      expect(performance.now() - stopping).toBeLessThan(3_000);
    },
    PATIENCE_MS,
  );
});
