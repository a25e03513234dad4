import { describe, expect, it } from 'vitest';
import type { AwsRequest, IdentifiedCall } from './call.ts';
import { faultOfLink, isPresigned, withWishedFields } from './presigned.ts';

/** The example in the S3 API reference, "Authenticating Requests: Using Query Parameters". */
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const LINK =
  '/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
  '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host' +
  '&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
const CALL: IdentifiedCall = { service: 's3', dialect: 's3', action: 'GetObject', asks: [] };
const IN_TIME = new Date('2013-05-24T23:59:59Z');

const asked = (target: string, headers: Record<string, string> = {}, method = 'GET'): AwsRequest => ({
  method,
  target,
  url: new URL(target, 'http://gateway'),
  headers: { host: 'examplebucket.s3.amazonaws.com', ...headers },
  body: Buffer.alloc(0),
});
const codeOf = (request: AwsRequest, now = IN_TIME, call = CALL) => faultOfLink(request, call, SECRET, now)?.code;

describe('a link to an object', () => {
  it('is good as AWS signs it', () => {
    expect(isPresigned(asked(LINK))).toBe(true);
    expect(isPresigned(asked('/test.txt'))).toBe(false);
    expect(codeOf(asked(LINK))).toBeUndefined();
  });

  it('ends', () => {
    expect(codeOf(asked(LINK), new Date('2013-05-25T00:00:00Z'))).toBe('AccessDenied');
  });

  it.each([
    ['another object', LINK.replace('test.txt', 'test2.txt')],
    ['a longer time', LINK.replace('86400', '604800')],
    ['a later day', LINK.replace('20130524T', '20130525T')],
    ['another maker', LINK.replace('AKIA', 'AKIB')],
    ['another name for the browser', `${LINK}&response-content-type=text%2Fhtml`],
    ['no signature that is one', LINK.replace(/Signature=.*/, 'Signature=0')],
  ])('is refused when changed to %s', (_, link) => {
    expect(codeOf(asked(link))).toBe('SignatureDoesNotMatch');
  });

  it('is refused at another host, with a header that signs too, for what is not fetching, and without its time', () => {
    expect(codeOf(asked(LINK, { host: 'evil.example' }))).toBe('SignatureDoesNotMatch');
    expect(codeOf(asked(LINK, { authorization: 'Bearer x' }))).toBe('InvalidArgument');
    expect(codeOf(asked(LINK, {}, 'PUT'), IN_TIME, { ...CALL, action: 'PutObject' })).toBe('NotImplemented');
    expect(codeOf(asked(LINK, {}, 'HEAD'))).toBe('SignatureDoesNotMatch');
    for (const link of [LINK.replace('86400', '604801'), LINK.replace('86400', 'x'), LINK.replace('T000000Z', '')])
      expect(codeOf(asked(link))).toBe('AuthorizationQueryParametersError');
  });
});

describe('the fields that a link asks for', () => {
  const answer = { status: 200, headers: { 'content-type': 'text/html', etag: 'x' }, body: Buffer.from('x') };
  const request = asked(
    '/b/k?response-content-type=application%2Foctet-stream&response-content-disposition=attachment',
  );

  it('take the place of those that were stored', () => {
    expect(withWishedFields(answer, CALL, request).headers).toEqual({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      etag: 'x',
    });
  });

  it('are not for errors nor for other calls', () => {
    const missing = { ...answer, status: 404 };
    expect(withWishedFields(missing, CALL, request)).toBe(missing);
    expect(withWishedFields(answer, { ...CALL, action: 'PutObject' }, request)).toBe(answer);
    expect(withWishedFields(answer, CALL, asked('/b/k'))).toBe(answer);
  });
});
