import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { Command } from '../lifecycle/commands.ts';

export interface SchedulerPlace {
  group: string;
  /** Role that Scheduler takes to send the command. */
  roleArn: string;
  commandsQueueArn: string;
  deadLetterArn: string;
}

/** One-time schedules whose firing is a command to an order. */
export interface Schedules {
  /** Repeat-safe: a schedule of that name is left as it is. */
  create(name: string, at: Date, command: Command): Promise<void>;
  /** Repeat-safe: nothing there is fine. */
  remove(name: string): Promise<void>;
}

/** EventBridge Scheduler sends to the commands queue itself: no function runs until the order has to act. */
export function schedules(client: SchedulerClient, place: SchedulerPlace): Schedules {
  return {
    create: async (name, at, command) => {
      try {
        await client.send(
          new CreateScheduleCommand({
            Name: name,
            GroupName: place.group,
            ScheduleExpression: `at(${at.toISOString().slice(0, 19)})`,
            ScheduleExpressionTimezone: 'UTC',
            FlexibleTimeWindow: { Mode: 'OFF' },
            ActionAfterCompletion: 'DELETE',
            Target: {
              Arn: place.commandsQueueArn,
              RoleArn: place.roleArn,
              Input: JSON.stringify(command),
              SqsParameters: { MessageGroupId: command.orderId },
              DeadLetterConfig: { Arn: place.deadLetterArn },
              RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
            },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConflictException)) throw error;
      }
    },
    remove: async (name) => {
      try {
        await client.send(new DeleteScheduleCommand({ Name: name, GroupName: place.group }));
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
    },
  };
}
