import type { Clock } from '../../clock.ts';
import { serveHttp } from '../http.ts';
import { DEFAULT_GROUP } from './context.ts';
import { type DeadLetter, type Delivery, Engine } from './engine.ts';
import { route } from './router.ts';
import { SchedulerStore } from './store.ts';

export interface SchedulerOptions {
  /** SQLite file; made when absent. */
  readonly dataFile: string;
  readonly clock: Clock;
  /** Resolves when the target has accepted the invocation; a rejection is retried by the schedule's retry policy. */
  readonly deliver: (delivery: Delivery) => Promise<void>;
  /** Puts a given-up invocation on the dead-letter queue of its schedule. */
  readonly deadLetter: (letter: DeadLetter) => Promise<void>;
  readonly port?: number;
  readonly host?: string;
  /** How often (real ms) due schedules are looked for; 50 when absent, 0 leaves it to `fireDue`. */
  readonly tickMs?: number;
  readonly region?: string;
  readonly account?: string;
  /** Delivers everything twice, as at-least-once allows. */
  readonly twice?: boolean;
  readonly log?: (line: string) => void;
}

export interface Scheduler {
  readonly url: string;
  stop(): Promise<void>;
  /** Delivers what is due by the clock now; says how many deliveries were made. */
  fireDue(): Promise<number>;
}

/** Starts the local EventBridge Scheduler: its REST API, and the firing of what is due by the hub's clock. */
export async function startScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const { clock, deliver, deadLetter, region = 'us-east-1', account = '000000000000' } = options;
  const log = options.log ?? ((line: string) => console.error(line));
  const store = new SchedulerStore(options.dataFile);
  if (!store.group(DEFAULT_GROUP)) store.addGroup({ name: DEFAULT_GROUP, createdAt: clock.now().getTime() });
  const engine = new Engine({ store, clock, region, account, deliver, deadLetter, log, twice: options.twice ?? false });
  const context = { store, clock, region, account };
  const server = await serveHttp({
    port: options.port ?? 0,
    host: options.host ?? '127.0.0.1',
    answer: (request) => route(request, context),
  });
  const tickMs = options.tickMs ?? 50;
  const timer = tickMs > 0 ? setInterval(() => kick(engine, log), tickMs) : undefined;
  return {
    url: server.url,
    fireDue: () => engine.fireDue(),
    stop: async () => {
      clearInterval(timer);
      await server.stop();
      await engine.stop();
      store.close();
    },
  };
}

/** A fault (a full disk, say) is told; the next tick tries again. */
function kick(engine: Engine, log: (line: string) => void): void {
  try {
    engine.kick();
  } catch (error) {
    log(`scheduler: ${String(error)}`);
  }
}
