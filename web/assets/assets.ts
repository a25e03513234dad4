import { createHash } from 'node:crypto';
import { BASE } from '../styles/base.ts';
import { CHARTS } from '../styles/charts.ts';
import { CONTENT } from '../styles/content.ts';
import { FORMS } from '../styles/forms.ts';
import { liveScript } from './live-script.ts';
import { orderFormScript } from './order-form-script.ts';
import { reviewScript } from './review-script.ts';
import { selectScript } from './select-script.ts';

export interface Asset {
  contentType: string;
  body: string;
  /** Whether it was asked for by the name of its present content, and may be kept for good. */
  lasting: boolean;
}

type AssetName = 'hub.css' | 'order-form.js' | 'live.js' | 'select.js' | 'review.js';

const squeezed = (css: string): string => css.replaceAll(/\n\s*/g, '\n').trim();

const BODIES: Record<AssetName, Omit<Asset, 'lasting'>> = {
  'hub.css': { contentType: 'text/css; charset=utf-8', body: squeezed(BASE + FORMS + CONTENT + CHARTS) },
  'live.js': { contentType: 'text/javascript; charset=utf-8', body: liveScript() },
  'review.js': { contentType: 'text/javascript; charset=utf-8', body: reviewScript() },
  'select.js': { contentType: 'text/javascript; charset=utf-8', body: selectScript() },
  'order-form.js': { contentType: 'text/javascript; charset=utf-8', body: orderFormScript() },
};

const isAssetName = (name: string): name is AssetName => Object.hasOwn(BODIES, name);

/** `hub.css` → `hub-1a2b3c4d.css`: the name changes with the content, so that browsers may keep it for good. */
function datedName(name: AssetName): string {
  const digest = createHash('sha256').update(BODIES[name].body).digest('hex').slice(0, 10);
  return name.replace('.', `-${digest}.`);
}

const DATED = new Map<string, AssetName>((Object.keys(BODIES) as AssetName[]).map((name) => [datedName(name), name]));

const URLS = new Map([...DATED].map(([dated, name]) => [name as string, `/assets/${dated}`]));

/** Address of an asset by its plain name. @throws Error when there is none, which a test of every page would show */
export function assetUrl(name: string): string {
  const url = URLS.get(name);
  if (!url) throw new Error(`there is no asset ${name}`);
  return url;
}

/**
 * The asset behind `GET /assets/{file}`. The name of an earlier content gets the present one for a short time: pages made just before a
 * deployment still ask for it.
 */
export function assetOf(file: string): Asset | undefined {
  const present = DATED.get(file);
  if (present) return { ...BODIES[present], lasting: true };
  const plain = file.replace(/-[0-9a-f]{10}(?=\.)/, '');
  return isAssetName(plain) ? { ...BODIES[plain], lasting: false } : undefined;
}
