import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { z } from 'zod';
import { tableClient } from '../../shared/platform/clients.ts';
import { type Clock, systemClock } from '../../shared/platform/clock.ts';
import { type ScheduleLog, scheduleLog } from '../../shared/platform/schedule-log.ts';
import { type Schedules, schedules } from '../../shared/platform/scheduler.ts';
import { type SettingsStore, settingsStore } from '../../shared/platform/settings-store.ts';
import type { env } from './env.ts';

export interface ScheduleDeps {
  log: ScheduleLog;
  settings: SettingsStore;
  schedules: Schedules;
  clock: Clock;
}

export function wire(environment: z.output<typeof env>): ScheduleDeps {
  const client = tableClient();
  return {
    log: scheduleLog(client, environment.TABLE_NAME),
    settings: settingsStore(client, environment.TABLE_NAME, systemClock),
    schedules: schedules(new SchedulerClient({}), {
      group: environment.SCHEDULE_GROUP,
      roleArn: environment.SCHEDULE_ROLE_ARN,
      commandsQueueArn: environment.COMMANDS_QUEUE_ARN,
      deadLetterArn: environment.SCHEDULE_DLQ_ARN,
    }),
    clock: systemClock,
  };
}
