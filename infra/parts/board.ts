import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IAlarm,
  type IMetric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Operation, type Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import type { FunctionName } from './environments.ts';
import type { HubFunction } from './hub-function.ts';
import { Worker } from './worker.ts';

const WIDTH = 24;

/** The dashboard: one row per capability, each with what waits, what fails and how long things take. */
export class Board extends Construct {
  readonly #dashboard: Dashboard;

  constructor(scope: Construct, id: string, name: string) {
    super(scope, id);
    this.#dashboard = new Dashboard(this, 'Dashboard', { dashboardName: name });
  }

  alarms(alarms: readonly IAlarm[]): void {
    this.#dashboard.addWidgets(
      new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: WIDTH, height: 4 }),
    );
  }

  front(title: string, api: HttpApi): void {
    this.#row(title, [
      graph('Requests', [api.metricCount()]),
      graph('Refused and failed', [api.metricClientError(), api.metricServerError()]),
      graph('Time to answer', [api.metricLatency({ statistic: 'p50' }), api.metricLatency({ statistic: 'p99' })]),
    ]);
  }

  row(title: string, functions: readonly (HubFunction<FunctionName> | undefined)[]): void {
    const present = functions.filter((each) => each !== undefined);
    const workers = present.filter((each) => each instanceof Worker);
    const waiting = workers.flatMap(({ queue, deadLetters }) => [
      queue.metricApproximateNumberOfMessagesVisible(),
      deadLetters.metricApproximateNumberOfMessagesVisible(),
    ]);
    this.#row(title, [
      ...(waiting.length > 0 ? [graph('Waiting', waiting)] : []),
      graph(
        'Runs and failures',
        present.flatMap(({ fn }) => [fn.metricInvocations(), fn.metricErrors(), fn.metricThrottles()]),
      ),
      graph(
        'Time of a run (p95)',
        present.map(({ fn }) => fn.metricDuration({ statistic: 'p95' })),
      ),
    ]);
  }

  store(table: Table): void {
    const operations = [Operation.GET_ITEM, Operation.QUERY, Operation.TRANSACT_WRITE_ITEMS];
    this.#row('Store', [
      graph('Capacity used', [table.metricConsumedReadCapacityUnits(), table.metricConsumedWriteCapacityUnits()]),
      graph(
        'Time of an operation',
        operations.map((operation) =>
          table.metricSuccessfulRequestLatency({ dimensionsMap: { TableName: table.tableName, Operation: operation } }),
        ),
      ),
    ]);
  }

  #row(title: string, graphs: readonly ((width: number) => GraphWidget)[]): void {
    this.#dashboard.addWidgets(new TextWidget({ markdown: `## ${title}`, width: WIDTH, height: 1 }));
    this.#dashboard.addWidgets(...graphs.map((make) => make(WIDTH / graphs.length)));
  }
}

const graph =
  (title: string, left: IMetric[]) =>
  (width: number): GraphWidget =>
    new GraphWidget({ title, left, width, height: 6 });
