/** The two HTTP servers of the runtime; they take their ports first and answer when their parts are there. */
import { createServer, type Server } from 'node:http';
import { listen } from './ports.ts';

export interface ListeningServer {
  readonly server: Server;
  readonly port: number;
  /** Lets go of the "not ready yet" answers, just before the real ones are attached. */
  readonly ready: () => void;
  readonly stop: () => Promise<void>;
}

export interface ListenOptions {
  readonly port: number;
  readonly host: string;
  readonly what: string;
  readonly variable?: string;
}

/** @throws StartError if the port is taken */
export async function listeningServer({ port, host, what, variable }: ListenOptions): Promise<ListeningServer> {
  const server = createServer({ keepAliveTimeout: 60_000, maxHeaderSize: 64 * 1024 });
  const notYet = (_: unknown, response: import('node:http').ServerResponse) => {
    response.writeHead(503, { 'retry-after': '1', 'content-type': 'application/json' });
    response.end('{"message":"The hub is starting."}');
  };
  server.on('request', notYet);
  const taken = await listen(server, port, host, what, variable);
  return {
    server,
    port: taken,
    ready: () => server.off('request', notYet),
    stop: async () => {
      const closed = new Promise<void>((done) => server.close(() => done()));
      server.closeAllConnections();
      await closed;
    },
  };
}
