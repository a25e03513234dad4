import { z } from 'zod';
import { HubError } from '../../shared/errors/hub-error.ts';
import { LONGEST_SETTINGS } from '../../shared/platform/apply-settings.ts';
import type { HttpRequest } from '../../shared/platform/handler.ts';

/** A settings file takes nine bytes for a Chinese character where a form writes it as text, and may come with another one as a file. */
const MOST_BYTES = LONGEST_SETTINGS * 12;

const Asked = z.object({
  do: z.enum(['check', 'apply', 'edit']),
  /** The version that the text was made from. */
  base: z.coerce.number().int().positive(),
  yaml: z.string().default(''),
  note: z.string().trim().max(200).default(''),
  /** An older version to go back to, in place of a text. */
  restore: z.coerce.number().int().positive().optional(),
});
export type AskedSettings = Omit<z.output<typeof Asked>, 'yaml'> & {
  /** Null where the file that came cannot be settings at all. */
  yaml: string | null;
};

async function fieldsOf({ body, headers }: HttpRequest): Promise<FormData> {
  try {
    const type = { 'content-type': headers['content-type'] ?? 'application/x-www-form-urlencoded' };
    return await new Response(Buffer.from(body), { headers: type }).formData();
  } catch (error) {
    throw new HubError('input-invalid', { faults: ['form'] }, { cause: error });
  }
}

/** Browsers send lines of a text with CR LF, and the file was not written so. */
const asWritten = (text: string): string => text.replaceAll('\r\n', '\n');

/** The text of a file; undefined where none was chosen, null where it is too long or no text. */
async function uploaded(file: FormDataEntryValue | null): Promise<string | null | undefined> {
  if (!(file instanceof File) || (file.size === 0 && file.name === '')) return undefined;
  if (file.size === 0 || file.size > LONGEST_SETTINGS * 4) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

/**
 * What the form about settings says; a file that was chosen counts before the text.
 * @throws HubError `input-invalid` for a form that none of our pages sends, or one that is too long
 */
export async function askedSettings(request: HttpRequest): Promise<AskedSettings> {
  if (request.body.length > MOST_BYTES) throw new HubError('input-invalid', { faults: ['too long'] });
  const form = await fieldsOf(request);
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const parsed = Asked.safeParse(Object.fromEntries(texts));
  if (!parsed.success) throw new HubError('input-invalid', { faults: parsed.error.issues.map(({ path }) => path) });
  const file = await uploaded(form.get('file'));
  const yaml = asWritten(file ?? parsed.data.yaml);
  const isFit =
    file !== null && (parsed.data.restore !== undefined || (yaml !== '' && yaml.length <= LONGEST_SETTINGS));
  return { ...parsed.data, yaml: isFit ? yaml : null };
}
