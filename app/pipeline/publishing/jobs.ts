import { z } from "zod";
import { defineJob } from "#app/jobs/define-job.ts";

const ofShop = z.object({ shop: z.string() });
const oneAShop = ({ shop }: { shop: string }) => shop;

/** Finds or makes what a shop's publications need: the one discount, and the ids of shop and installation. */
export const preparePublishingJob = defineJob({
  kind: "publishing.prepare",
  payload: ofShop,
  collapseBy: oneAShop,
  handler: async () => (await import("#app/pipeline/publishing/prepare.job.server.ts")).preparePublishing,
});

/** Brings Shopify to what is wanted. The only job that writes metafields, one a shop at a time. */
export const syncPublicationsJob = defineJob({
  kind: "publishing.sync",
  payload: ofShop,
  collapseBy: oneAShop,
  retryLimit: 12,
  timeLimitSeconds: 3600,
  handler: async () => (await import("#app/pipeline/publishing/sync.job.server.ts")).syncPublications,
});

/** Compares Shopify with the ledger; the map lets a sync mend what differs. */
export const verifyPublicationsJob = defineJob({
  kind: "publishing.verify",
  payload: ofShop,
  collapseBy: oneAShop,
  timeLimitSeconds: 3600,
  handler: async () => (await import("#app/pipeline/publishing/verify.job.server.ts")).verifyPublications,
});

/** Every night: a comparison for each shop. The sync after it also takes down what ended with its last day. */
export const verifyAllShopsJob = defineJob({
  kind: "publishing.verify-all-shops",
  payload: z.object({}),
  schedule: "29 2 * * *",
  handler: async () => (await import("#app/pipeline/publishing/schedule.job.server.ts")).verifyAllShops,
});

/** Every quarter of an hour: a sync for each shop with rules whose grace is over. */
export const revokeAllShopsJob = defineJob({
  kind: "publishing.revoke-all-shops",
  payload: z.object({}),
  schedule: "*/15 * * * *",
  handler: async () => (await import("#app/pipeline/publishing/revoke.job.server.ts")).revokeAllShops,
});
