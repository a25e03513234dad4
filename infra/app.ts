import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildApp } from './build-app.ts';
import { readDeploySettings } from './deploy-settings.ts';
import { bundleFunctions, emptyBundles } from './parts/bundles.ts';

const DEFAULT_RULES = '@aws-cdk/core:validateAgainstDefaultRules';

/** `cdk ls` and the like ask for no bundles: the CLI then names no stack to bundle for. */
function wantsBundles(app: App): boolean {
  const stacks: unknown = app.node.tryGetContext('aws:cdk:bundling-stacks');
  return !Array.isArray(stacks) || stacks.length > 0;
}

function stageOf(app: App): string {
  const { HUB_STAGE } = process.env;
  const given: unknown = app.node.tryGetContext('stage');
  return HUB_STAGE || (typeof given === 'string' ? given : 'prod');
}

async function main(): Promise<void> {
  const app = new App({ autoSynth: false });
  const stage = stageOf(app);
  // CloudFormation's own rules take most of a synthesis, and a local run is not deployed.
  if (stage === 'local') app.node.setContext(DEFAULT_RULES, false);
  const settings = readDeploySettings(process.env.HUB_SETTINGS || 'examples/hub.yaml');
  const bundles = wantsBundles(app) ? await bundleFunctions() : emptyBundles();
  buildApp(app, { stage, settings, bundles });
  const { directory } = app.synth();
  // Beside the assembly, not in the bundles: it is for reading, Lambda has no use for it.
  if (bundles.meta) writeFileSync(join(directory, 'bundles.json'), JSON.stringify(bundles.meta));
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
