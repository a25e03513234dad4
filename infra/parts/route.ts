import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  type HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stance, Throttle } from '../../shared/settings/deploy.ts';
import type { FunctionName } from './environments.ts';
import { type Hub, logRetention, nameOf, output } from './hub.ts';
import type { HubFunction } from './hub-function.ts';
import { accept } from './nag.ts';

/** Why the gateway lets a request through without asking: who checks it instead. */
const CHECKED_BY: Record<Stance, string> = {
  signed: 'the function checks the signature over the raw bytes, which no gateway authorizer sees',
  'link-token': 'the function checks the token in the link: personal, expiring, single in purpose',
  session: 'the function checks the session cookie and sends others to sign in',
  'api-key': 'the function checks the API key against the parameter store, with two keys while one is rotated',
  public:
    'anybody may ask: customers have no account; the route is throttled and the function bounds what one address may send',
};

/** Requests a second that one route takes, unless the settings say otherwise. */
const THROTTLES: Record<Stance, Throttle> = {
  signed: { ratePerSecond: 100, burst: 200 },
  'link-token': { ratePerSecond: 20, burst: 40 },
  session: { ratePerSecond: 30, burst: 60 },
  'api-key': { ratePerSecond: 50, burst: 100 },
  public: { ratePerSecond: 20, burst: 40 },
};

/** Ids and figures only: paths carry tokens, and addresses are personal data. */
const ACCESS_LOG = JSON.stringify({
  at: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  error: '$context.integrationErrorMessage',
});

/** Everything that is asked for over HTTP comes in here. Each route says how its requests prove themselves. */
export class FrontDoor extends Construct {
  readonly api: HttpApi;
  /** Where people reach the hub, without a final slash. */
  readonly url: string;
  readonly #hub: Hub;
  readonly #stage: CfnStage;
  readonly #integrations = new Map<FunctionName, HttpLambdaIntegration>();
  readonly #throttles: Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }> = {};

  constructor(scope: Construct, id: string, hub: Hub) {
    super(scope, id);
    this.#hub = hub;
    this.api = new HttpApi(this, 'Api', { apiName: nameOf(hub, 'http'), createDefaultStage: false });
    this.url = hub.deploy.publicUrl ?? this.api.apiEndpoint;
    const logs = new LogGroup(this, 'AccessLogs', {
      retention: logRetention(hub),
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      detailedMetricsEnabled: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      accessLogSettings: { destination: new LogGroupLogDestination(logs), format: AccessLogFormat.custom(ACCESS_LOG) },
    });
    this.#stage = stage.node.defaultChild as CfnStage;
    this.#stage.routeSettings = this.#throttles;
    output(this, 'Url', this.url, 'Where people and programs reach the hub');
    this.#alarm();
  }

  /** `path` is a method and a path, such as `POST /in/shop/{source}`. */
  route<N extends FunctionName>(name: N, to: HubFunction<N>, stance: Stance, path: string): void {
    const [method = '', where = ''] = path.split(' ');
    const integration = this.#integrations.get(name) ?? new HttpLambdaIntegration(name, to.fn);
    this.#integrations.set(name, integration);
    const routes = this.api.addRoutes({ path: where, methods: [method as HttpMethod], integration });
    const { ratePerSecond, burst } = this.#hub.deploy.throttle[stance] ?? THROTTLES[stance];
    this.#throttles[path] = { ThrottlingRateLimit: ratePerSecond, ThrottlingBurstLimit: burst };
    for (const route of routes) {
      accept(route, 'AwsSolutions-APIG4', `${stance}: ${CHECKED_BY[stance]}`);
      // A stage cannot have settings for a route that is not there yet.
      this.#stage.node.addDependency(route);
    }
  }

  #alarm(): void {
    this.#hub.alarms.ring('http-faults', {
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 5,
      says: 'Five or more requests in five minutes were answered with a server error.',
      impact: 'Shops and chats that push orders are told to try again; people see an error page.',
    });
  }
}
