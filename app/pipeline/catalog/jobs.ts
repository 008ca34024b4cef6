import { z } from "zod";
import { defineJob } from "#app/jobs/define-job.ts";

const ofShop = z.object({ shop: z.string() });
const oneAShop = ({ shop }: { shop: string }) => shop;

/** Reads the whole catalogue, once. */
export const backfillCatalogJob = defineJob({
  kind: "catalog.backfill",
  payload: ofShop,
  collapseBy: oneAShop,
  timeLimitSeconds: 4 * 3600,
  handler: async () => (await import("#app/pipeline/catalog/backfill.job.server.ts")).backfillCatalog,
});

/** Fetches the products that waiting webhooks name. */
export const refreshProductsJob = defineJob({
  kind: "catalog.refresh",
  payload: ofShop,
  collapseBy: oneAShop,
  retryLimit: 12,
  handler: async () => (await import("#app/pipeline/catalog/refresh.job.server.ts")).refreshProducts,
});
