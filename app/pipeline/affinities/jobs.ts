import { z } from "zod";
import { defineJob } from "#app/jobs/define-job.ts";

/**
 * Reads the shop's baskets and finds what belongs together. One at a time in a worker: it holds all baskets in memory.
 */
export const mineAffinitiesJob = defineJob({
  kind: "affinities.mine",
  payload: z.object({ shop: z.string() }),
  collapseBy: ({ shop }) => shop,
  timeLimitSeconds: 3600,
  concurrency: 1,
  handler: async () => (await import("#app/pipeline/affinities/mine.job.server.ts")).mineShop,
});
