import type { JobHandler } from "#app/jobs/define-job.ts";
import { syncShop } from "#app/pipeline/publishing/sync-shop.server.ts";

/** Brings Shopify to what is wanted, from wherever the last run stopped. */
export const syncPublications: JobHandler<{ shop: string }> = ({ shop }, context) => syncShop(shop, context);
