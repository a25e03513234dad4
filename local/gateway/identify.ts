/** Which service and action a request is for, and which rights it needs. */
import type { AwsRequest, IdentifiedCall, Scope } from './call.ts';
import { identifyJson } from './identify-json.ts';
import { identifyQuery } from './identify-query.ts';
import { identifyBedrock, identifyLambda, identifyS3, identifyScheduler } from './identify-rest.ts';

const CREDENTIAL = /^([^/\s]+)\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request$/;

export interface Signer {
  readonly accessKeyId: string;
  readonly region: string;
  /** Signing name of the service, e.g. `ses`. */
  readonly service: string;
}

/** Who says to have signed the request, in its header or its address. The signature of a header is not checked. */
export function signerOf({ headers, url }: Pick<AwsRequest, 'headers' | 'url'>): Signer | undefined {
  const inHeader = /Credential=([^\s,]+)/.exec(headers.authorization ?? '')?.[1];
  const credential = inHeader ?? url.searchParams.get('X-Amz-Credential') ?? '';
  const [, accessKeyId, region, service] = CREDENTIAL.exec(credential) ?? [];
  return accessKeyId && region && service ? { accessKeyId, region, service } : undefined;
}

/** Undefined for a service that the local runtime does not have. */
export function identify(request: AwsRequest, service: string, scope: Scope): IdentifiedCall | undefined {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return identifyJson(request, target, scope);
  switch (service) {
    case 's3':
      return identifyS3(request);
    case 'scheduler':
      return identifyScheduler(request, scope);
    case 'lambda':
      return identifyLambda(request, scope);
    case 'bedrock':
      return identifyBedrock(request, signerOf(request)?.region ?? scope.region, scope);
    case 'ses':
    case 'sns':
    case 'sts':
      return identifyQuery(request, service, scope);
    default:
      return undefined;
  }
}
