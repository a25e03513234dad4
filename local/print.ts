/** What the terminal shows when the hub is up. */
import type { RunningHub } from './hub.ts';
import type { HubOptions } from './options.ts';

export const READY = 'Order hub ready';

/** Lines of two columns: what it is, where it runs. */
export function summary({ run, stack }: RunningHub, { dataDir, clockSpeed, dynamodbEndpoint }: HubOptions): string {
  const rows: readonly (readonly [what: string, where: string])[] = [
    ['Desk (sign in by mail)', `${run.url}/desk`],
    ['API and its document', `${run.url}/api/openapi.json`],
    ['API key', run.apiKey],
    ['Addresses', routesOf(run.url, stack.routes)],
    ['Mail in (SMTP)', run.smtpPort === 0 ? 'none' : `127.0.0.1:${run.smtpPort}`],
    ['Mailbox (mail out)', run.mailbox],
    ['Chat messages out', run.chat],
    ['AWS endpoints', run.gateway],
    ['DynamoDB', dynamodbEndpoint ?? 'dynoxide'],
    ['Functions', `${stack.functions.length}, one thread each; output in ${run.logFile}`],
    ['Data', dataDir],
    ...(clockSpeed === 1 ? [] : [['Clock', `${clockSpeed} times as fast`] as const]),
  ];
  const width = Math.max(...rows.map(([what]) => what.length));
  const lines = rows
    .filter(([, where]) => where !== '')
    .map(([what, where]) => `  ${what.padEnd(width)}  ${where.replaceAll('\n', `\n${' '.repeat(width + 4)}`)}`);
  return ['', ...lines, ''].join('\n');
}

/** The entrances of the HTTP API, as the template has them. */
function routesOf(url: string, routes: RunningHub['stack']['routes']): string {
  const paths = routes
    .map(({ routeKey }) => routeKey.split(' ')[1] ?? '')
    .filter((path) => /^\/(in|order)\//.test(path));
  return [...new Set(paths)]
    .sort()
    .map((path) => url + path)
    .join('\n');
}
