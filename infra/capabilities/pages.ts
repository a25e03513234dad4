import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import * as grants from '../parts/grants.ts';
import type { Hub } from '../parts/hub.ts';
import { HubFunction } from '../parts/hub-function.ts';
import type { FrontDoor } from '../parts/route.ts';
import type { Orders } from './orders.ts';
import type { Store } from './store.ts';
import type { Work } from './work.ts';

interface Needs {
  readonly store: Store;
  readonly orders: Orders;
  readonly work: Work;
  readonly door: FrontDoor;
}

/** What people and programs see of the hub. All of it reads; a change is a command to the one writer of the order. */
export class Pages extends Construct {
  readonly customer: HubFunction<'customer-pages'>;
  readonly desk: HubFunction<'desk'>;
  readonly api: HubFunction<'api'>;

  constructor(scope: Construct, id: string, hub: Hub, needs: Needs) {
    super(scope, id);
    this.customer = this.#makeCustomer(hub, needs);
    this.desk = this.#makeDesk(hub, needs);
    this.api = this.#makeApi(hub, needs);
  }

  #makeCustomer(hub: Hub, needs: Needs): HubFunction<'customer-pages'> {
    const { store, orders, door } = needs;
    const pages = new HubFunction(this, 'Customer', hub, 'customer-pages', {
      description: 'Order form, tracking page, questions to customers and the pages behind the links in mails',
      impact: 'Customers cannot order by form nor follow their orders; the buttons in task mails lead nowhere.',
      environment: this.#environment(needs),
      memory: 512,
      timeout: Duration.seconds(10),
    });
    grants.tableReadWrite(pages.role, store.table);
    grants.readObjects(pages.role, store.raw, ['/catalogue/*', '/drafts/*']);
    grants.readSecrets(pages.role, store.secretsPrefix, 'links');
    grants.sendTo(pages.role, orders.lifecycle.queue);
    door.route('customer-pages', pages, 'public', 'GET /order/{source}');
    door.route('customer-pages', pages, 'public', 'GET /order/{source}/catalogue');
    door.route('customer-pages', pages, 'public', 'GET /assets/{file}');
    for (const path of ['/track/{token}', '/ask/{token}', '/do/{token}']) {
      door.route('customer-pages', pages, 'link-token', `GET ${path}`);
      door.route('customer-pages', pages, 'link-token', `POST ${path}`);
    }
    return pages;
  }

  #makeDesk(hub: Hub, needs: Needs): HubFunction<'desk'> {
    const { store, orders, work, door } = needs;
    const desk = new HubFunction(this, 'Desk', hub, 'desk', {
      description: 'The desk of the staff',
      impact: 'Staff cannot see or correct orders in the browser; tasks by mail still work.',
      environment: {
        ...this.#environment(needs),
        MAIL_DOMAIN: hub.deploy.mailDomain,
        CONFIGURATION_SET: work.mail.configurationSet,
      },
      memory: 512,
      timeout: Duration.seconds(15),
    });
    grants.tableReadWrite(desk.role, store.table);
    grants.readObjects(desk.role, store.raw, ['/mail/*', '/raw/*', '/drafts/*', '/catalogue/*']);
    // What was typed while somebody called is kept before anything is made of it.
    grants.writeObjects(desk.role, store.raw, ['/raw/*']);
    grants.readSecrets(desk.role, store.secretsPrefix, 'links');
    grants.sendTo(desk.role, orders.lifecycle.queue);
    grants.sendMail(desk.role, work.mail);
    for (const path of ['/desk', '/desk/{proxy+}']) {
      door.route('desk', desk, 'session', `GET ${path}`);
      door.route('desk', desk, 'session', `POST ${path}`);
    }
    return desk;
  }

  #makeApi(hub: Hub, needs: Needs): HubFunction<'api'> {
    const { store, orders, door } = needs;
    const api = new HubFunction(this, 'Api', hub, 'api', {
      description: 'The JSON API for programs and the command line',
      impact: 'Programs of the company and the hub command get no answer.',
      environment: this.#environment(needs),
      // As interpretation, which it repeats where settings are tried on what came.
      memory: 1024,
      timeout: Duration.seconds(25),
    });
    grants.tableReadWrite(api.role, store.table);
    grants.readObjects(api.role, store.raw, ['/mail/*', '/raw/*', '/drafts/*', '/catalogue/*', '/evidence/*']);
    grants.writeObjects(api.role, store.raw, ['/raw/*', '/catalogue/*', '/evidence/*']);
    grants.readSecrets(api.role, store.secretsPrefix, 'api-keys', 'links');
    grants.sendTo(api.role, orders.lifecycle.queue);
    door.route('api', api, 'api-key', 'ANY /api/{proxy+}');
    door.route('api', api, 'public', 'GET /healthz');
    return api;
  }

  #environment({ store, orders, door }: Needs) {
    return {
      TABLE_NAME: store.table.tableName,
      RAW_BUCKET: store.raw.bucketName,
      SECRETS_PREFIX: store.secretsPrefix,
      PUBLIC_URL: door.url,
      COMMANDS_QUEUE_URL: orders.lifecycle.queue.queueUrl,
    };
  }
}
