import { transformSync } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { assetOf, assetUrl } from './assets.ts';
import { liveScript } from './live-script.ts';
import { orderFormScript } from './order-form-script.ts';

const fileOf = (name: string): string => assetUrl(name).replace('/assets/', '');

describe('assets', () => {
  it.each(['hub.css', 'order-form.js', 'live.js'])('%s is served by its dated name for good', (name) => {
    expect(fileOf(name)).toMatch(/^[a-z-]+-[0-9a-f]{10}\.(css|js)$/);
    expect(assetOf(fileOf(name))).toMatchObject({ lasting: true });
  });

  it('serves what a page made before a deployment asks for, but not for good', () => {
    expect(assetOf('hub-0123456789.css')).toMatchObject({ lasting: false, body: assetOf(fileOf('hub.css'))?.body });
    expect(assetOf('hub.css')?.lasting).toBe(false);
  });

  it.each(['../package.json', 'hub.js', 'constructor', '', 'hub-0123456789.css.map'])('knows no %j', (name) => {
    expect(assetOf(name)).toBeUndefined();
  });

  it('asks nothing of the network but ourselves', () => {
    expect(assetOf(fileOf('hub.css'))?.body).not.toMatch(/url\(|@import|https?:/);
  });
});

describe('the script of the order form', () => {
  it('is whole by itself, also after the bundler has shortened its names', () => {
    const script = orderFormScript();
    expect(() => transformSync(script, { loader: 'js', minify: true })).not.toThrow();
    expect(script).not.toMatch(/__vite|import|innerHTML|eval/);
    const called = [...script.matchAll(/^(?:async )?function (\w+)/gm)].map(([, name]) => name);
    expect(called).toHaveLength(8);
  });
});

describe('the script of the pages that stay up to date', () => {
  it('is whole by itself, and puts no text in as HTML', () => {
    const script = liveScript();
    expect(() => transformSync(script, { loader: 'js', minify: true })).not.toThrow();
    expect(script).not.toMatch(/__vite|import|innerHTML|eval/);
  });
});
