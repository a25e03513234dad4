/** What the terminal shows when the hub is up. */
import type { RunningHub } from './hub.ts';
import type { HubOptions } from './options.ts';

export const READY = 'Order hub ready';

/** Lines of two columns: what it is, where it runs. */
export function summary(
  { run, stack, setUp }: RunningHub,
  { dataDir, clockSpeed, dynamodbEndpoint }: HubOptions,
): string {
  const rows: readonly Row[] = [
    ...entrances(run.url, setUp),
    ['Desk', setUp?.signIn ?? `${run.url}/desk`],
    ['API and its document', `${run.url}/api/openapi.json`],
    ['API key', run.apiKey],
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

type Row = readonly [what: string, where: string];

/** Pages and addresses of the sources that the settings name. */
function entrances(url: string, setUp: RunningHub['setUp']): readonly Row[] {
  return (setUp?.sources ?? []).flatMap(({ id, channel, kind }): readonly Row[] => {
    switch (kind) {
      case 'form':
        return [
          [`Order form ${id}`, `${url}/order/${id}`],
          [`Form by API ${id}`, `${url}/in/form/${id}`],
        ];
      case 'shop':
      case 'chat':
        return [[`Webhook ${id} (${channel})`, `${url}/in/${kind}/${id}`]];
      default:
        return [];
    }
  });
}
