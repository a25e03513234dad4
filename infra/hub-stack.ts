import { type App, DefaultStackSynthesizer, type IStackSynthesizer, Stack } from 'aws-cdk-lib';
import { Intake } from './capabilities/intake.ts';
import { Interpret } from './capabilities/interpret.ts';
import { Operations } from './capabilities/operations.ts';
import { Orders } from './capabilities/orders.ts';
import { Pages } from './capabilities/pages.ts';
import { Store } from './capabilities/store.ts';
import { Work } from './capabilities/work.ts';
import type { DeploySettings } from './deploy-settings.ts';
import { Alarms } from './parts/alarms.ts';
import type { Bundles } from './parts/bundles.ts';
import { type Hub, keepsData, nameOf } from './parts/hub.ts';
import { FrontDoor } from './parts/route.ts';

export interface HubStackProps {
  readonly stage: string;
  readonly region: string;
  readonly settings: DeploySettings;
  readonly bundles: Bundles;
}

/** The whole hub in one region. Read from top to bottom: each capability is handed the ones that it builds on. */
export class HubStack extends Stack {
  constructor(app: App, { stage, region, settings, bundles }: HubStackProps) {
    const keeps = keepsData(stage);
    super(app, `Hub-${stage}-${region}`, {
      env: { region },
      description: `Order hub of ${settings.company.name.en} (${stage})`,
      terminationProtection: keeps,
      analyticsReporting: false,
      // The CDK's types do not hold under exactOptionalPropertyTypes.
      synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) as IStackSynthesizer,
      tags: { 'order-hub': stage },
    });
    const alarms = new Alarms(this, 'Alarms', {
      prefix: nameOf({ stage }, region),
      adminEmail: settings.deploy.adminEmail,
    });
    const { deploy, understanding } = settings;
    const hub: Hub = { stage, keepsData: keeps, deploy, reader: understanding?.reader, bundles, alarms };

    const store = new Store(this, 'Store', hub);
    const door = new FrontDoor(this, 'Door', hub);
    const orders = new Orders(this, 'Orders', hub, { store });
    const work = new Work(this, 'Work', hub, { store, orders, door });
    const intake = new Intake(this, 'Intake', hub, { store, door, work });
    const interpret = new Interpret(this, 'Interpret', hub, { store, orders, work, intake });
    const pages = new Pages(this, 'Pages', hub, { store, orders, work, door });
    new Operations(this, 'Operations', hub, { store, orders, work, interpret, intake, pages, door });
  }
}
