import type { App } from 'aws-cdk-lib';
import type { DeploySettings } from './deploy-settings.ts';
import { HubStack } from './hub-stack.ts';
import type { Bundles } from './parts/bundles.ts';
import { checkSolutions } from './parts/nag.ts';
import { lacks } from './regions.ts';

export interface BuildProps {
  readonly stage: string;
  readonly settings: DeploySettings;
  readonly bundles: Bundles;
}

const STAGE = /^[a-z][a-z0-9-]{0,19}$/;

/** @throws Error with one sentence per fault where a region lacks what the settings want, or the stage has an impossible name */
export function refuseImpossible({ stage, settings }: Pick<BuildProps, 'stage' | 'settings'>): void {
  const faults = settings.deploy.regions.flatMap((region) => lacks(region, settings.deploy));
  if (!STAGE.test(stage))
    faults.push(`The stage ${stage} has to be lower-case letters, digits and dashes, at most 20.`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
}

/** One stack per region and stage. @throws as `refuseImpossible` */
export function buildApp(app: App, props: BuildProps): void {
  refuseImpossible(props);
  const { stage, settings, bundles } = props;
  for (const region of settings.deploy.regions) new HubStack(app, { stage, region, settings, bundles });
  checkSolutions(app);
}
