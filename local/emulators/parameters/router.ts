import { type HttpAnswer, type HttpRequest, json } from '../http.ts';
import { deleteParameter } from './actions/delete-parameter.ts';
import { describeParameters } from './actions/describe-parameters.ts';
import { getParameter } from './actions/get-parameter.ts';
import { getParameters } from './actions/get-parameters.ts';
import { getParametersByPath } from './actions/get-parameters-by-path.ts';
import { putParameter } from './actions/put-parameter.ts';
import type { Action, Context } from './context.ts';
import { invalid, ParameterError } from './errors.ts';

/** Every action that the local parameter store carries. */
const ACTIONS: Readonly<Record<string, Action>> = {
  DeleteParameter: deleteParameter,
  DescribeParameters: describeParameters,
  GetParameter: getParameter,
  GetParameters: getParameters,
  GetParametersByPath: getParametersByPath,
  PutParameter: putParameter,
};

/** Answers one request of the SSM JSON 1.1 protocol; the action is in `X-Amz-Target`. */
export function route(request: HttpRequest, context: Context): HttpAnswer {
  const type = { 'content-type': 'application/x-amz-json-1.1' };
  try {
    const name = String(request.headers['x-amz-target'] ?? '').replace(/^AmazonSSM\./, '');
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!action) {
      throw new ParameterError(
        'UnknownOperationException',
        `The local parameter store does not carry ${name || 'this'}.`,
      );
    }
    return json(200, action(parse(request.body), context), type);
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error;
    return json(400, { __type: error.type, message: error.message }, type);
  }
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString() || '{}');
  } catch {
    throw invalid('The request body is not JSON.');
  }
}
