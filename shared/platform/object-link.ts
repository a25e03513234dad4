import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** A link that fetches one object, for whoever holds it, until `expiresAt` (ISO 8601). */
export interface ObjectLink {
  url: string;
  expiresAt: string;
}

/** Makes a link to an object; `filename` is what a browser saves it as. Whether the object is there is not looked at. */
export type ObjectLinks = (
  key: string,
  options: { filename: string; seconds: number; now: Date },
) => Promise<ObjectLink>;

/** A request as the SDK has it before it is signed, and as its signer gives it back. */
interface Unsigned {
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
  query?: Record<string, unknown>;
}

/** The SDK's own signer can do it, but its type does not say so. */
interface Presigner {
  presign(request: Unsigned, options: { expiresIn: number; signingDate: Date }): Promise<Unsigned>;
}

const canPresign = (signer: object): signer is Presigner => 'presign' in signer;

/**
 * Links signed with the function's own rights: whoever has one may fetch what the function may fetch, this object alone. A browser saves
 * it and never shows it, whatever it claims to be.
 */
export function objectLinks(client: S3Client, bucket: string): ObjectLinks {
  return async (key, { filename, seconds, now }) => {
    const command = new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ResponseContentType: 'application/octet-stream',
      ResponseContentDisposition: `attachment; filename="${filename}"`,
      ResponseCacheControl: 'no-store',
    });
    let url = '';
    // The SDK finds the address (region, partition, local endpoint); in place of being sent, the request is signed into it.
    command.middlewareStack.addRelativeTo(
      () => async (args: { request?: unknown }) => {
        url = await signed(client, args.request as Unsigned, seconds, now);
        return { response: {}, output: { $metadata: {} } };
      },
      { name: 'signInstead', relation: 'before', toMiddleware: 'httpSigningMiddleware', override: true },
    );
    await client.send(command);
    return { url, expiresAt: new Date(now.getTime() + seconds * 1000).toISOString() };
  };
}

async function signed(client: S3Client, request: Unsigned, seconds: number, now: Date): Promise<string> {
  const signer = await client.config.signer();
  if (!canPresign(signer)) throw new Error('the S3 client has a signer that makes no links');
  // Whoever follows the link sends none of the SDK's own headers.
  const headers = { host: request.headers.host ?? '', 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' };
  const options = { expiresIn: seconds, signingDate: now };
  return addressOf(await signer.presign({ ...request, headers }, options));
}

function addressOf({ protocol, hostname, port, path, query = {} }: Unsigned): string {
  const pairs = Object.entries(query).map(([name, value]) => `${escaped(name)}=${escaped(String(value))}`);
  return `${protocol}//${hostname}${port ? `:${port}` : ''}${path}?${pairs.join('&')}`;
}

/** As the signature counts it: RFC 3986. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
