import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { EnvironmentOf } from '../parts/environments.ts';
import * as grants from '../parts/grants.ts';
import { type Hub, output } from '../parts/hub.ts';
import { HubFunction } from '../parts/hub-function.ts';
import { MailIn } from '../parts/mail-in.ts';
import type { FrontDoor } from '../parts/route.ts';
import { Worker } from '../parts/worker.ts';
import type { Store } from './store.ts';
import type { Work } from './work.ts';

type Pushed = 'intake-form' | 'intake-shop' | 'intake-chat';

interface Needs {
  readonly store: Store;
  readonly door: FrontDoor;
  readonly work: Work;
}

/** Every way in. Each verifies, keeps the raw bytes, writes the record and only then acknowledges. */
export class Intake extends Construct {
  readonly email: Worker<'intake-email'> | undefined;
  readonly pushed: readonly HubFunction<Pushed>[];

  constructor(scope: Construct, id: string, hub: Hub, needs: Needs) {
    super(scope, id);
    this.email = hub.deploy.mailReceive ? this.#makeEmail(hub, needs) : undefined;
    this.pushed = [this.#makeForm(hub, needs), this.#makeShop(hub, needs), this.#makeChat(hub, needs)];
  }

  #makeEmail(hub: Hub, { store, work }: Needs): Worker<'intake-email'> {
    const worker = new Worker(this, 'Email', hub, 'intake-email', {
      description: 'Takes in a mail that SES has stored',
      queue: 'mail-in',
      impact: 'Orders that came by mail lie in the bucket and nobody sees them.',
      environment: {
        TABLE_NAME: store.table.tableName,
        RAW_BUCKET: store.raw.bucketName,
        MAIL_DOMAIN: hub.deploy.mailDomain,
      },
      memory: 512,
      timeout: Duration.seconds(30),
      batchSize: 5,
      atOnce: 10,
      lateAfter: Duration.minutes(10),
    });
    grants.readItems(worker.role, store.table);
    grants.writeItems(worker.role, store.table);
    grants.readObjects(worker.role, store.raw, ['/mail/*']);
    const mail = new MailIn(this, 'Mail', hub, { raw: store.raw, worker });
    // SES takes mail for a domain only once the domain is ours.
    mail.node.addDependency(work.mail);
    output(this, 'MailInQueueUrl', worker.queue.queueUrl, 'Mails to be taken in');
    return worker;
  }

  #makeForm(hub: Hub, needs: Needs): HubFunction<Pushed> {
    const form = this.#push('Form', hub, needs.store, 'intake-form', 'Takes in orders from forms and programs', {
      TABLE_NAME: needs.store.table.tableName,
      RAW_BUCKET: needs.store.raw.bucketName,
    });
    needs.door.route('intake-form', form, 'public', 'POST /in/form/{source}');
    return form;
  }

  #makeShop(hub: Hub, { store, door }: Needs): HubFunction<Pushed> {
    const shop = this.#push('Shop', hub, store, 'intake-shop', 'Takes in what web shops push', signedBy(store));
    grants.readSecrets(shop.role, store.secretsPrefix, 'shop');
    door.route('intake-shop', shop, 'signed', 'POST /in/shop/{source}');
    return shop;
  }

  #makeChat(hub: Hub, { store, door }: Needs): HubFunction<Pushed> {
    const chat = this.#push('Chat', hub, store, 'intake-chat', 'Takes in what chats push', signedBy(store));
    grants.readSecrets(chat.role, store.secretsPrefix, 'chat');
    door.route('intake-chat', chat, 'signed', 'GET /in/chat/{source}');
    door.route('intake-chat', chat, 'signed', 'POST /in/chat/{source}');
    return chat;
  }

  #push<N extends Pushed>(
    id: string,
    hub: Hub,
    store: Store,
    name: N,
    description: string,
    environment: EnvironmentOf<N>,
  ): HubFunction<N> {
    const intake = new HubFunction(this, id, hub, name, {
      description,
      impact: 'Senders are told to try again; what they give up on is lost unless they send it anew.',
      environment,
      memory: 512,
      timeout: Duration.seconds(10),
    });
    grants.readItems(intake.role, store.table);
    grants.writeItems(intake.role, store.table);
    grants.writeObjects(intake.role, store.raw, ['/raw/*', '/quarantine/*']);
    return intake;
  }
}

const signedBy = (store: Store) => ({
  TABLE_NAME: store.table.tableName,
  RAW_BUCKET: store.raw.bucketName,
  SECRETS_PREFIX: store.secretsPrefix,
});
