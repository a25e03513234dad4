import { randomUUID } from 'node:crypto';
import type { Clock } from '../../clock.ts';
import { scheduleArn } from './context.ts';
import { dueAfter, type Target } from './model.ts';
import type { Firing, SchedulerStore, StoredSchedule } from './store.ts';

/** One invocation of a target, as `deliver` gets it. */
export interface Delivery {
  readonly target: Target;
  /** What the target is to get: the schedule's Input with AWS's placeholders filled in, or AWS's default event. */
  readonly payload: string;
  readonly scheduleArn: string;
  /** When it was due, by the hub's clock. */
  readonly scheduledTime: Date;
  readonly executionId: string;
  /** 1 for the first try. */
  readonly attempt: number;
}

/** An invocation that was given up, for the schedule's dead-letter queue. */
export interface DeadLetter {
  readonly queueArn: string;
  readonly body: string;
  /** Message attributes (all strings) as AWS sets them. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface EngineOptions {
  readonly store: SchedulerStore;
  readonly clock: Clock;
  readonly region: string;
  readonly account: string;
  /** Resolves when the target has accepted; a rejection is retried by the schedule's retry policy. */
  readonly deliver: (delivery: Delivery) => Promise<void>;
  readonly deadLetter: (letter: DeadLetter) => Promise<void>;
  /** Delivers everything twice, as at-least-once allows. */
  readonly twice: boolean;
  readonly log: (line: string) => void;
}

const PLAN_SIZE = 500;
const DEFAULT_RETRIES = 185;
const DEFAULT_AGE_S = 86_400;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * Plans and delivers whatever is due: for each target one after the other in the order of the due times; a slow target
 * does not hold up the others.
 */
export class Engine {
  readonly #options: EngineOptions;
  /** The targets that are being delivered to. */
  readonly #lanes = new Map<string, Promise<void>>();
  #made = 0;
  #stopped = false;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Starts the delivery of what is due now, without waiting for it. */
  kick(): void {
    if (this.#stopped) return;
    const { store, clock, log } = this.#options;
    const now = clock.now().getTime();
    while (this.#plan(now) === PLAN_SIZE);
    for (const target of store.dueTargets(now).filter((each) => !this.#lanes.has(each))) {
      const lane = this.#lane(target, now)
        .catch((error: unknown) => log(`scheduler: ${String(error)}`))
        .finally(() => this.#lanes.delete(target));
      this.#lanes.set(target, lane);
    }
  }

  /** Delivers what is due now, waits until nothing is under way, and says how many deliveries were made. */
  async fireDue(): Promise<number> {
    const before = this.#made;
    await this.#idle();
    this.kick();
    await this.#idle();
    return this.#made - before;
  }

  /** Ends after the deliveries under way. What is left stays in the store. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#idle();
  }

  async #idle(): Promise<void> {
    while (this.#lanes.size > 0) await Promise.all(this.#lanes.values());
  }

  /** `now` stays: what fails is tried again in a later round, so that it does not hold up the rest. */
  async #lane(target: string, now: number): Promise<void> {
    for (;;) {
      const firing = this.#stopped ? undefined : this.#options.store.nextFiring(target, now);
      if (!firing) return;
      const made = await this.#fire(firing);
      this.#made += made;
    }
  }

  /**
   * Turns due schedules into firings, each with the step of its schedule in one transaction. A recurring schedule that
   * missed several occurrences (the process was down, the clock was moved) fires once for them, for the first one.
   */
  #plan(now: number): number {
    const { store } = this.#options;
    return store.transaction(() => {
      const due = store.dueSchedules(now, PLAN_SIZE);
      for (const schedule of due) {
        const nextAt = dueAfter(schedule.input, schedule.modifiedAt, now);
        const recurs = !schedule.input.ScheduleExpression.startsWith('at(');
        const after = recurs ? nextAt : null;
        store.putFiring(newFiring(schedule, now, after === null));
        store.putSchedule({ ...schedule, nextAt: after });
      }
      return due.length;
    });
  }

  async #fire(firing: Firing): Promise<number> {
    const delivery = this.#delivery(firing);
    try {
      await this.#options.deliver(delivery);
      if (this.#options.twice) await this.#options.deliver(delivery);
    } catch (error) {
      await this.#failed({ ...firing, attempts: firing.attempts + 1 }, delivery, error);
      return 0;
    }
    this.#done(firing);
    return this.#options.twice ? 2 : 1;
  }

  async #failed(firing: Firing, delivery: Delivery, error: unknown): Promise<void> {
    const { store, clock, log } = this.#options;
    const now = clock.now().getTime();
    const policy = firing.target.RetryPolicy ?? {};
    const tooOften = firing.attempts > (policy.MaximumRetryAttempts ?? DEFAULT_RETRIES);
    const tooOld = now - firing.plannedAt >= (policy.MaximumEventAgeInSeconds ?? DEFAULT_AGE_S) * 1000;
    const reason = error instanceof Error ? error.message : String(error);
    if (!tooOften && !tooOld) {
      const wait = Math.min(1000 * 2 ** (firing.attempts - 1), LONGEST_WAIT_MS);
      store.putFiring({ ...firing, nextTryAt: now + wait });
      return;
    }
    const queueArn = firing.target.DeadLetterConfig?.Arn;
    log(`schedule ${firing.group}/${firing.name} gave up: ${reason}${queueArn ? '' : ' (no dead-letter queue)'}`);
    try {
      if (queueArn) await this.#options.deadLetter(letter(queueArn, firing, delivery, error, tooOften));
      this.#done(firing);
    } catch (failure) {
      // The dead-letter queue is the last place: keep the firing rather than lose it.
      log(`dead-letter queue ${queueArn} refused: ${String(failure)}`);
      store.putFiring({ ...firing, nextTryAt: now + LONGEST_WAIT_MS });
    }
  }

  #done(firing: Firing): void {
    const { store } = this.#options;
    store.transaction(() => {
      store.deleteFiring(firing.id);
      if (firing.deletes) store.deleteSchedule(firing.group, firing.name, firing.revision);
    });
  }

  #delivery(firing: Firing): Delivery {
    const arn = scheduleArn(this.#options, firing.group, firing.name);
    const scheduledTime = new Date(firing.dueAt);
    const attempt = firing.attempts + 1;
    const values: Record<string, string> = {
      'schedule-arn': arn,
      'scheduled-time': isoSeconds(scheduledTime),
      'execution-id': firing.id,
      'attempt-number': String(attempt),
    };
    const payload =
      firing.target.Input?.replace(/<aws\.scheduler\.([a-z-]+)>/g, (found, key: string) => values[key] ?? found) ??
      this.#defaultEvent(arn, scheduledTime, firing.id);
    return { target: firing.target, payload, scheduleArn: arn, scheduledTime, executionId: firing.id, attempt };
  }

  #defaultEvent(arn: string, time: Date, id: string): string {
    const { account, region } = this.#options;
    const source = { source: 'aws.scheduler', account, time: isoSeconds(time), region, resources: [arn] };
    return JSON.stringify({ version: '0', id, 'detail-type': 'Scheduled Event', ...source, detail: '{}' });
  }
}

function newFiring(schedule: StoredSchedule, now: number, last: boolean): Firing {
  return {
    id: randomUUID(),
    group: schedule.input.GroupName,
    name: schedule.input.Name,
    revision: schedule.revision,
    target: schedule.input.Target,
    dueAt: schedule.nextAt ?? now,
    plannedAt: now,
    nextTryAt: now,
    attempts: 0,
    deletes: last && schedule.input.ActionAfterCompletion === 'DELETE',
  };
}

function letter(queueArn: string, firing: Firing, delivery: Delivery, error: unknown, tooOften: boolean): DeadLetter {
  return {
    queueArn,
    body: delivery.payload,
    attributes: {
      ERROR_CODE: error instanceof Error ? error.name : 'Error',
      ERROR_MESSAGE: error instanceof Error ? error.message : String(error),
      EXECUTION_ID: firing.id,
      EXHAUSTED_RETRY_CONDITION: tooOften ? 'MaximumRetryAttempts' : 'MaximumEventAgeInSeconds',
      IS_PAYLOAD_TRUNCATED: 'false',
      RETRY_ATTEMPTS: String(firing.attempts - 1),
      SCHEDULED_TIME: isoSeconds(delivery.scheduledTime),
      SCHEDULE_ARN: delivery.scheduleArn,
      TARGET_ARN: firing.target.Arn,
    },
  };
}

function isoSeconds(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
