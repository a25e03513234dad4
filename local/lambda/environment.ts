/** The environment variables of a function: the template's and those that Lambda sets. */
import type { FunctionModel } from '../assembly/model.ts';

export interface Access {
  readonly accessKeyId: string;
  readonly gatewayUrl: string;
  readonly region: string;
}

/** The same for all functions: on one machine it keeps nobody out, but a link that was tampered with is seen by it. */
export const SECRET_ACCESS_KEY = 'local';

export function environmentOf(
  model: FunctionModel,
  { accessKeyId, gatewayUrl, region }: Access,
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: SECRET_ACCESS_KEY,
    AWS_ENDPOINT_URL: gatewayUrl,
    // The developer's own profiles and the instance's metadata must not leak into a local run.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: model.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(model.memoryMb),
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${model.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: 'local',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    LAMBDA_TASK_ROOT: model.codeFolder,
    _HANDLER: model.handler,
    HUB_FUNCTION_ARN: model.arn,
    ...model.environment,
  };
}
