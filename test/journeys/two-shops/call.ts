import type { JobContext, JobHandler, JobOutcome } from "#app/jobs/define-job.ts";
import type { Database } from "#app/runtime/database.server.ts";
import type { World } from "#test/local-store/world/types.ts";
import type { ConnectedApp } from "#test/support/connected-app.ts";

/** What a call is made with: the shop it is for, and ids that both shops have. */
export type Given = {
  tx: Database;
  shop: string;
  world: World;
  app: ConnectedApp;
  now: Date;
  context: JobContext;
  orderIds: bigint[];
  productIds: bigint[];
  /** Keys of two shoppers with orders. */
  keys: [string, string];
  customerId: string;
  email: string;
  /** The intake that wrote the products, and the one that wrote the orders. */
  productsIntake: string;
  ordersIntake: string;
};

type Run = (given: Given) => unknown;

/**
 * How one function is tried.
 * - *reads*: it must answer the same whether or not the other shop is in the database.
 * - *changes*: it writes through `tx`, which is rolled back afterwards.
 * - *does*: what it does stays. These run in the sequence of the table.
 * - *prepare* makes both shops such that there is something to do.
 * - *quiet* ones neither answer nor change anything when all is well; of the others one is expected.
 */
export type Call = { kind: "reads" | "changes" | "does"; quiet?: boolean; prepare?: Run; run: Run };

/** By file, then by the function's name. */
export type Calls = Record<string, Record<string, Call>>;

export const reads = (run: Run): Call => ({ kind: "reads", run });
export const changes = (run: Run, prepare?: Run): Call => ({ kind: "changes", run, prepare });
export const does = (run: Run, prepare?: Run): Call => ({ kind: "does", run, prepare });
export const quiet = (call: Call): Call => ({ ...call, quiet: true });

/** A job's handler, run until it does not ask to be run again. */
export function works(handler: JobHandler<{ shop: string }>): Call {
  return does(async ({ shop, context }) => {
    const outcomes: JobOutcome[] = [];
    for (let times = 0; times < 200; times += 1) {
      const outcome = await handler({ shop }, { ...context, now: context.clock() });
      outcomes.push(outcome);
      if (!outcome.later) return outcomes;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`It never ends: ${JSON.stringify(outcomes.at(-1))}`);
  });
}
