import type { Capture } from '../../capture/record.ts';
import type { Address } from '../../orders/goods.ts';
import type { Arrival, DocumentLine, OrderDocument, Sender } from '../../understanding/draft.ts';
import { type Common, commonOf, noise, unreadable } from '../arrivals.ts';
import type { CaptureReader, Language } from '../channel.ts';
import { lineOrNull, mailAddress, manyLines } from '../text.ts';
import { fieldsOf, syntaxOf } from './fields.ts';
import { type FormLine, FormOrder } from './schema.ts';

const LABELS = {
  'zh-CN': {
    name: '收货人',
    company: '公司',
    phone: '电话',
    place: '收货地址',
    pickup: '自提',
    date: '交货日期',
    reference: '订单号',
    note: '备注',
  },
  en: {
    name: 'Name',
    company: 'Company',
    phone: 'Phone',
    place: 'Ship to',
    pickup: 'Pickup',
    date: 'Delivery date',
    reference: 'PO number',
    note: 'Note',
  },
} as const;

function addressOf(form: FormOrder): Address | null {
  const country = form.country?.trim().toUpperCase() ?? '';
  const place = {
    region: lineOrNull(form.region, 120),
    city: lineOrNull(form.city, 120),
    district: lineOrNull(form.district, 120),
    street: lineOrNull(form.street, 400),
    postcode: lineOrNull(form.postcode, 20),
  };
  if (Object.values(place).every((part) => part === null)) return null;
  return {
    recipient: lineOrNull(form.name, 200) ?? lineOrNull(form.company, 200),
    phone: lineOrNull(form.phone, 30),
    country: /^[A-Z]{2}$/.test(country) ? country : null,
    ...place,
  };
}

/** Rows of the page that nobody filled in are no lines. */
function linesOf(lines: readonly FormLine[]): DocumentLine[] {
  return lines.flatMap((line) => {
    const [code, name] = [lineOrNull(line.sku, 100), lineOrNull(line.name, 500)];
    if (code === null && name === null) return [];
    const quantity = lineOrNull(line.quantity, 40) ?? '';
    return [{ code, name: name ?? code ?? '', quantity, unit: lineOrNull(line.unit, 20), unitPrice: null }];
  });
}

/** A public form states no prices and proves no payment: neither is taken from it. */
function documentOf(form: FormOrder, lines: DocumentLine[], note: string | null): OrderDocument {
  return {
    externalId: null,
    reference: lineOrNull(form.reference, 120),
    placedAt: null,
    currency: null,
    lines,
    customer: {
      name: lineOrNull(form.name, 200),
      company: lineOrNull(form.company, 200),
      phone: lineOrNull(form.phone, 60),
      email: lineOrNull(form.email, 254),
      shopCustomerId: null,
    },
    shipTo: addressOf(form),
    pickup: form.pickup ?? false,
    requestedDate: lineOrNull(form.requestedDate, 60),
    note,
    statedTotal: null,
    payment: 'unknown',
    cancelled: false,
  };
}

/** Free words with the fields beside them as labelled lines, so that nothing of the form is lost to the reading of text. */
function wordsOf(form: FormOrder, said: string, language: Language): string {
  const labels = LABELS[language];
  const place = [form.postcode, form.country, form.region, form.city, form.district, form.street];
  const labelled: [string, string | null][] = [
    [labels.name, lineOrNull(form.name, 200)],
    [labels.company, lineOrNull(form.company, 200)],
    [labels.phone, lineOrNull(form.phone, 60)],
    [labels.place, lineOrNull(place.filter((part) => part?.trim()).join(' '), 700)],
    [labels.date, lineOrNull(form.requestedDate, 60)],
    [labels.reference, lineOrNull(form.reference, 120)],
    [labels.note, manyLines(form.note ?? '').trim() || null],
  ];
  const beside = labelled.flatMap(([label, value]) => (value === null ? [] : [`${label}: ${value}`]));
  return [said, ...(form.pickup ? [labels.pickup] : []), ...beside].join('\n');
}

function commonFor(capture: Capture, form: FormOrder): Common {
  const email = mailAddress(form.email);
  const sender: Sender = { name: lineOrNull(form.name, 200), email, phone: lineOrNull(form.phone, 60), chatId: null };
  const replyTo: Common['replyTo'] = email
    ? { kind: 'email', address: email, inReplyTo: null, references: [], subject: null }
    : null;
  return { ...commonOf(capture, sender), replyTo };
}

function arrivalOf(capture: Capture, form: FormOrder, language: Language): Arrival {
  const common = commonFor(capture, form);
  const lines = linesOf(form.lines ?? []);
  const said = [form.text, form.order]
    .map((part) => manyLines(part ?? '').trim())
    .filter((part) => part !== '')
    .join('\n');
  const note = manyLines(form.note ?? '').trim();
  if (lines.length > 0) {
    const beside = [said, note].filter((part) => part !== '').join('\n');
    // Words beside the lines may change them: what would not fit into the note is for a person, never cut.
    if (beside.length > 4000)
      return unreadable(capture, 'form-too-long', 'Lines and a very long text: read both.', common.sender);
    return { ...common, type: 'document', document: documentOf(form, lines, beside || null) };
  }
  if (said === '' && note === '')
    return unreadable(capture, 'form-empty', 'It has neither lines nor a text.', common.sender);
  const text = said === '' ? wordsOf({ ...form, note: null }, note, language) : wordsOf(form, said, language);
  return { ...common, type: 'text', message: { subject: null, text, html: null, quoted: null, attachments: [] } };
}

const languageOf = (form: FormOrder, fallback: Language): Language =>
  form.language === 'en' || form.language === 'zh-CN' ? form.language : fallback;

/** Reads a kept form post. */
export const formReader: CaptureReader = {
  async read(capture, bytes, { source }): Promise<Arrival> {
    if (capture.meta.honeypot) return noise(capture, 'form-robot', 'A field that people do not see was filled in.');
    const syntax = syntaxOf(capture.contentType);
    const fields = syntax && fieldsOf(syntax, bytes);
    if (!fields) return unreadable(capture, 'form-broken', 'The body cannot be taken apart.');
    const parsed = FormOrder.safeParse(fields);
    if (!parsed.success) {
      const faults = parsed.error.issues.slice(0, 5).map(({ path, message }) => `${path.join('.')}: ${message}`);
      return unreadable(capture, 'form-invalid', faults.join('; '));
    }
    if (JSON.stringify(fields).includes('\ufffd'))
      return unreadable(capture, 'form-charset', 'It was not sent in UTF-8: some characters cannot be told.');
    return arrivalOf(capture, parsed.data, languageOf(parsed.data, source.language));
  },
};
