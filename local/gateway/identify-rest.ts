/** S3, Scheduler, Lambda and Bedrock: method and path say what is wanted. */
import type { AwsRequest, IdentifiedCall, Scope } from './call.ts';
import type { Ask } from './policy.ts';

const OBJECT_ACTIONS: Readonly<Record<string, readonly [action: string, right: string]>> = {
  GET: ['GetObject', 's3:GetObject'],
  HEAD: ['HeadObject', 's3:GetObject'],
  PUT: ['PutObject', 's3:PutObject'],
  DELETE: ['DeleteObject', 's3:DeleteObject'],
};

/** Query parameters that select another operation or a version; the emulator would do something else with them. */
const NOT_CARRIED = [
  ...[
    'versionId',
    'versions',
    'versioning',
    'tagging',
    'acl',
    'policy',
    'lifecycle',
    'uploads',
    'uploadId',
    'retention',
  ],
  ...[
    'legal-hold',
    'attributes',
    'renameObject',
    'encryption',
    'publicAccessBlock',
    'notification',
    'restore',
    'select',
  ],
];
const HEADERS_NOT_CARRIED = ['x-amz-tagging', 'x-amz-copy-source', 'if-match', 'x-amz-object-lock-mode'];

export function identifyS3({ method, url, headers }: AwsRequest): IdentifiedCall {
  const [bucket = '', ...rest] = url.pathname.slice(1).split('/');
  const key = rest.map(decodeURIComponent).join('/');
  const call = { service: 's3', dialect: 's3' } as const;
  const query = NOT_CARRIED.find((name) => url.searchParams.has(name));
  const header = method === 'PUT' ? HEADERS_NOT_CARRIED.find((name) => headers[name] !== undefined) : undefined;
  const odd = query ?? header;
  if (odd !== undefined) return { ...call, action: method, asks: [], refused: `S3 ${method} with ${odd}` };
  if (key !== '') {
    const [action, right] = OBJECT_ACTIONS[method] ?? [];
    if (action === undefined || right === undefined)
      return { ...call, action: method, asks: [], refused: `S3 ${method}` };
    return { ...call, action, asks: [ask(right, `arn:aws:s3:::${bucket}/${key}`)] };
  }
  return bucketCall(method, bucket, url, call);
}

function bucketCall(
  method: string,
  bucket: string,
  url: URL,
  call: Pick<IdentifiedCall, 'service' | 'dialect'>,
): IdentifiedCall {
  const resource = `arn:aws:s3:::${bucket}`;
  if (method === 'GET' && bucket === '')
    return { ...call, action: 'ListBuckets', asks: [ask('s3:ListAllMyBuckets', '*')] };
  if (method === 'HEAD') return { ...call, action: 'HeadBucket', asks: [ask('s3:ListBucket', resource)] };
  if (method === 'GET') {
    const context = { 's3:prefix': url.searchParams.get('prefix') ?? '' };
    return { ...call, action: 'ListObjectsV2', asks: [{ action: 's3:ListBucket', resource, context }] };
  }
  return { ...call, action: method, asks: [], refused: `S3 ${method} on a bucket` };
}

const SCHEDULE_ACTIONS: Readonly<Record<string, string>> = {
  POST: 'CreateSchedule',
  PUT: 'UpdateSchedule',
  GET: 'GetSchedule',
  DELETE: 'DeleteSchedule',
};

export function identifyScheduler({ method, url, body }: AwsRequest, scope: Scope): IdentifiedCall {
  const call = { service: 'scheduler', dialect: 'rest-json' } as const;
  const prefix = `arn:aws:scheduler:${scope.region}:${scope.account}`;
  const [, kind = '', name = ''] = url.pathname.split('/').map(decodeURIComponent);
  if (kind === 'schedule-groups') {
    const action = name === '' ? 'ListScheduleGroups' : (SCHEDULE_ACTIONS[method] ?? method).replace(/$/, 'Group');
    return {
      ...call,
      action,
      asks: [ask(`scheduler:${action}`, name === '' ? '*' : `${prefix}:schedule-group/${name}`)],
    };
  }
  if (kind !== 'schedules') return { ...call, action: method, asks: [], refused: `Scheduler ${url.pathname}` };
  if (name === '') return { ...call, action: 'ListSchedules', asks: [ask('scheduler:ListSchedules', '*')] };
  const action = SCHEDULE_ACTIONS[method] ?? method;
  const input = jsonOf(body);
  const group = url.searchParams.get('groupName') ?? input.GroupName ?? 'default';
  return {
    ...call,
    action,
    asks: [ask(`scheduler:${action}`, `${prefix}:schedule/${group}/${name}`), ...passRole(input.Target?.RoleArn)],
  };
}

/** Whoever names a role for a schedule has to be allowed to hand that role over. */
function passRole(roleArn: string | undefined): readonly Ask[] {
  if (roleArn === undefined) return [];
  const context = { 'iam:passedtoservice': 'scheduler.amazonaws.com' };
  return [{ action: 'iam:PassRole', resource: roleArn, context }];
}

interface ScheduleInput {
  readonly GroupName?: string;
  readonly Target?: { readonly RoleArn?: string };
}

function jsonOf(body: Buffer): ScheduleInput {
  try {
    return JSON.parse(body.toString('utf8') || '{}') as ScheduleInput;
  } catch {
    return {};
  }
}

/** The name of the function that an Invoke call is for. */
export function invokedFunction(url: URL): string | undefined {
  const name = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(url.pathname)?.[1];
  return name === undefined ? undefined : decodeURIComponent(name).split(':').at(-1);
}

export function identifyLambda({ method, url }: AwsRequest, { region, account }: Scope): IdentifiedCall {
  const call = { service: 'lambda', dialect: 'rest-json' } as const;
  const name = invokedFunction(url);
  if (name === undefined) return { ...call, action: method, asks: [], refused: `Lambda ${method} ${url.pathname}` };
  const resource = `arn:aws:lambda:${region}:${account}:function:${name}`;
  return { ...call, action: 'Invoke', asks: [ask('lambda:InvokeFunction', resource)] };
}

/** Inference profiles have the part of the world in which they run before the id of their model. */
const PROFILE = /^(?:us|us-gov|eu|apac|jp|au|ca|global)\./;

/** The call of a model. AWS runs that of a profile in one of its regions; here it is the one that is called. */
export function identifyBedrock({ method, url }: AwsRequest, region: string, { account }: Scope): IdentifiedCall {
  const call = { service: 'bedrock', dialect: 'rest-json' } as const;
  const path = /^\/model\/([^/]+)\/converse$/.exec(url.pathname)?.[1];
  if (path === undefined || method !== 'POST')
    return { ...call, action: method, asks: [], refused: `Bedrock ${method} ${url.pathname}` };
  const id = decodeURIComponent(path);
  const model = (name: string): Ask =>
    ask('bedrock:InvokeModel', `arn:aws:bedrock:${region}::foundation-model/${name}`);
  const profile = ask('bedrock:InvokeModel', `arn:aws:bedrock:${region}:${account}:inference-profile/${id}`);
  return {
    ...call,
    action: 'Converse',
    asks: PROFILE.test(id) ? [profile, model(id.replace(PROFILE, ''))] : [model(id)],
  };
}

function ask(action: string, resource: string): Ask {
  return { action, resource, context: {} };
}
