import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { sampleSettings } from '../../test/kit/samples.ts';
import { flowMermaid, flowSvg, flowsToDraw } from './draw.ts';
import { dueWords } from './due-words.ts';
import type { Settings } from './schema.ts';

const settings = sampleSettings();
const nasty = `<b>"x" & 'y'</b> ]]> \u0007`;

/** Every name of the settings is one that ends markup where it is not escaped. */
const escaped: Settings = {
  ...settings,
  stages: settings.stages.map((stage) => ({
    ...stage,
    names: { 'zh-CN': nasty, en: nasty },
    steps: stage.steps.map((step) => ({ ...step, names: { 'zh-CN': nasty, en: nasty } })),
  })),
};

describe.each(['zh-CN', 'en'] as const)('a flow drawn in %s', (language) => {
  it.each(flowsToDraw(settings))('%s: is valid XML and names every stage and step', (flow) => {
    const svg = flowSvg(settings, flow, language);
    expect(XMLValidator.validate(svg)).toBe(true);
    for (const stage of settings.stages) {
      expect(svg).toContain(`data-stage="${stage.id}"`);
      expect(svg).toContain(stage.names[language]);
      if (stage.role) expect(svg).toContain(stage.role);
      for (const step of stage.steps) {
        expect(svg).toContain(`data-step="${stage.id}/${step.id}"`);
        expect(svg).toContain(step.names[language]);
      }
    }
  });

  it('shows the due rules of the flow', () => {
    expect(flowSvg(settings, 'express', language)).toContain(dueWords({ hours: 1 }, language));
    expect(flowMermaid(settings, 'express', language)).toContain(dueWords({ hours: 1 }, language));
  });

  it('marks the steps that an approval may be asked for', () => {
    const [approval] = settings.approvals;
    expect(flowSvg(settings, 'large', language)).toContain(`◆ ${approval?.names[language]}`);
    const mermaid = flowMermaid(settings, 'large', language);
    expect(mermaid).toMatch(new RegExp(`s0 ==>\\|".*${approval?.names[language]}.*"\\| s1`));
    expect(flowSvg({ ...settings, approvals: [] }, 'large', language)).not.toContain('◆');
  });

  it('takes any text for text', () => {
    const svg = flowSvg(escaped, 'standard', language);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).not.toContain('<b>');
    expect(new XMLParser().parse(svg).svg.g.length).toBe(settings.stages.flatMap(({ steps }) => [1, ...steps]).length);
    const lines = flowMermaid(escaped, 'standard', language).split('\n');
    for (const line of lines.filter((text) => / s\d/.test(text)))
      expect(line.replaceAll('<br/>', '').replace(/-->|==>/, '')).not.toMatch(/[<>&']/);
    expect(lines.join('\n')).not.toContain('<b>');
  });
});

describe('a flow of some stages', () => {
  it('has no others, but the hold and the void', () => {
    const flows = [{ ...(settings.flows[0] ?? never()), id: 'short', stages: ['pending', 'confirmed', 'completed'] }];
    const svg = flowSvg({ ...settings, flows }, 'short', 'en');
    const drawn = [...svg.matchAll(/data-stage="([^"]+)"/g)].map(([, id]) => id);
    expect(drawn).toEqual(['pending', 'confirmed', 'completed', 'on-hold', 'cancelled']);
    expect(svg).not.toContain('data-step="confirmed/start-production"');
  });

  it('with steps back and past others is drawn whole', () => {
    const stages = settings.stages.map((stage) =>
      stage.id === 'shipped' || stage.id === 'pending'
        ? {
            ...stage,
            steps: [
              ...stage.steps,
              { id: 'leap', names: { 'zh-CN': '跳', en: 'Leap' }, to: 'in-production', needs: [] },
            ],
          }
        : stage,
    );
    const svg = flowSvg({ ...settings, stages }, 'standard', 'en');
    expect(svg).toContain('data-step="shipped/leap"');
    expect(svg).toContain('data-step="pending/leap"');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });
});

it('the flows to draw are those that an order can get', () => {
  expect(flowsToDraw(settings)).toEqual(['express', 'large', 'standard']);
  const [flow = never()] = settings.flows;
  expect(flowsToDraw({ flows: [{ ...flow, when: {} }] })).toEqual(['express']);
  expect(flowsToDraw({ flows: [] })).toEqual(['standard']);
});

function never(): never {
  throw new Error('the sample has flows');
}
