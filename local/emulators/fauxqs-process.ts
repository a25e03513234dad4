/**
 * Runs fauxqs. It listens on every network interface and offers no setting for that, so that this process first makes
 * every `listen` go to loopback; it runs apart because its SQLite writes would hold up the thread that routes requests.
 */
import { Server } from 'node:net';

const listen = Server.prototype.listen as (...args: readonly unknown[]) => Server;

function listenOnLoopback(this: Server, ...args: readonly unknown[]): Server {
  const [first, ...rest] = args;
  const isOptions = typeof first === 'object' && first !== null && 'port' in first;
  return listen.call(this, ...(isOptions ? [{ ...first, host: '127.0.0.1' }, ...rest] : args));
}

Server.prototype.listen = listenOnLoopback as typeof Server.prototype.listen;

const { startFauxqs } = await import('fauxqs');
const dataDir = process.env.FAUXQS_DATA_DIR;
const region = process.env.FAUXQS_REGION;
const server = await startFauxqs({
  port: 0,
  host: '127.0.0.1',
  logger: false,
  ...(dataDir === undefined ? {} : { dataDir }),
  ...(region === undefined ? {} : { defaultRegion: region }),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => void server.stop().then(() => process.exit(0)));
}
process.stdout.write(`fauxqs ready on ${server.port}\n`);
