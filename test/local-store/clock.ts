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

/**
 * A clock that starts at `startMs` (default: now) and runs at `speed` (default 1).
 * `onError` hears of a timer's task that threw; by default it is thrown as an unhandled error, so that it is not lost.
 */
export function createClock(
  options: { startMs?: number; speed?: number; onError?: (error: unknown) => void } = {},
): StoreClock {
  const onError = options.onError ?? rethrowLater;
  let speed = options.speed ?? 1;
  let baseMs = options.startMs ?? Date.now();
  let baseRealMs = performance.now();
  let timers: Timer[] = [];
  let order = 0;
  let wake: NodeJS.Timeout | undefined;

  const now = () => Math.floor(baseMs + (performance.now() - baseRealMs) * speed);

  const rebase = (toMs: number) => {
    baseMs = toMs;
    baseRealMs = performance.now();
  };

  const takeDue = (untilMs: number): Timer | undefined => {
    const due = timers.filter((timer) => timer.atMs <= untilMs).sort((a, b) => a.atMs - b.atMs || a.order - b.order)[0];
    if (due) timers = timers.filter((timer) => timer !== due);
    return due;
  };

  const schedule = () => {
    clearTimeout(wake);
    if (timers.length === 0 || speed === 0) return;
    const next = Math.min(...timers.map((timer) => timer.atMs));
    const waitMs = Math.min(Math.max((next - now()) / speed, 0), LONGEST_WAIT_MS);
    wake = setTimeout(runDue, waitMs);
    wake.unref();
  };

  const runDue = () => {
    for (let timer = takeDue(now()); timer; timer = takeDue(now())) void run(timer, onError);
    schedule();
  };

  return {
    now,
    at(atMs, task) {
      const timer: Timer = { atMs, order: order++, task };
      timers.push(timer);
      schedule();
      return () => {
        timers = timers.filter((other) => other !== timer);
        schedule();
      };
    },
    async advance(ms) {
      const target = now() + ms;
      for (let timer = takeDue(target); timer; timer = takeDue(target)) {
        if (timer.atMs > now()) rebase(timer.atMs);
        await run(timer, onError);
      }
      if (target > now()) rebase(target);
      schedule();
    },
    setSpeed(newSpeed) {
      rebase(now());
      speed = newSpeed;
      schedule();
    },
    speed: () => speed,
    stop() {
      clearTimeout(wake);
      timers = [];
    },
  };
}

async function run(timer: Timer, onError: (error: unknown) => void): Promise<void> {
  try {
    await timer.task();
  } catch (error) {
    onError(error);
  }
}

function rethrowLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
