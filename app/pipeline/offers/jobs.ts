import { z } from "zod";
import { defineJob } from "#app/jobs/define-job.ts";

/**
 * Composes the offers of a shop from its baskets, affinities, catalogue and rules. Unchanged means that nothing that is
 * shown has changed.
 */
export const composeOffersJob = defineJob({
  kind: "offers.compose",
  payload: z.object({ shop: z.string() }),
  collapseBy: ({ shop }) => shop,
  timeLimitSeconds: 3600,
  concurrency: 1,
  handler: async () => (await import("#app/pipeline/offers/compose.job.server.ts")).composeOffersOfShop,
});
