import { type ExactJson, parseExact, utf8 } from '../exact-json.ts';

/** The fields of a form as they were sent, numbers as texts; `lines` is a list of such fields. */
export type FormFields = { [name: string]: ExactJson };

export type FormSyntax = 'json' | 'form';

/** Which of the two syntaxes a content type names; null for others, multipart among them: the form takes no files. */
export function syntaxOf(contentType: string | undefined): FormSyntax | null {
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/x-www-form-urlencoded') return 'form';
  return type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type) ? 'json' : null;
}

const LINE_FIELD = /^lines\[(\d{1,4})\]\[(\w{1,40})\]$/;

/** `name=value` pairs to fields; `lines[0][sku]` becomes `lines: [{ sku }]` in the order of the numbers, gaps closed. The last of a name counts. */
function ofPairs(text: string): FormFields {
  const fields = new Map<string, ExactJson>();
  const lines = new Map<number, Map<string, string>>();
  for (const [name, value] of new URLSearchParams(text)) {
    const [, index, field] = LINE_FIELD.exec(name) ?? [];
    if (index === undefined || field === undefined) {
      fields.set(name, value);
      continue;
    }
    const line = lines.get(Number(index)) ?? new Map<string, string>();
    lines.set(Number(index), line.set(field, value));
  }
  if (lines.size > 0) {
    const inOrder = [...lines].sort(([one], [other]) => one - other);
    fields.set(
      'lines',
      inOrder.map(([, line]) => Object.fromEntries(line)),
    );
  }
  return Object.fromEntries(fields);
}

/** Takes the body apart. Never throws: null where it is not what its type says, or holds nothing. */
export function fieldsOf(syntax: FormSyntax, bytes: Uint8Array): FormFields | null {
  if (syntax === 'form') {
    const text = utf8(bytes);
    const fields = text === null ? {} : ofPairs(text);
    return Object.keys(fields).length === 0 ? null : fields;
  }
  const value = parseExact(bytes);
  const isFields =
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;
  return isFields ? value : null;
}

/** The text of a field, without the spaces at its ends; empty where there is none. */
export function textField(fields: FormFields, name: string): string {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}
