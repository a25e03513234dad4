import { Duration, type Stack } from 'aws-cdk-lib';
import type { Hub } from '../../infra/parts/hub.ts';
import { HubFunction } from '../../infra/parts/hub-function.ts';
import { Worker } from '../../infra/parts/worker.ts';

/** Never called: the compiler is the test, and an expected error that does not come is one itself. */
export function doesNotCompile(stack: Stack, hub: Hub): void {
  const rest = { description: '', impact: '', memory: 256, timeout: Duration.seconds(1) };
  // @ts-expect-error a variable is forgotten
  new HubFunction(stack, 'Forgotten', hub, 'lifecycle', { ...rest, environment: {} });
  // @ts-expect-error a variable is misspelt
  new HubFunction(stack, 'Misspelt', hub, 'lifecycle', { ...rest, environment: { TABEL_NAME: 't', RAW_BUCKET: 'b' } });
  // @ts-expect-error there is no such function
  new HubFunction(stack, 'Unknown', hub, 'lifecycles', { ...rest, environment: { TABLE_NAME: 't' } });
  const { impact: _, ...silent } = rest;
  const environment = { TABLE_NAME: 't', RAW_BUCKET: 'b' };
  const worker = { ...silent, environment, queue: 'q', batchSize: 1, atOnce: 2, lateAfter: Duration.minutes(1) };
  // @ts-expect-error nobody says who is hurt
  new Worker(stack, 'Silent', hub, 'lifecycle', worker);
}
