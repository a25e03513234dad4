import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { deleteItems, readObjects, tableReadWrite } from '../parts/grants.ts';
import { type Hub, output } from '../parts/hub.ts';
import { Worker } from '../parts/worker.ts';
import type { Store } from './store.ts';

/** The one place where orders change: commands in order, one writer per order (the message group is the order's id). */
export class Orders extends Construct {
  readonly lifecycle: Worker<'lifecycle'>;

  constructor(scope: Construct, id: string, hub: Hub, { store }: { store: Store }) {
    super(scope, id);
    this.lifecycle = new Worker(this, 'Lifecycle', hub, 'lifecycle', {
      description: 'Changes orders: a command becomes events',
      queue: 'commands',
      fifo: true,
      impact: 'Orders stand still: buttons, reminders and messages of shops have no effect.',
      environment: { TABLE_NAME: store.table.tableName, RAW_BUCKET: store.raw.bucketName },
      memory: 512,
      timeout: Duration.seconds(15),
      batchSize: 10,
      atOnce: 50,
      lateAfter: Duration.minutes(10),
    });
    tableReadWrite(this.lifecycle.role, store.table);
    deleteItems(this.lifecycle.role, store.table);
    // Prices, to look up the discount of an order whose content changes.
    readObjects(this.lifecycle.role, store.raw, ['/catalogue/*']);
    output(this, 'CommandsQueueUrl', this.lifecycle.queue.queueUrl, 'Commands to orders');
  }
}
