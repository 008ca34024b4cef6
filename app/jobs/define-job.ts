import type { z } from "zod";
import type { Clock } from "#app/kernel/clock.ts";

/**
 * Words of this room.
 * - *job definition*: name, payload and rules of a kind of work; cheap to import, so that a web process can enqueue
 *   without loading what does the work.
 * - *handler*: does the work; loaded when a worker first needs it.
 * - *collapse*: of the jobs with one key at most one waits and one runs. A burst of webhooks becomes one job.
 */
export type JobDefinition<Payload> = JobRules & {
  /** `stage.verb`, e.g. `orders.refresh`. */
  kind: string;
  /** Jobs with the same key collapse. Absent for work that must be done once for every enqueue. */
  collapseBy?(payload: Payload): string;
  /** Parses the stored payload and does the work. */
  run(data: unknown, context: JobContext): Promise<JobOutcome>;
};

type JobRules = {
  /** Tries after the first, with growing pauses beginning at `retryDelaySeconds`. */
  retryLimit: number;
  retryDelaySeconds: number;
  /** Longer than this without an end, and the job counts as failed. */
  timeLimitSeconds: number;
  /** How many of this kind one worker process runs at a time, for different keys. */
  concurrency: number;
  /** Cron in UTC, for work that concerns all shops: enqueued with an empty payload. */
  schedule?: string;
};

export type JobHandler<Payload> = (payload: Payload, context: JobContext) => Promise<JobOutcome>;

export type JobContext = {
  /** When this try began; `clock` tells the time as it goes on. */
  now: Date;
  clock: Clock;
  /** Aborts when the worker is asked to stop, and when the job's time is up. */
  signal: AbortSignal;
  /** No further try follows if this one fails. */
  isLastTry: boolean;
};

/**
 * What a handler leaves behind: a summary for the Activity page; `later` puts the same job back after some seconds;
 * `unchanged` says that nothing depends on this run, so what follows it on the map need not run.
 */
export type JobOutcome = { summary?: string; later?: number; unchanged?: boolean };

/** A failure that no retry mends: the job ends here, and `message` tells the merchant what to do. Any other error is tried again. */
export class GiveUp extends Error {
  override name = "GiveUp";
}

type Given<Payload> = {
  kind: string;
  payload: z.ZodType<Payload>;
  collapseBy?: (payload: Payload) => string;
  handler: () => Promise<JobHandler<Payload>>;
} & Partial<JobRules>;

/** Defines a kind of work. Every payload carries `shop` where it concerns one. */
export function defineJob<Payload extends object>(given: Given<Payload>): JobDefinition<Payload> {
  const { payload, handler, ...rules } = given;
  return {
    retryLimit: 8,
    retryDelaySeconds: 1,
    timeLimitSeconds: 900,
    concurrency: 2,
    ...rules,
    run: async (data, context) => (await handler())(payload.parse(data), context),
  };
}
