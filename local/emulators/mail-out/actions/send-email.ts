import MailComposer from 'nodemailer/lib/mail-composer';
import { bareAddress } from '../address.ts';
import { invalid } from '../errors.ts';
import { members } from '../query.ts';
import type { Action } from '../router.ts';
import { send } from '../send.ts';
import { readTags } from '../tags.ts';

/** Composes the mail and sends it like a raw one, so that both take the same way. */
export const sendEmail: Action = async (form, context) => {
  const source = required(form, 'Source');
  const to = members(form, 'Destination.ToAddresses');
  const cc = members(form, 'Destination.CcAddresses');
  const bcc = members(form, 'Destination.BccAddresses');
  const raw = await compose(form, { from: source, to, cc });
  const id = await send(
    {
      action: 'SendEmail',
      raw,
      source: form.get('ReturnPath') ?? source,
      destinations: [...to, ...cc, ...bcc],
      configurationSet: form.get('ConfigurationSetName') ?? undefined,
      tags: readTags(form),
    },
    context,
  );
  return { MessageId: id };
};

async function compose(form: URLSearchParams, who: { from: string; to: string[]; cc: string[] }): Promise<Buffer> {
  const subject = required(form, 'Message.Subject.Data');
  const text = form.get('Message.Body.Text.Data');
  const html = form.get('Message.Body.Html.Data');
  if (!text && !html) throw invalid('Message body is required.');
  const replyTo = members(form, 'ReplyToAddresses');
  const single = [who.from, ...who.to, ...who.cc, ...replyTo];
  for (const address of single) bareAddress(address);
  if (/[\r\n]/.test(subject)) throw invalid('Subject contains line breaks.');
  const content = { ...(text ? { text } : {}), ...(html ? { html } : {}) };
  return await new MailComposer({ ...who, replyTo, subject, ...content }).compile().build();
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw invalid(`${name} is required.`);
  return value;
}
