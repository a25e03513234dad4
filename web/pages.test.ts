import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../shared/settings/language.ts';
import { previews } from './previews.ts';

const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(2)>&#x202e;\u202eexe.fdp\u2066\ud800\u0000`;

/** Texts with a meaning of their own, which no sender can choose. */
const FIXED =
  /^(kind|columns|sort|category|state|status|trust|problem|audience|as|reason|currency|path|form|trackUrl|payment|.*At|at|since|day|from|to|requestedDate|name|needs|language|ownerId|source|id|token|captureId|commandId)$/;
/** …but for these, where the name of the key is the same and the words come from outside. */
const FREE = /^(actor|words|customer|note|reason|name|source|from)$/;
const ENUMS = new Set(['price', 'customer', 'carrier', 'trackingNumber', 'reason']);

function hostile(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => hostile(one, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hostile(one, name)]));
  }
  if (typeof value !== 'string' || ENUMS.has(value) || /^\d{4}-\d{2}-\d{2}/.test(value)) return value;
  return FIXED.test(key) && !FREE.test(key) ? value : `${value}${HOSTILE}`;
}

const scriptsIn = (html: string): number => html.split('<script').length - 1;

describe.each(LANGUAGES)('pages in %s', (language) => {
  describe.each(previews(language))('$id', ({ view, context, render }) => {
    const html = render(view, context);

    it('is a whole page in its language, without inline script or style', () => {
      expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`));
      expect(html).toContain('<main id="main"');
      expect(html.match(/<h1[ >]/g)).toHaveLength(1);
      expect(html).not.toMatch(/ style="|<style|<script>| on[a-z]+="|undefined|\[object Object\]|NaN|Invalid Date/);
    });

    it('changes something by POST only, and has unique ids', () => {
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids).toEqual([...new Set(ids)]);
      for (const [form] of html.matchAll(/<form[^>]*method="get"[^>]*>/g))
        expect(form).toMatch(/action="\/(order|desk)/);
    });

    it('shows hostile text as text', () => {
      const attacked = render(hostile(view) as typeof view, {
        ...context,
        company: `${context.company}${HOSTILE}`,
        flash: { kind: 'refused', words: HOSTILE },
        here: `/desk?q=${encodeURIComponent(HOSTILE.toWellFormed())}`,
      });
      expect(attacked).toContain('&lt;script');
      expect(scriptsIn(attacked)).toBe(scriptsIn(html));
      expect(attacked).not.toMatch(/<img|"'>/);
      expect(attacked).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u0000]/);
      expect(attacked.isWellFormed()).toBe(true);
    });
  });
});
