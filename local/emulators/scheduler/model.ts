import { z } from 'zod';
import { invalid } from './errors.ts';
import { occurrenceAfter, parseExpression } from './expression.ts';

const name = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[0-9a-zA-Z-_.]+$/);
const arn = z.string().min(1).max(1600).startsWith('arn:');
const epochSeconds = z.number();

/** Members that AWS has for other kinds of target are unknown here on purpose: the local runtime cannot fire them. */
const targetSchema = z.strictObject({
  Arn: arn,
  RoleArn: arn.regex(/^arn:aws[a-z-]*:iam::\d{12}:role\//),
  Input: z
    .string()
    .min(1)
    .max(256 * 1024)
    .optional(),
  DeadLetterConfig: z.strictObject({ Arn: arn.regex(/^arn:aws[a-z-]*:sqs:/).optional() }).optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: z.int().min(60).max(86_400).optional(),
      MaximumRetryAttempts: z.int().min(0).max(185).optional(),
    })
    .optional(),
  SqsParameters: z.strictObject({ MessageGroupId: z.string().min(1).max(128).optional() }).optional(),
});

const scheduleSchema = z.strictObject({
  Name: name,
  GroupName: name.default('default'),
  ScheduleExpression: z.string().min(1).max(256),
  ScheduleExpressionTimezone: z.string().min(1).max(50).default('UTC'),
  StartDate: epochSeconds.optional(),
  EndDate: epochSeconds.optional(),
  Description: z.string().max(512).optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  KmsKeyArn: arn.optional(),
  Target: targetSchema,
  FlexibleTimeWindow: z.strictObject({
    Mode: z.enum(['OFF', 'FLEXIBLE']),
    MaximumWindowInMinutes: z.int().min(1).max(1440).optional(),
  }),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
});

/** Where and what a schedule delivers. */
export type Target = z.infer<typeof targetSchema>;
/** A schedule as a client describes it, with AWS's defaults filled in. */
export type ScheduleInput = z.infer<typeof scheduleSchema>;

/** Checks a schedule as AWS does; throws ValidationException. `now` in ms. */
export function readSchedule(input: unknown, now: number): ScheduleInput {
  const schedule = check(scheduleSchema, input);
  const window = schedule.FlexibleTimeWindow;
  if ((window.Mode === 'FLEXIBLE') !== (window.MaximumWindowInMinutes !== undefined)) {
    throw invalid('MaximumWindowInMinutes is required for FLEXIBLE and not allowed for OFF.');
  }
  checkDates(schedule, now);
  try {
    parseExpression(schedule.ScheduleExpression, schedule.ScheduleExpressionTimezone);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalid(`Invalid Schedule Expression ${schedule.ScheduleExpression}. (${reason})`);
  }
  return schedule;
}

/** When the schedule is due after `after` (ms; minus infinity for the first time); null for never. */
export function dueAfter(schedule: ScheduleInput, made: number, after: number): number | null {
  if (schedule.State === 'DISABLED') return null;
  const expression = parseExpression(schedule.ScheduleExpression, schedule.ScheduleExpressionTimezone);
  return occurrenceAfter(expression, after, { made, start: ms(schedule.StartDate), end: ms(schedule.EndDate) });
}

/** Checks the name of a schedule or group. */
export function readName(value: unknown): string {
  return check(z.strictObject({ Name: name }), { Name: value }).Name;
}

/** Checks `value`; throws ValidationException in the words of the API. */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const found = result.error.issues.map((issue) => {
    const where = issue.path.map((part) => String(part).replace(/^./, (first) => first.toLowerCase())).join('.');
    return `Value at '${where}' failed to satisfy constraint: ${issue.message}`;
  });
  throw invalid(`${found.length} validation error${found.length > 1 ? 's' : ''} detected: ${found.join('; ')}`);
}

function checkDates(schedule: ScheduleInput, now: number): void {
  const start = ms(schedule.StartDate);
  const end = ms(schedule.EndDate);
  if (start !== undefined && start < now - 5 * 60_000) {
    throw invalid('The StartDate you specify cannot be earlier than 5 minutes ago.');
  }
  if (end !== undefined && end < now) throw invalid('The EndDate you specify cannot be in the past.');
  if (start !== undefined && end !== undefined && start >= end) {
    throw invalid('The StartDate must come before the EndDate.');
  }
}

function ms(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.round(seconds * 1000);
}
