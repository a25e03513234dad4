import { headerValues, splitMail } from '../../mime.ts';
import { invalid } from '../errors.ts';
import { members } from '../query.ts';
import type { Action } from '../router.ts';
import { send } from '../send.ts';
import { readTags } from '../tags.ts';

export const sendRawEmail: Action = async (form, context) => {
  const data = form.get('RawMessage.Data');
  if (!data) throw invalid('RawMessage.Data is required.');
  const raw = Buffer.from(data, 'base64');
  const header = headerValues(splitMail(raw).headers, 'X-SES-MESSAGE-TAGS')[0];
  const id = await send(
    {
      action: 'SendRawEmail',
      raw,
      source: form.get('Source') ?? undefined,
      destinations: members(form, 'Destinations'),
      configurationSet: form.get('ConfigurationSetName') ?? undefined,
      tags: readTags(form, header),
    },
    context,
  );
  return { MessageId: id };
};
