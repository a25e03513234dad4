/** Ports: free ones for what is internal, clear words for a taken one. */
import { createServer, type Server } from 'node:net';
import { StartError } from './start-error.ts';

/** A port on loopback that is free now. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  const port = await listen(probe, 0, '127.0.0.1', 'the port search');
  await new Promise((done) => probe.close(done));
  return port;
}

/** Listens, and gives the port. @throws StartError in one sentence if the port is taken; `variable` names its setting. */
export function listen(server: Server, port: number, host: string, what: string, variable?: string): Promise<number> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(explainListening(error, port, host, what, variable)));
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** One clear sentence for the usual reasons; any other error is passed on with its own words. */
export function explainListening(
  error: NodeJS.ErrnoException,
  port: number,
  host: string,
  what: string,
  variable?: string,
): Error {
  const advice = variable === undefined ? '' : ` (set ${variable} to another one)`;
  if (error.code === 'EADDRINUSE') return new StartError(`Port ${port} for ${what} is taken${advice}.`);
  if (error.code === 'EACCES') return new StartError(`Port ${port} for ${what} may not be opened by you${advice}.`);
  if (!error.syscall) return error;
  return new StartError(`${what} cannot listen on ${host}:${port}: ${error.message}.`);
}
