/**
 * The local store's clock: tokens expire, webhooks are tried again and `shop/redact` comes 48 hours later by it, never by
 * `Date.now()`.
 *
 * - *speed*: how many seconds of the store pass in one real second. 1 is real time, 600 lets four hours of retries pass
 *   in 24 seconds, 0 stands still and only moves by `advance`.
 * - *timer*: something due at a moment of the store's time. Timers run in the order in which they are due.
 */
export interface StoreClock {
  /** Milliseconds since 1970 in the store's time. */
  now(): number;
  /** Runs `task` when the store's time reaches `atMs`; gives back a function that calls it off. */
  at(atMs: number, task: () => Promise<void> | void): () => void;
  /** Moves the time forward and waits for everything that became due, and for what that made due in turn. */
  advance(ms: number): Promise<void>;
  setSpeed(speed: number): void;
  speed(): number;
  /** Forgets all timers; nothing runs any more. */
  stop(): void;
}

interface Timer {
  atMs: number;
  order: number;
  task: () => Promise<void> | void;
}

/** setTimeout overflows beyond this and would fire at once. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

interface ClockOptions {
  startMs?: number;
  speed?: number;
  onError?: (error: unknown) => void;
}

/**
 * A clock that starts at `startMs` (default: now) and runs at `speed` (default 1).
 * `onError` hears of a timer's task that threw; by default it is thrown as an unhandled error, so that it is not lost.
 */
export function createClock(options: ClockOptions = {}): StoreClock {
  return new RunningClock(options);
}

class RunningClock implements StoreClock {
  #speed: number;
  #baseMs: number;
  #baseRealMs = performance.now();
  #timers: Timer[] = [];
  #order = 0;
  #wake: NodeJS.Timeout | undefined;
  #onError: (error: unknown) => void;

  constructor({ startMs = Date.now(), speed = 1, onError = rethrowLater }: ClockOptions) {
    this.#speed = speed;
    this.#baseMs = startMs;
    this.#onError = onError;
  }

  now(): number {
    return Math.floor(this.#baseMs + (performance.now() - this.#baseRealMs) * this.#speed);
  }

  speed(): number {
    return this.#speed;
  }

  setSpeed(speed: number): void {
    this.#rebase(this.now());
    this.#speed = speed;
    this.#schedule();
  }

  at(atMs: number, task: Timer["task"]): () => void {
    const timer: Timer = { atMs, order: this.#order++, task };
    this.#timers.push(timer);
    this.#schedule();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
      this.#schedule();
    };
  }

  async advance(ms: number): Promise<void> {
    const target = this.now() + ms;
    for (let timer = this.#takeDue(target); timer; timer = this.#takeDue(target)) {
      if (timer.atMs > this.now()) this.#rebase(timer.atMs);
      await this.#run(timer);
    }
    if (target > this.now()) this.#rebase(target);
    this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#wake);
    this.#timers = [];
  }

  #rebase(toMs: number): void {
    this.#baseMs = toMs;
    this.#baseRealMs = performance.now();
  }

  #takeDue(untilMs: number): Timer | undefined {
    const due = this.#timers.filter((timer) => timer.atMs <= untilMs);
    const [first] = due.sort((a, b) => a.atMs - b.atMs || a.order - b.order);
    if (first) this.#timers = this.#timers.filter((timer) => timer !== first);
    return first;
  }

  #schedule(): void {
    clearTimeout(this.#wake);
    if (this.#timers.length === 0 || this.#speed === 0) return;
    const next = this.#timers.reduce((soonest, { atMs }) => Math.min(soonest, atMs), Number.POSITIVE_INFINITY);
    const waitMs = Math.min(Math.max((next - this.now()) / this.#speed, 0), LONGEST_WAIT_MS);
    this.#wake = setTimeout(() => this.#runDue(), waitMs);
    this.#wake.unref();
  }

  #runDue(): void {
    for (let timer = this.#takeDue(this.now()); timer; timer = this.#takeDue(this.now())) void this.#run(timer);
    this.#schedule();
  }

  async #run(timer: Timer): Promise<void> {
    try {
      await timer.task();
    } catch (error) {
      this.#onError(error);
    }
  }
}

function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
