import { z } from "zod";
import { defineJob } from "#app/jobs/define-job.ts";

/** Looks up anew what the lines of uploaded orders are, after the catalogue has changed. */
export const resolveLinesJob = defineJob({
  kind: "orders.resolve-lines",
  payload: z.object({ shop: z.string() }),
  collapseBy: ({ shop }) => shop,
  handler: async () => (await import("#app/pipeline/orders/file/resolve-lines.job.server.ts")).resolveAllLines,
});
