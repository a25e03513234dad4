/** Time as the whole local hub sees it. */
export interface Clock {
  now(): Date;
}

/**
 * What a thread needs to tell the same time as all the others: `cell` holds the hub's time (ms since 1970) at the real
 * instant `origin`, in memory that the threads share, so that an advance is seen by all of them at once.
 */
export interface ClockShare {
  readonly cell: SharedArrayBuffer;
  readonly origin: number;
  readonly speed: number;
}

const RealDate = Date;

/** The hub's time in ms at the real instant `real` (ms). */
export function hubTime(share: ClockShare, real: number = RealDate.now()): number {
  const base = Number(Atomics.load(new BigInt64Array(share.cell), 0));
  return Math.round(base + (real - share.origin) * share.speed);
}

/** A clock over shared memory; `advance` moves it for every thread. */
export class HubClock implements Clock {
  readonly share: ClockShare;

  /** `start` is the hub's time now (ms); `speed` is hub seconds per real second. */
  constructor(start: number, speed: number) {
    const cell = new SharedArrayBuffer(8);
    new BigInt64Array(cell)[0] = BigInt(Math.round(start));
    this.share = { cell, origin: RealDate.now(), speed };
  }

  now(): Date {
    return new RealDate(hubTime(this.share));
  }

  /** The hub's time of a real instant not long ago, e.g. when a queue says that a message was sent. */
  at(real: number): Date {
    return new RealDate(hubTime(this.share, real));
  }

  /** Moves the clock forward; it never goes back, because what is stored already has later times. */
  advance(seconds: number): Date {
    if (!(seconds >= 0) || !Number.isFinite(seconds)) throw new RangeError('The clock only goes forward.');
    Atomics.add(new BigInt64Array(this.share.cell), 0, BigInt(Math.round(seconds * 1000)));
    return this.now();
  }

  /** True if the hub's time is not simply the real one, so that it has to be remembered over a restart. */
  get skewed(): boolean {
    return this.share.speed !== 1 || Math.abs(hubTime(this.share) - RealDate.now()) > 1000;
  }
}

/**
 * Replaces `Date` in this thread by one that tells the hub's time; timers stay real. Called in a function's thread
 * before its bundle is loaded, so that product code needs no knowledge of it (as libfaketime does for a process).
 */
export function installClock(share: ClockShare, target: { Date: DateConstructor } = globalThis): void {
  const now = () => hubTime(share);
  target.Date = new Proxy(RealDate, {
    construct: (real, args, newTarget) => Reflect.construct(real, args.length === 0 ? [now()] : args, newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (real, name, receiver) => (name === 'now' ? now : Reflect.get(real, name, receiver)),
  });
}
