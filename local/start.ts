/** `npm start`: runs the hub on this machine until Ctrl-C. Tests use `startHub` with `testOptions`. */
import { startHub } from './hub.ts';
import { type HubOptions, optionsFrom, testOptions } from './options.ts';
import { READY, summary } from './print.ts';
import { StartError } from './start-error.ts';

export { startHub, testOptions };

/** After this the process ends, whatever still holds it. */
const STOP_MS = 2_900;

async function main(): Promise<void> {
  process.env.TZ = 'UTC';
  // A write to a connection whose other end has just gone must not end the hub.
  process.on('uncaughtException', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ECONNRESET') fail(error);
  });
  const options: HubOptions = { ...optionsFrom(process.env), print: (line) => console.log(line) };
  const starting = startHub(options);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.log('Stopping …');
    setTimeout(() => process.exit(1), STOP_MS).unref();
    void starting.then((hub) => hub.stop()).then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const hub = await starting;
  void hub.died.then(async (sentence) => {
    if (stopping) return;
    console.error(sentence);
    await hub.stop();
    process.exit(1);
  });
  if (stopping) return;
  console.log(summary(hub, options));
  console.log(READY);
}

function fail(error: unknown): never {
  console.error(error instanceof StartError ? error.message : error);
  process.exit(1);
}

if (import.meta.main) main().catch(fail);
