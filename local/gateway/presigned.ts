/**
 * Links to objects: requests that bear their signature in the address. Whoever has such a link may do what its maker may do, so
 * that here, unlike at requests between the machine's own processes, signature and time are checked.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { HttpAnswer } from '../emulators/http-call.ts';
import type { Fault } from './answers.ts';
import type { AwsRequest, IdentifiedCall } from './call.ts';

/** Seconds that a link may hold at most: a week. */
const LONGEST = 604_800;
const DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

export const isPresigned = ({ url }: Pick<AwsRequest, 'url'>): boolean => url.searchParams.has('X-Amz-Signature');

/** What is wrong with a link, if anything, as S3 says it. `secret` is the secret key that it has to be signed with. */
export function faultOfLink(request: AwsRequest, call: IdentifiedCall, secret: string, now: Date): Fault | undefined {
  const { searchParams } = request.url;
  if (call.service !== 's3' || call.action !== 'GetObject')
    return {
      code: 'NotImplemented',
      status: 501,
      message: 'The local runtime carries links that fetch an object only.',
    };
  if (request.headers.authorization !== undefined)
    return { code: 'InvalidArgument', status: 400, message: 'Only one auth mechanism allowed' };
  const seconds = Number(searchParams.get('X-Amz-Expires') ?? Number.NaN);
  const date = searchParams.get('X-Amz-Date') ?? '';
  if (!DATE.test(date) || !(seconds > 0 && seconds <= LONGEST))
    return { code: 'AuthorizationQueryParametersError', status: 400, message: 'X-Amz-Date or X-Amz-Expires is wrong' };
  if (!isSame(searchParams.get('X-Amz-Signature') ?? '', signatureOf(request, secret)))
    return { code: 'SignatureDoesNotMatch', status: 403, message: 'The signature does not match the request.' };
  const made = Date.parse(date.replace(DATE, '$1-$2-$3T$4:$5:$6Z'));
  if (now.getTime() >= made + seconds * 1000)
    return { code: 'AccessDenied', status: 403, message: 'Request has expired' };
  return undefined;
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Signature version 4 of a request in whose address all that is signed stands. */
function signatureOf({ method, target, url, headers }: AwsRequest, secret: string): string {
  const of = (name: string): string => url.searchParams.get(name) ?? '';
  const [, day = '', region = '', service = ''] = of('X-Amz-Credential').split('/');
  const names = of('X-Amz-SignedHeaders').split(';');
  const canonical = [
    method,
    target.split('?')[0],
    canonicalQuery(url.searchParams),
    ...names.map((name) => `${name}:${String(headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const digest = createHash('sha256').update(canonical).digest('hex');
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    (from, part) => createHmac('sha256', from).update(part).digest(),
    `AWS4${secret}`,
  );
  const text = ['AWS4-HMAC-SHA256', of('X-Amz-Date'), scope, digest].join('\n');
  return createHmac('sha256', key).update(text).digest('hex');
}

function canonicalQuery(parameters: URLSearchParams): string {
  return [...parameters]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join('&');
}

const escaped = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const OVERRIDES = ['content-type', 'content-disposition', 'cache-control', 'content-language', 'content-encoding'];

/** The answer with the header fields that the address asks for, which the S3 emulator leaves as they were stored. */
export function withWishedFields(answer: HttpAnswer, call: IdentifiedCall, { url }: AwsRequest): HttpAnswer {
  if (call.action !== 'GetObject' || answer.status >= 300) return answer;
  const wished = OVERRIDES.flatMap((name) => {
    const value = url.searchParams.get(`response-${name}`);
    return value === null ? [] : [[name, value] as const];
  });
  return wished.length === 0 ? answer : { ...answer, headers: { ...answer.headers, ...Object.fromEntries(wished) } };
}
