import { z } from "zod";
import { defineJob } from "#app/jobs/define-job.ts";

/** Reads the shop's own facts and starts reading its catalogue and orders. */
export const installJob = defineJob({
  kind: "shops.install",
  payload: z.object({ shop: z.string() }),
  collapseBy: ({ shop }) => shop,
  handler: async () => (await import("#app/shops/install.job.server.ts")).install,
});
