/** Keeps a function's thread on this machine: outside hosts have a local stand-in or are refused in clear words. */
import { Socket } from 'node:net';

type Outside = Readonly<Record<string, string>>;

/** Sends `fetch` calls to known outside hosts to their stand-ins, and stops every other connection outwards. */
export function stayLocal(outside: Outside): void {
  const realFetch = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const standIn = outside[url.hostname];
    if (standIn === undefined) return realFetch(request);
    const local = new Request(new URL(url.pathname + url.search, standIn), request);
    local.headers.set('x-forwarded-host', url.host);
    return realFetch(local);
  };
  const connect = Socket.prototype.connect as (...args: readonly unknown[]) => Socket;
  function connectLocally(this: Socket, ...args: readonly unknown[]): Socket {
    const host = hostOf(args);
    if (!isLoopback(host)) throw new Error(`A local run calls nobody outside: ${host} was refused.`);
    return connect.apply(this, [...args]);
  }
  Socket.prototype.connect = connectLocally as typeof Socket.prototype.connect;
}

/** `connect` is called with (options), (port, host), (path) or node's own list of one of these. */
function hostOf(args: readonly unknown[]): string {
  const [first, second] = Array.isArray(args[0]) ? (args[0] as readonly unknown[]) : args;
  const named = typeof first === 'object' && first !== null && 'host' in first ? first.host : second;
  return typeof named === 'string' && named !== '' ? named : 'localhost';
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
