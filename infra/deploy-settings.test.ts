import { describe, expect, it } from 'vitest';
import { deploySettingsOf, readDeploySettings } from './deploy-settings.ts';

const yaml = `
company: { name: { zh-CN: 示例, en: Example } }
deploy:
  regions: [eu-central-1]
  mailDomain: in.example.com
  adminEmail: admin@example.com
sources: []
`;

describe('deploySettingsOf', () => {
  it('reads what is built into the stacks and leaves the rest to the settings check', () => {
    const settings = deploySettingsOf(yaml, 'hub.yaml');
    expect(settings.company.name.en).toBe('Example');
    expect(settings.deploy.regions).toEqual(['eu-central-1']);
    expect(Object.keys(settings)).toEqual(['company', 'deploy']);
  });

  it('names file, place and fault, all at once', () => {
    const bad = yaml.replace('in.example.com', 'nonsense').replace('admin@example.com', 'nobody');
    expect(() => deploySettingsOf(bad, 'hub.yaml')).toThrow(
      /hub\.yaml: deploy\.mailDomain: .*\nhub\.yaml: deploy\.adminEmail: /,
    );
  });

  it.each(['', '[]', 'company:'])('refuses %j', (text) => {
    expect(() => deploySettingsOf(text, 'hub.yaml')).toThrow(/^hub\.yaml: /);
  });

  it('says where the YAML itself is broken', () => {
    expect(() => deploySettingsOf('deploy: [', 'hub.yaml')).toThrow(/hub\.yaml: .*line 1/);
  });
});

describe('readDeploySettings', () => {
  it('reads the example', () => {
    expect(readDeploySettings('examples/hub.yaml').deploy.regions.length).toBeGreaterThan(0);
  });

  it('says how to name another file', () => {
    expect(() => readDeploySettings('nowhere/hub.yaml')).toThrow(/nowhere\/hub\.yaml cannot be read; set HUB_SETTINGS/);
  });
});
