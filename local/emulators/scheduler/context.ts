import type { Clock } from '../../clock.ts';
import { notFound } from './errors.ts';
import type { SchedulerStore, StoredSchedule } from './store.ts';

/** What every action works with. */
export interface Context {
  readonly store: SchedulerStore;
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
}

/** A request to an action: the name from the path, the query and the JSON body. */
export interface ActionRequest {
  readonly name: string;
  readonly query: URLSearchParams;
  readonly body: Record<string, unknown>;
}

export type Action = (request: ActionRequest, context: Context) => object;

export const DEFAULT_GROUP = 'default';

export function scheduleArn(context: Pick<Context, 'region' | 'account'>, group: string, name: string): string {
  return `arn:aws:scheduler:${context.region}:${context.account}:schedule/${group}/${name}`;
}

export function groupArn(context: Context, name: string): string {
  return `arn:aws:scheduler:${context.region}:${context.account}:schedule-group/${name}`;
}

/** Instants travel as seconds since 1970. */
export function seconds(ms: number): number {
  return ms / 1000;
}

/** The schedule, or ResourceNotFoundException. */
export function mustHaveSchedule(context: Context, group: string, name: string): StoredSchedule {
  const schedule = context.store.schedule(group, name);
  if (!schedule) throw notFound(`Schedule ${name} does not exist.`);
  return schedule;
}

/** ResourceNotFoundException unless the group exists. */
export function mustHaveGroup(context: Context, name: string): void {
  if (!context.store.group(name)) throw notFound(`Schedule group ${name} does not exist.`);
}
