import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { buildApp, refuseImpossible } from './build-app.ts';
import { readDeploySettings } from './deploy-settings.ts';
import { bundleFunctions, emptyBundles } from './parts/bundles.ts';

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
  // CloudFormation's own rules take most of a synthesis, and a local run is not deployed.
  const app = new App({ autoSynth: false, builtinCloudFormationValidation: process.env.HUB_STAGE !== 'local' });
  const settings = readDeploySettings(process.env.HUB_SETTINGS || 'examples/hub.yaml');
  const stage = stageOf(app);
  refuseImpossible({ stage, settings });
  const bundles = wantsBundles(app) ? await bundleFunctions() : emptyBundles();
  buildApp(app, { stage, settings, bundles });
  const { directory } = app.synth();
  // Beside the assembly, not in the bundles: it is for reading, Lambda has no use for it.
  if (bundles.meta) writeFileSync(join(directory, 'bundles.json'), JSON.stringify(bundles.meta));
}

try {
  await main();
} catch (error) {
  const isBug = !(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError;
  console.error(isBug ? error : error.message);
  process.exitCode = 1;
}
