import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../shared/catalogue/match.ts';
import { applyCorrections } from '../../shared/understanding/corrections.ts';
import { sampleContext } from '../samples.ts';
import { captureSamplesFor, SAMPLE_DRAFT } from './capture-samples.ts';
import { renderReview } from './review.tsx';
import { correctionsOf, understoodView } from './review-fields.ts';

const unescaped = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

/** The first form of the page as a browser would post it untouched. */
function postedForm(html: string): URLSearchParams {
  const [form = ''] = /<form method="post"[\s\S]*?<\/form>/.exec(html) ?? [];
  const fields = new URLSearchParams();
  for (const [input] of form.matchAll(/<input [^>]*>/g)) {
    const name = unescaped(/ name="([^"]*)"/.exec(input)?.[1] ?? '');
    if (!input.includes('type="checkbox"')) fields.append(name, unescaped(/ value="([^"]*)"/.exec(input)?.[1] ?? ''));
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields.append(unescaped(name), unescaped(text));
  for (const [, name = '', inner = ''] of form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    fields.append(unescaped(name), /<option value="([^"]*)" selected/.exec(inner)?.[1] ?? '');
  }
  return fields;
}

const review = captureSamplesFor('en').review;
const formOf = (draft = SAMPLE_DRAFT): URLSearchParams =>
  postedForm(renderReview({ ...review, errors: [], understood: understoodView(draft) }, sampleContext('en')));

describe('the review form', () => {
  it('sent as it is corrects nothing', () => {
    expect(correctionsOf(formOf())).toEqual({});
  });

  it('says what was changed, by the paths that corrections take', () => {
    const form = formOf();
    form.set('fix.lines[0].sku', ' BLT-M8-40-A2 ');
    form.set('fix.shipTo.street', '新路1号');
    form.set('fix.requestedDate', '');
    form.set('fix.lines[+0].sku', 'NUT-M8-A2');
    form.set('fix.lines[+0].quantity', '5');
    expect(correctionsOf(form)).toEqual({
      'lines[0].sku': 'BLT-M8-40-A2',
      'shipTo.street': '新路1号',
      requestedDate: '',
      'lines[+0].sku': 'NUT-M8-A2',
      'lines[+0].quantity': '5',
    });
  });

  it('removes a line as a whole', () => {
    const form = formOf();
    form.set('fix.lines[1].quantity', '7');
    form.set('remove.lines[1]', 'true');
    expect(correctionsOf(form)).toEqual({ 'lines[1]': '' });
  });

  it('admits as an order what was not taken for one', () => {
    const enquiry = { ...SAMPLE_DRAFT, kind: { value: 'enquiry' as const, confidence: 0.6, evidence: [] } };
    expect(correctionsOf(formOf(enquiry))).toEqual({ kind: 'order' });
  });

  it('gives entries that the corrections can be made with', () => {
    const products = ['BLT-M8-30-A2', 'NUT-M8-A2'].map((sku) => ({
      sku,
      nameZh: sku,
      nameEn: sku,
      aliases: [],
      unit: '个',
      packs: [],
      price: null,
      minQuantity: 1,
      attributes: {},
    }));
    const form = formOf();
    form.set('fix.lines[1].sku', 'NUT-M8-A2');
    form.set('fix.lines[1].quantity', '300');
    form.set('fix.pickup', 'true');
    form.set('fix.customer.phone', '13805740001');
    const catalogue = buildIndex({ version: '1', products });
    const corrected = applyCorrections(SAMPLE_DRAFT, correctionsOf(form), {
      catalogue,
      country: 'CN',
      currency: 'CNY',
    });
    expect(corrected).toMatchObject({ draft: { pickup: true, customer: { phone: { value: '+8613805740001' } } } });
    expect('draft' in corrected && corrected.draft.lines[1]?.quantity.value).toBe(300);
  });
});
