import { Command } from 'commander';
import type { MigrationPlan, OrderMigration } from '../../shared/platform/migrate-orders.ts';
import { clientOf } from '../client.ts';
import { CommandLineError, findPlace } from '../place.ts';
import { show, table } from '../print.ts';

interface Options {
  to?: string;
  map: Record<string, string>;
  dryRun?: boolean;
  json?: boolean;
}

type Answer = MigrationPlan & { sent: number; left: number };

/** `old=new` of `--map`, which may be given several times. */
function mapped(text: string, before: Record<string, string>): Record<string, string> {
  const [from = '', to = '', ...rest] = text.split('=');
  if (!from || !to || rest.length > 0)
    throw new CommandLineError(`--map ${text}: use old=new, such as --map in-production=confirmed`);
  return { ...before, [from]: to };
}

const arrow = ({ before, after }: { before: string | null; after: string | null }): string =>
  before === after ? (before ?? '') : `${before ?? ''} → ${after ?? '?'}`;

const rowOf = ({ number, settingsVersion, flow, stage, due, refusal }: OrderMigration): string[] => [
  number,
  String(settingsVersion),
  arrow(flow),
  arrow(stage),
  arrow(due),
  refusal ? refusal.words.en : 'goes',
];

const plural = (count: number): string => (count === 1 ? '1 order' : `${count} orders`);

/** What was done, or would be, and what is to do next. */
export function migrationWords(answer: Answer, dryRun: boolean): string {
  const { to, orders, unmapped, sent, left } = answer;
  if (orders.length === 0) return `No open order follows an older version than ${to}.`;
  const rows = table(['order', 'version', 'flow', 'stage', 'due', ''], orders.map(rowOf));
  const gone = Object.entries(unmapped).map(
    ([stage, count]) => `Version ${to} has no stage “${stage}” (${plural(count)}): add --map ${stage}=<stage>`,
  );
  const refused = orders.filter(({ refusal }) => refusal !== null).length;
  const moving = orders.length - refused;
  const done = dryRun
    ? [
        `${plural(moving)} would go to version ${to}${refused > 0 ? `, ${refused} would stay` : ''}. Nothing was changed.`,
      ]
    : [`${plural(sent)} on the way to version ${to}${refused > 0 ? `, ${refused} stay` : ''}.`];
  const more = left > 0 ? [`${plural(left)} left: run it again.`] : [];
  return [rows, '', ...gone, ...done, ...more].join('\n');
}

/** `hub settings migrate`: open orders of older versions follow a later one. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Take open orders that follow older versions to the present one, or show what would become of them')
    .option('--to <version>', 'another version than the one in force')
    .option('--map <old=new>', 'where orders go whose stage is gone; several are allowed', mapped, {})
    .option('--dry-run', 'only show it')
    .option('--json')
    .action(async ({ to, map, dryRun = false, json }: Options) => {
      const answer = await clientOf(findPlace()).send<Answer>('POST', '/api/settings/migrate', {
        ...(to === undefined ? {} : { to: Number(to) }),
        map,
        dryRun,
      });
      show(answer, migrationWords(answer, dryRun), json);
    });
}
