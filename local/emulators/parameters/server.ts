import type { Clock } from '../../clock.ts';
import { type HttpServer, serveHttp } from '../http.ts';
import { route } from './router.ts';
import { ParameterStore } from './store.ts';

export interface ParametersOptions {
  /** JSON file; made when absent, readable by its owner only. */
  readonly dataFile: string;
  readonly clock: Clock;
  readonly port?: number;
  readonly host?: string;
  readonly region?: string;
  readonly account?: string;
}

/** Starts the local SSM Parameter Store. Throws when the data file is damaged. */
export async function startParameters(options: ParametersOptions): Promise<HttpServer> {
  const { clock, region = 'us-east-1', account = '000000000000' } = options;
  const context = { store: new ParameterStore(options.dataFile), clock, region, account };
  return await serveHttp({
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    answer: (request) => route(request, context),
  });
}
