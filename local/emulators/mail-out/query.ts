import { randomUUID } from 'node:crypto';
import type { HttpAnswer } from '../http.ts';
import type { SesError } from './errors.ts';

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** The list `name.member.1`, `name.member.2` … of the AWS query protocol. */
export function members(form: URLSearchParams, name: string): string[] {
  const found: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = form.get(`${name}.member.${index}`);
    if (value === null) return found;
    found.push(value);
  }
}

/** A value of a result: text, a list (each element in `<member>`), or a structure. */
export type ResultValue = string | number | boolean | readonly ResultValue[] | { readonly [name: string]: ResultValue };

/** A successful answer of the query protocol. */
export function success(action: string, result: { readonly [name: string]: ResultValue }): HttpAnswer {
  const body = `<${action}Result>${render(result)}</${action}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  return xml(200, `<${action}Response xmlns="${NAMESPACE}">${body}${metadata}</${action}Response>`);
}

/** An error of the query protocol. */
export function failure(error: SesError): HttpAnswer {
  const type = error.status < 500 ? 'Sender' : 'Receiver';
  const body = `<Error><Type>${type}</Type><Code>${error.code}</Code><Message>${escapeXml(error.message)}</Message></Error>`;
  const id = `<RequestId>${randomUUID()}</RequestId>`;
  return xml(error.status, `<ErrorResponse xmlns="${NAMESPACE}">${body}${id}</ErrorResponse>`);
}

/** Text made safe for XML and HTML, in attributes too. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

function render(value: ResultValue): string {
  if (Array.isArray(value)) return value.map((each: ResultValue) => `<member>${render(each)}</member>`).join('');
  if (typeof value !== 'object') return escapeXml(String(value));
  return Object.entries(value)
    .map(([name, each]) => `<${name}>${render(each)}</${name}>`)
    .join('');
}

function xml(status: number, body: string): HttpAnswer {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}
