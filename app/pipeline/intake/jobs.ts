import { z } from "zod";
import { defineJob } from "#app/jobs/define-job.ts";

/** Wakes the intakes that wait for a bulk operation which Shopify says has ended. */
export const wakeIntakesJob = defineJob({
  kind: "intake.wake",
  payload: z.object({ shop: z.string() }),
  collapseBy: ({ shop }) => shop,
  handler: async () => (await import("#app/pipeline/intake/wake.job.server.ts")).wakeIntakes,
});
