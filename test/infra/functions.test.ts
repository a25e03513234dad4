import { describe, expect, it } from 'vitest';
import { ENVIRONMENTS, FUNCTION_NAMES, type FunctionName } from '../../infra/parts/environments.ts';
import { flat, hubTemplate, resourcesOf } from './kit.ts';

const template = hubTemplate();
const functions = resourcesOf(template, 'AWS::Lambda::Function');

const nameOf = (id: string): FunctionName => {
  const found = functions.find((each) => each.id === id);
  return flat(found?.properties.FunctionName).replace('hub-prod-', '') as FunctionName;
};

describe('functions', () => {
  it('are exactly the hub’s own: none hides behind a custom resource', () => {
    expect(functions.map(({ id }) => nameOf(id)).sort()).toEqual([...FUNCTION_NAMES].sort());
    const types = Object.values(template.toJSON().Resources as Record<string, { Type: string }>).map(
      ({ Type }) => Type,
    );
    expect(
      types.filter((type) => type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource'),
    ).toEqual([]);
  });

  it('run Node 24 on arm64 from one module', () => {
    for (const { properties } of functions) {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
    }
  });

  it('get what their code reads, and nothing that it does not', () => {
    const common = ['LOG_LEVEL', 'POWERTOOLS_METRICS_NAMESPACE', 'POWERTOOLS_SERVICE_NAME'];
    for (const { id, properties } of functions) {
      const given = Object.keys(properties.Environment?.Variables ?? {}).filter((name) => !common.includes(name));
      expect(given.sort(), nameOf(id)).toEqual(Object.keys(ENVIRONMENTS[nameOf(id)].shape).sort());
    }
  });

  it('answer before the gateway gives up, and have memory to do so', () => {
    const behindApi = resourcesOf(template, 'AWS::ApiGatewayV2::Integration').map(({ properties }) =>
      flat(properties.IntegrationUri),
    );
    for (const { id, properties } of functions) {
      if (behindApi.includes(`<${id}.Arn>`)) expect(Number(properties.Timeout)).toBeLessThan(29);
      expect(Number(properties.MemorySize)).toBeGreaterThanOrEqual(256);
    }
  });

  it('log into groups of their own that forget', () => {
    const groups = resourcesOf(template, 'AWS::Logs::LogGroup');
    const used = functions.map(({ properties }) => flat(properties.LoggingConfig?.LogGroup));
    expect(new Set(used).size).toBe(functions.length);
    for (const group of used) expect(groups.map(({ id }) => `<${id}>`)).toContain(group);
    for (const { properties } of groups) expect(properties.RetentionInDays).toBe(90);
  });

  it('forget their logs when the settings say so', () => {
    const groups = resourcesOf(hubTemplate({ deploy: { logRetentionDays: 365 } }), 'AWS::Logs::LogGroup');
    expect(new Set(groups.map(({ properties }) => properties.RetentionInDays))).toEqual(new Set([365]));
  });

  it('keep the metrics of two stages in one account apart', () => {
    const namespaces = (stage: string) =>
      resourcesOf(hubTemplate({ stage }), 'AWS::Lambda::Function').map(({ properties }) =>
        flat(properties.Environment?.Variables?.POWERTOOLS_METRICS_NAMESPACE),
      );
    expect(new Set(namespaces('prod'))).toEqual(new Set(['OrderHub/prod']));
    expect(new Set(namespaces('test'))).toEqual(new Set(['OrderHub/test']));
  });
});
