import { z } from "zod";
import { defineJob } from "#app/jobs/define-job.ts";

/** Compares the orders that changed with what their offers promised. */
export const comparePromisesJob = defineJob({
  kind: "results.compare-promises",
  payload: z.object({ shop: z.string() }),
  collapseBy: ({ shop }) => shop,
  handler: async () => (await import("#app/pipeline/results/compare-promises.job.server.ts")).comparePromises,
});
