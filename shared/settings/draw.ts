import { CATEGORY_NAMES, type Drawable, type DrawnStage, drawn } from './drawn.ts';
import type { Stage } from './flow.ts';
import type { Language, Names } from './language.ts';
import { BOX, type Layout, layoutOf, MARGIN, type PlacedStep } from './layout.ts';

export { flowMermaid } from './draw-mermaid.ts';
export { type Drawable, flowsToDraw } from './drawn.ts';

/** Fill, line and text of each category: at least 7:1 between text and fill. */
const COLOURS: Record<Stage['category'], [string, string, string]> = {
  open: ['#e3effc', '#1f5fa8', '#12263f'],
  'waiting-customer': ['#fdf1d8', '#9a6700', '#3d2a00'],
  'waiting-others': ['#f3e8fb', '#7a3da8', '#2f1442'],
  hold: ['#fde7e4', '#b3382c', '#47120c'],
  done: ['#e2f3e5', '#2a7a3b', '#0f3218'],
  void: ['#eceef0', '#5c6670', '#24292e'],
};

const CODES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text and attribute values of XML: without what it cannot hold. */
const xml = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, '')
    .replaceAll(/[&<>"']/g, (sign) => CODES[sign] ?? '');

/** Chinese characters are about as wide as two others. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\u9fff\uff00-\uffef]/u.test(sign) ? 2 : 1), 0);

/** As much of a text as has room; the whole of it is in the title. */
function cut(text: string, room: number): string {
  if (widthOf(text) <= room) return text;
  const signs = [...text];
  while (signs.length > 0 && widthOf(signs.join('')) > room - 1) signs.pop();
  return `${signs.join('')}…`;
}

/** What ◆ at a step means. */
const ASKED: Names = { 'zh-CN': '可能需要审批', en: 'may need approval' };

const ROOM = { name: 24, under: 30, label: 22 };

function box({ stage, name, under }: DrawnStage, { places }: Layout, language: Language): string {
  const at = places.get(stage.id) ?? { x: 0, y: 0 };
  const [fill, line, text] = COLOURS[stage.category];
  const category = CATEGORY_NAMES[stage.category][language];
  const x = at.x + BOX.width / 2;
  const small = [category, ...under].map(
    (words, row) =>
      `<text x="${x}" y="${at.y + 39 + row * 15}" font-size="11" fill="${text}" text-anchor="middle">${xml(cut(words, ROOM.under))}</text>`,
  );
  return [
    `<g data-stage="${xml(stage.id)}"><title>${xml([name, category, ...under].join(' · '))}</title>`,
    `<rect x="${at.x}" y="${at.y}" width="${BOX.width}" height="${BOX.height}" rx="8" fill="${fill}" stroke="${line}" stroke-width="1.5"/>`,
    `<text x="${x}" y="${at.y + 22}" font-size="14" font-weight="600" fill="${text}" text-anchor="middle">${xml(cut(name, ROOM.name))}</text>`,
    ...small,
    '</g>',
  ].join('');
}

function arrow({ drawn: { step, from, name, approvals }, path, label }: PlacedStep, tip: string): string {
  const asked = approvals.length > 0;
  const words = asked ? `◆ ${name}` : name;
  const whole = asked ? `${name} ◆ ${approvals.join(', ')}` : name;
  const line = asked ? '#8a4b00' : '#4a5560';
  return [
    `<g data-step="${xml(`${from}/${step.id}`)}"><title>${xml(whole)}</title>`,
    `<path d="${path}" fill="none" stroke="${line}" stroke-width="${asked ? 2.2 : 1.4}" marker-end="url(#${xml(tip)})"/>`,
    `<text x="${label.x}" y="${label.y}" font-size="11" fill="${asked ? '#6b3a00' : '#24292e'}" text-anchor="middle" stroke="#fff" stroke-width="3" paint-order="stroke">${xml(cut(words, ROOM.label))}</text>`,
    '</g>',
  ].join('');
}

/** The same in words, for those who do not see the picture. */
function described(flow: ReturnType<typeof drawn>): string {
  const nameOf = (id: string): string => flow.stages.find(({ stage }) => stage.id === id)?.name ?? id;
  return flow.steps.map(({ from, to, name }) => `${nameOf(from)} — ${name} → ${nameOf(to)}`).join('; ');
}

/**
 * A flow as an SVG picture that stands by itself: stages in the colour of their category with owner role and due time, steps as labelled
 * arrows, those that an approval may be asked for marked with ◆. Pure; every text is escaped.
 * @param flow id of a flow; `standard` for orders that have none
 * @param tip id of the arrows' tip, another one for each picture where several stand on one page
 */
export function flowSvg(settings: Drawable, flow: string, language: Language, tip = 'end'): string {
  const picture = drawn(settings, flow, language);
  const layout = layoutOf(picture);
  const asked = picture.steps.some(({ approvals }) => approvals.length > 0);
  const size = `width="${layout.width}" height="${layout.height}" viewBox="0 0 ${layout.width} ${layout.height}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" lang="${language}" font-family="system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif">`,
    `<title>${xml(picture.title)}</title><desc>${xml(described(picture))}</desc>`,
    `<defs><marker id="${xml(tip)}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 L10 5 L0 10 z" fill="#4a5560"/></marker></defs>`,
    `<rect width="${layout.width}" height="${layout.height}" fill="#fff"/>`,
    `<text x="${MARGIN}" y="${MARGIN + 14}" font-size="18" font-weight="600" fill="#24292e">${xml(picture.title)}${asked ? `<tspan dx="16" font-size="12" font-weight="400" fill="#6b3a00">◆ ${ASKED[language]}</tspan>` : ''}</text>`,
    ...layout.steps.map((step) => arrow(step, tip)),
    ...picture.stages.map((stage) => box(stage, layout, language)),
    '</svg>',
    '',
  ].join('\n');
}
