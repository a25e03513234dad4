import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { SesError } from './errors.ts';

/** aws-ses-v2-local on a port of its own. */
export interface SesLocal {
  /** Hands a mail over; throws SesError when the package refuses it. */
  send(raw: Buffer): Promise<void>;
  stop(): Promise<void>;
}

/** CommonJS with a default export: loaders disagree about its shape when it is imported, so it is required. */
const sesLocal = createRequire(import.meta.url)('aws-ses-v2-local') as {
  readonly default: (config: { readonly host: string; readonly port: number }) => Promise<Server>;
};

/** The package keeps every mail in memory; ours are on disk, so its list is emptied now and then. */
const KEPT_IN_MEMORY = 200;

/**
 * Starts aws-ses-v2-local on loopback. Its own page stays unadvertised: it writes mails into a frame of its own origin,
 * where a mail's script could act.
 */
export async function startSesLocal(): Promise<SesLocal> {
  const server = await sesLocal.default({ host: '127.0.0.1', port: 0 });
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  let held = 0;
  return {
    send: async (raw) => {
      const body = new URLSearchParams({ Action: 'SendRawEmail', 'RawMessage.Data': raw.toString('base64') });
      const answer = await fetch(url, { method: 'POST', body, headers: { authorization: 'AWS4-HMAC-SHA256 local' } });
      const text = await answer.text();
      if (!answer.ok) throw new SesError('InternalFailure', `aws-ses-v2-local refused the mail: ${text}`, 500);
      held += 1;
      if (held < KEPT_IN_MEMORY) return;
      held = 0;
      await fetch(`${url}clear-store`, { method: 'POST' });
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
