import type { HttpAnswer, HttpRequest } from '../http.ts';
import { getAccountSendingEnabled } from './actions/get-account-sending-enabled.ts';
import { getSendQuota } from './actions/get-send-quota.ts';
import { listIdentities } from './actions/list-identities.ts';
import { sendEmail } from './actions/send-email.ts';
import { sendRawEmail } from './actions/send-raw-email.ts';
import type { Context } from './context.ts';
import { SesError } from './errors.ts';
import { failure, type ResultValue, success } from './query.ts';

type Result = { readonly [name: string]: ResultValue };
export type Action = (form: URLSearchParams, context: Context) => Result | Promise<Result>;

/** Every action that the local SES carries. */
const ACTIONS: Readonly<Record<string, Action>> = {
  GetAccountSendingEnabled: getAccountSendingEnabled,
  GetSendQuota: getSendQuota,
  ListIdentities: listIdentities,
  SendEmail: sendEmail,
  SendRawEmail: sendRawEmail,
};

/** Answers one request of the SES v1 query protocol. */
export async function route(request: HttpRequest, context: Context): Promise<HttpAnswer> {
  const form = new URLSearchParams(request.body.toString());
  const name = form.get('Action') ?? '';
  try {
    const action = Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!action) throw new SesError('InvalidAction', `The local SES does not carry ${name || 'this request'}.`);
    return success(name, await action(form, context));
  } catch (error) {
    if (error instanceof SesError) return failure(error);
    return failure(new SesError('InternalFailure', error instanceof Error ? error.message : String(error), 500));
  }
}
