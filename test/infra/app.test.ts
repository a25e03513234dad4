import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const BIN = join(ROOT, 'node_modules', '.bin');
const folder = mkdtempSync(join(tmpdir(), 'hub-app-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nothing of the caller's: no credentials, no region, no home with a profile in it. */
const bare = { PATH: `${BIN}:${process.env.PATH}`, HOME: folder, AWS_EC2_METADATA_DISABLED: 'true' };

function run(command: string, args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    env: { ...bare, ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function settingsWith(deploy: string): string {
  const file = join(folder, 'hub.yaml');
  writeFileSync(
    file,
    `company: { name: { zh-CN: 示例, en: Example } }\ndeploy: { mailDomain: in.example.com, adminEmail: a@example.com, ${deploy} }\n`,
  );
  return file;
}

describe('cdk synth', () => {
  it('works offline and without credentials, and writes what went into the bundles', () => {
    const out = join(folder, 'cdk.out');
    const { status, stderr } = run('cdk', ['synth', '--quiet', '--output', out], { HUB_STAGE: 'test' });
    expect(stderr).not.toMatch(/error/i);
    expect(status).toBe(0);
    expect(existsSync(join(out, 'manifest.json'))).toBe(true);
    expect(existsSync(join(out, 'bundles.json'))).toBe(true);
  });
});

describe('the app', () => {
  const app = (env: Record<string, string>) =>
    run('node', ['infra/app.ts'], { CDK_OUTDIR: join(folder, 'out'), ...env });

  it('stops with a sentence where a region lacks something', () => {
    const { status, stderr } = app({ HUB_SETTINGS: settingsWith('regions: [eu-south-2]') });
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toEqual([
      expect.stringMatching(/^deploy\.regions: Amazon SES does not receive mail in eu-south-2; choose /),
    ]);
  });

  it('stops with a sentence where the settings are wrong', () => {
    const { status, stderr } = app({ HUB_SETTINGS: settingsWith('regions: []') });
    expect(status).toBe(1);
    expect(stderr).toMatch(/hub\.yaml: deploy\.regions: /);
    expect(stderr).not.toMatch(/ {4}at /);
  });
});
